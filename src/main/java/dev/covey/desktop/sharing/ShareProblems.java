package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Why files were not shared, above the table they are missing in, until the
 * user has read it.
 */
public final class ShareProblems extends VBox {
  private static final int MOST = 3;

  public ShareProblems(String id) {
    setId(id);
    getStyleClass().add("share-problems");
    getChildren().subscribe(this::takeRoom);
    takeRoom();
  }

  private void takeRoom() {
    setVisible(!getChildren().isEmpty());
    setManaged(isVisible());
  }

  /** Adds one; of many only the latest few stay. */
  public void add(String sentence) {
    InlineError error = new InlineError();
    error.setText(sentence);
    error.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(error, Priority.ALWAYS);
    HBox row = new HBox(8);
    Button close = Icons.iconButton(null, Feather.X, Messages.text("share.problem.close"));
    close.getStyleClass().addAll("small", "flat", "row-button");
    close.setOnAction(_ -> getChildren().remove(row));
    row.setAlignment(Pos.TOP_LEFT);
    row.getChildren().addAll(error, close);
    if (getChildren().size() == MOST) {
      getChildren().removeFirst();
    }
    getChildren().add(row);
  }
}
