package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Shortcuts;
import dev.covey.peer.QueueMove.Step;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/** Runs on the FX thread. What keys, and a double click, do with the chosen download. */
final class DownloadKeys {
  private static final List<KeyCombination> OF_THE_TABLE =
      List.of(Shortcuts.SPACE, Shortcuts.ENTER, Shortcuts.MOVE_UP, Shortcuts.MOVE_DOWN);

  private final TableView<?> table;
  private final DownloadCommands commands;

  DownloadKeys(TableView<?> table, DownloadCommands commands) {
    this.table = table;
    this.commands = commands;
  }

  void bind(Shortcuts shortcuts) {
    shortcuts
        .on(Shortcuts.RETRY, commands::retry)
        .on(Shortcuts.SPACE, commands::pauseOrResume)
        .on(Shortcuts.MOVE_UP, () -> commands.move(Step.UP))
        .on(Shortcuts.MOVE_DOWN, () -> commands.move(Step.DOWN))
        .on(Shortcuts.ENTER, commands::open)
        .on(Shortcuts.DELETE, commands::cancelOrRemove)
        .on(Shortcuts.COPY, commands::copyPath);
    // The table itself uses Space and Enter to choose what is chosen already, and arrows to walk.
    table.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (OF_THE_TABLE.stream().anyMatch(keys -> keys.match(event))) {
            shortcuts.handle(event);
          }
        });
    table.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
        commands.open();
      }
    });
  }
}
