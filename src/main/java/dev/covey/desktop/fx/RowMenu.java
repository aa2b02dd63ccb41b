package dev.covey.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. The menu of a table's chosen row: it offers what can be done with that row
 * now, and does not open where there is nothing.
 */
public final class RowMenu {
  private final ContextMenu menu = new ContextMenu();
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(MenuItem item, BooleanSupplier offered) {}

  public RowMenu(TableView<?> table) {
    table.setContextMenu(menu);
    // The table would heed the keys of what is in its menu, also while somebody types elsewhere.
    menu.setOnHidden(_ -> menu.getItems().clear());
    table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::offer);
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
