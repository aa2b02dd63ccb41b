package dev.covey.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.PickResult;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. The menu of a table's chosen row: it offers what can be done with that row
 * now, and does not open where there is nothing.
 */
public final class RowMenu {
  private static final KeyCombination SHIFT_F10 =
      new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);

  /** How far within its row it opens by key. */
  private static final double FROM_EDGE = 40;

  private final TableView<?> table;
  private final ContextMenu menu = new ContextMenu();
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(MenuItem item, BooleanSupplier offered) {}

  public RowMenu(TableView<?> table) {
    this.table = table;
    table.setContextMenu(menu);
    // The table would heed the keys of what is in its menu, also while somebody types elsewhere.
    menu.setOnHidden(_ -> menu.getItems().clear());
    table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::offer);
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::askByKey);
  }

  /** Under X11 JavaFX itself asks for no menu by key. */
  private void askByKey(KeyEvent event) {
    boolean asks = event.getCode() == KeyCode.CONTEXT_MENU || SHIFT_F10.match(event);
    if (!asks || menu.isShowing()) {
      return;
    }
    event.consume();
    Node row = Optional.ofNullable(table.lookup(".table-row-cell:selected")).orElse(table);
    Bounds there = row.localToScreen(row.getBoundsInLocal());
    Point2D on = new Point2D(there.getMinX() + FROM_EDGE, there.getMaxY());
    Point2D in = table.screenToLocal(on);
    table.fireEvent(
        new ContextMenuEvent(
            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
            in.getX(),
            in.getY(),
            on.getX(),
            on.getY(),
            true,
            new PickResult(table, in.getX(), in.getY())));
  }

  /**
   * @param offered whether it can be done with the chosen row now
   */
  public RowMenu item(
      String id, Feather icon, String label, BooleanSupplier offered, Runnable action) {
    MenuItem item = new MenuItem(label, Icons.of(icon));
    item.setId(id);
    item.setOnAction(_ -> action.run());
    Keys.ofMenuItem(id).ifPresent(item::setAccelerator);
    entries.add(new Entry(item, offered));
    return this;
  }

  private void offer(ContextMenuEvent event) {
    menu.getItems()
        .setAll(
            entries.stream()
                .filter(entry -> entry.offered().getAsBoolean())
                .map(Entry::item)
                .toList());
    if (menu.getItems().isEmpty()) {
      event.consume();
    }
  }
}
