package dev.covey.desktop.files;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.Tables;
import dev.covey.model.Seeder;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/** Runs on the FX thread. One device that has the chosen file, or part of it. */
final class SeederRow extends HBox {
  /** Pixels of a user's name, and of one in rows of which some have more to say. */
  private static final double MOST = 96;

  private static final double MOST_BESIDE_A_PART = 56;
  private static final double LEAST = 40;

  /** Scores end below each other, and what stands before them too. */
  private static final double SCORE = 32;

  private final boolean whole;
  private final Label user;

  private SeederRow(String name, String device, boolean whole, String score) {
    super(10);
    this.whole = whole;
    String part = Messages.text(whole ? "files.pane.whole" : "files.pane.part");
    Region dot = new Region();
    dot.getStyleClass().add("dot");
    user = new Label(name);
    Tables.shortenInTheMiddle(user);
    Label where = new Label(device);
    where.getStyleClass().add("hint");
    where.setMinWidth(LEAST);
    where.setMaxWidth(Double.MAX_VALUE);
    Tables.shortenInTheMiddle(where);
    HBox.setHgrow(where, Priority.ALWAYS);
    Label how = new Label(part);
    how.getStyleClass().add("hint");
    how.setMinWidth(Region.USE_PREF_SIZE);
    Label number = new Label(score);
    number.getStyleClass().add("small-text");
    number.setMinWidth(SCORE);
    number.setPrefWidth(SCORE);
    number.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(dot, user, where, how, number);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("seeder-row");
    setAccessibleText(Messages.text("files.pane.seeder", name, device, part, score));
  }

  static SeederRow of(Seeder seeder) {
    return new SeederRow(
        seeder.user().value(),
        SafeText.line(seeder.deviceName()),
        seeder.complete(),
        Formats.fixed(2, seeder.score()));
  }

  /** This device, which scores itself not. */
  static SeederRow mine() {
    return new SeederRow(
        Messages.text("files.pane.you"),
        Messages.text("files.pane.thisDevice"),
        true,
        Messages.text("files.pane.noScore"));
  }

  /** Has the devices begin below each other. */
  static void align(List<SeederRow> rows) {
    double most = rows.stream().allMatch(row -> row.whole) ? MOST : MOST_BESIDE_A_PART;
    List<Label> users = rows.stream().map(row -> row.user).toList();
    for (Label user : users) {
      ObservableValue<Double> width =
          user.fontProperty().map(font -> Math.clamp(widest(users, font), LEAST, most));
      user.minWidthProperty().bind(width);
      user.maxWidthProperty().bind(width);
    }
  }

  private static double widest(List<Label> users, Font font) {
    return 1
        + users.stream().mapToDouble(user -> Tables.drawn(user.getText(), font)).max().orElse(0);
  }
}
