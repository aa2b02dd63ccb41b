package dev.covey.desktop;

import dev.covey.desktop.fx.Keys;
import dev.covey.desktop.fx.Messages;
import javafx.geometry.HPos;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/** Runs on the FX thread. All shortcuts at a glance, as {@link Keys} has them. */
final class ShortcutsOverview {
  private ShortcutsOverview() {}

  static void show(Window owner) {
    Dialog<Void> dialog = new Dialog<>();
    dialog.setTitle(Messages.text("keys.title"));
    dialog.initOwner(owner);
    dialog.initModality(Modality.WINDOW_MODAL);
    DialogPane pane = dialog.getDialogPane();
    pane.setId("shortcuts");
    pane.getStyleClass().addAll("question", "shortcuts");
    pane.getStylesheets().setAll(owner.getScene().getStylesheets());
    pane.setHeader(header());
    pane.setContent(content());
    ButtonType close = new ButtonType(Messages.text("keys.close"), ButtonData.CANCEL_CLOSE);
    pane.getButtonTypes().add(close);
    pane.lookupButton(close).setId("shortcutsClose");
    dialog.show();
  }

  private static Label header() {
    Label title = new Label(Messages.text("keys.title"));
    title.getStyleClass().add("pane-title");
    HBox.setHgrow(title, Priority.ALWAYS);
    return title;
  }

  private static HBox content() {
    VBox left = column(Keys.Scope.EVERYWHERE, Keys.Scope.GROUPS);
    VBox right = column(Keys.Scope.FILES, Keys.Scope.DOWNLOADS, Keys.Scope.SHARING);
    HBox both = new HBox(left, right);
    both.getStyleClass().add("shortcuts-columns");
    return both;
  }

  private static VBox column(Keys.Scope... scopes) {
    VBox column = new VBox();
    column.getStyleClass().add("shortcuts-column");
    for (Keys.Scope scope : scopes) {
      Label title = new Label(scope.title());
      title.getStyleClass().add("section-title");
      column.getChildren().addAll(title, table(scope));
    }
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  private static GridPane table(Keys.Scope scope) {
    GridPane table = new GridPane();
    table.getStyleClass().add("shortcuts-table");
    ColumnConstraints does = new ColumnConstraints();
    does.setHgrow(Priority.ALWAYS);
    ColumnConstraints pressed = new ColumnConstraints();
    pressed.setHalignment(HPos.RIGHT);
    table.getColumnConstraints().setAll(does, pressed);
    for (Keys keys : scope.keys()) {
      Label label = new Label(keys.label());
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      Label combination = new Label(keys.pressed());
      combination.getStyleClass().add("keys");
      combination.setMinWidth(Region.USE_PREF_SIZE);
      table.addRow(table.getRowCount(), label, combination);
    }
    return table;
  }
}
