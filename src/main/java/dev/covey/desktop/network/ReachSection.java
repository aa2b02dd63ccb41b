package dev.covey.desktop.network;

import atlantafx.base.controls.Spacer;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Visibility;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Whether others can reach this computer, and what helps if not. */
final class ReachSection extends VBox {
  private static final Insets BESIDE_THE_FIRST_LINE = new Insets(1, 0, 0, 0);

  private final Label answer = text("reachAnswer");
  private final HBox line = new HBox(8);
  private final Label advice = text("reachAdvice");
  private final VBox adviceBox;

  ReachSection(ReachViewModel model) {
    setId("reach");
    getStyleClass().add("pane-section");
    Label title = new Label(Messages.text("network.reach"));
    title.getStyleClass().add("section-title");
    Button again =
        Icons.button("reachTest", Feather.REFRESH_CW, Messages.text("network.reach.again"));
    again.getStyleClass().add("small");
    again.setMinWidth(USE_PREF_SIZE);
    // Never disabled: it would hand the focus to the field below, and the page would scroll there.
    again.setOnAction(_ -> model.testAgain());
    HBox head = new HBox(8, title, new Spacer(), again);
    head.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(answer, Priority.ALWAYS);
    Label what = new Label(Messages.text("network.reach.advice"));
    what.getStyleClass().add("section-title");
    advice.getStyleClass().add("hint");
    adviceBox = new VBox(4, what, advice);
    adviceBox.getStyleClass().addAll("card", "advice");
    Label tested = text("reachTested");
    tested.getStyleClass().add("hint");
    tested.textProperty().bind(model.testedProperty());
    Visibility.showWhile(tested, model.testedProperty().isNotEmpty());
    getChildren().setAll(head, line, adviceBox, tested);
    model.reachProperty().subscribe(this::show);
  }

  private static Label text(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void show(Reach reach) {
    Node icon = Icons.of(icon(reach.kind()), Icons.NORMAL, reach.kind().tone());
    HBox.setMargin(icon, BESIDE_THE_FIRST_LINE);
    line.getChildren().setAll(icon, answer);
    answer.setText(reach.answer());
    advice.setText(reach.advice());
    Visibility.show(adviceBox, !reach.advice().isEmpty());
  }

  private static Feather icon(Reach.Kind kind) {
    return switch (kind) {
      case ASKING -> Feather.CLOCK;
      case YES -> Feather.CHECK_CIRCLE;
      case FROM_HERE -> Feather.INFO;
      case NO -> Feather.ALERT_TRIANGLE;
      case UNTESTED -> Feather.HELP_CIRCLE;
    };
  }
}
