package dev.covey.desktop.fx;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Says beside an invite that its address means this computer only, and what
 * helps; not shown at first.
 */
public final class LoopbackNote extends HBox {
  public LoopbackNote(String id) {
    setId(id);
    setSpacing(8);
    getStyleClass().add("note");
    Label words = new Label(Messages.text("invite.onlyHere"));
    words.getStyleClass().add("small");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().setAll(Icons.of(Feather.INFO, Icons.NORMAL, Tone.WARNING), words);
    Visibility.show(this, false);
  }
}
