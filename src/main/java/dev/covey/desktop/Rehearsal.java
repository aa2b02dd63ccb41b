package dev.covey.desktop;

import dev.covey.desktop.fx.Icons;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Styles and measures one of each control that most screens have, in a scene
 * that nobody sees: the style sheet is read, fonts are found and classes are ready when the window
 * needs them. While the peer opens, this thread has nothing else to do.
 */
final class Rehearsal {
  private Rehearsal() {}

  static void of(String styleSheet) {
    TableView<String> table = new TableView<>();
    table.getColumns().add(new TableColumn<>("Name"));
    Parent root =
        new VBox(
            new Label("Covey", Icons.of(Feather.FILE)),
            new Button("Covey"),
            new ToggleButton("Covey"),
            new TextField(),
            new MenuButton("Covey"),
            new SplitPane(table, new ListView<>()));
    Scene scene = new Scene(root, 900, 600);
    scene.getStylesheets().add(styleSheet);
    root.applyCss();
    root.layout();
  }
}
