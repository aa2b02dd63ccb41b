package dev.covey.desktop.files;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.Tables;
import dev.covey.model.Seeder;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Runs on the FX thread. One device that has the chosen file, or part of it. */
final class SeederRow extends HBox {
  private SeederRow(String name, String device, String part, String score) {
    super(10);
    Region dot = new Region();
    dot.getStyleClass().add("dot");
    Label user = new Label(name);
    user.setMinWidth(40);
    Tables.shortenInTheMiddle(user);
    Label where = new Label(device);
    where.getStyleClass().add("hint");
    where.setMinWidth(40);
    where.setMaxWidth(Double.MAX_VALUE);
    Tables.shortenInTheMiddle(where);
    HBox.setHgrow(where, Priority.ALWAYS);
    Label how = new Label(part);
    how.getStyleClass().add("hint");
    how.setMinWidth(Region.USE_PREF_SIZE);
    Label number = new Label(score);
    number.getStyleClass().add("small-text");
    number.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(dot, user, where, how, number);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("seeder-row");
    setAccessibleText(Messages.text("files.pane.seeder", name, device, part, score));
  }

  static SeederRow of(Seeder seeder) {
    return new SeederRow(
        seeder.user().value(),
        SafeText.line(seeder.deviceName()),
        Messages.text(seeder.complete() ? "files.pane.whole" : "files.pane.part"),
        Formats.fixed(2, seeder.score()));
  }

  /** This device, which scores itself not. */
  static SeederRow mine() {
    return new SeederRow(
        Messages.text("files.pane.you"),
        Messages.text("files.pane.thisDevice"),
        Messages.text("files.pane.whole"),
        Messages.text("files.pane.noScore"));
  }
}
