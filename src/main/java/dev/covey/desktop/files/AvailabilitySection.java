package dev.covey.desktop.files;

import atlantafx.base.controls.Spacer;
import dev.covey.desktop.fx.Messages;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Runs on the FX thread. How many who are online have the pieces of the chosen file. */
public final class AvailabilitySection extends VBox {
  private final Label copies = new Label();
  private final AvailabilityBar bar = new AvailabilityBar();
  private final Label sentence = new Label();

  public AvailabilitySection() {
    Label title = new Label(Messages.text("files.availability"));
    title.getStyleClass().add("section-title");
    title.setLabelFor(bar);
    copies.setId("fileCopies");
    copies.getStyleClass().add("hint");
    HBox head = new HBox(title, new Spacer(), copies);
    head.getStyleClass().add("pane-head");
    bar.setId("fileAvailability");
    sentence.setId("fileAvailabilityText");
    sentence.getStyleClass().add("hint");
    sentence.setWrapText(true);
    getChildren().addAll(head, bar, sentence);
    managedProperty().bind(visibleProperty());
  }

  /**
   * @param known empty while nobody has told yet
   */
  void show(Optional<Availability> known) {
    copies.setText(known.map(Availability::copiesText).orElse(""));
    sentence.setText(known.map(Availability::sentence).orElse(""));
    bar.setAccessibleText(sentence.getText());
    bar.show(known);
  }
}
