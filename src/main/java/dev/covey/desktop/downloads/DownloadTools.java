package dev.covey.desktop.downloads;

import static java.util.Locale.ROOT;

import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.RowMenu;
import dev.covey.desktop.fx.Shortcuts;
import dev.covey.model.DownloadId;
import dev.covey.peer.QueueMove.Step;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. The buttons for the chosen download, which follow what can be done with it
 * (D10), and the same as a menu in the table.
 */
final class DownloadTools extends HBox {
  private final DownloadsViewModel viewModel;
  private final DownloadCommands commands;
  private final Button pause;
  private final Button resume;
  private final Button cancel;
  private final Button retry;
  private final Button open;
  private final Button rest;
  private final Button remove;
  private final Button folder;
  private final MenuButton more = new MenuButton(null, Icons.of(Feather.MORE_HORIZONTAL));

  DownloadTools(DownloadsViewModel viewModel, DownloadCommands commands) {
    super(8);
    this.viewModel = viewModel;
    this.commands = commands;
    pause = button("Pause", Feather.PAUSE, Shortcuts.SPACE, commands::pause);
    resume = button("Resume", Feather.PLAY, Shortcuts.SPACE, commands::resume);
    cancel = button("Cancel", Feather.X, Shortcuts.DELETE, commands::cancel);
    retry = button("Retry", Feather.ROTATE_CW, Shortcuts.RETRY, commands::retry);
    open = button("Open", Feather.EXTERNAL_LINK, Shortcuts.ENTER, commands::open);
    rest = Icons.button("downloadsRest", Feather.DOWNLOAD, words("rest"));
    rest.setOnAction(_ -> commands.fetchRest());
    remove = button("Remove", Feather.X, Shortcuts.DELETE, commands::remove);
    folder = Icons.iconButton("downloadsFolder", Feather.FOLDER, words("folder"));
    folder.setOnAction(_ -> commands.openFolder());
    addMore();
    getChildren().addAll(pause, resume, cancel, retry, open, rest, remove, folder, more);
    setMinWidth(Region.USE_PREF_SIZE);
    Narrow.iconsOnly(this, pause, resume, cancel, retry, open, rest, remove);
    viewModel.actionsProperty().subscribe(this::offer);
  }

  private static String words(String key) {
    return Messages.text("downloads." + key);
  }

  private static Button button(String name, Feather icon, KeyCombination keys, Runnable action) {
    Button button = Icons.button("downloads" + name, icon, words(name.toLowerCase(ROOT)));
    button.setTooltip(new Tooltip(button.getText() + " (" + keys.getDisplayText() + ")"));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void addMore() {
    more.setId("downloadsMore");
    more.getStyleClass().addAll("button-icon", "no-arrow");
    more.setAccessibleText(words("more"));
    more.setTooltip(new Tooltip(words("more")));
    more.getItems()
        .setAll(
            item("downloadsCopyPath", words("copyPath"), commands::copyPath),
            item("downloadsCopyDetails", words("copyDetails"), commands::copyDetails));
  }

  private static MenuItem item(String id, String label, Runnable action) {
    MenuItem item = new MenuItem(label);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void offer(DownloadActions actions) {
    offer(pause, !actions.ended(), actions.pause());
    offer(resume, !actions.ended(), actions.resume());
    offer(cancel, !actions.ended(), actions.cancel());
    offer(retry, actions.retry(), actions.retry());
    offer(open, actions.open(), actions.open());
    offer(rest, actions.rest() && actions.ended(), actions.rest());
    offer(remove, actions.ended(), actions.remove());
    folder.setDisable(!actions.folder());
    more.setDisable(!actions.folder());
  }

  private static void offer(Button button, boolean shown, boolean enabled) {
    button.setVisible(shown);
    button.setManaged(shown);
    button.setDisable(!enabled);
  }

  /** Offers the same in the menu of the table's rows. */
  void addMenu(TableView<LiveRow<DownloadId, DownloadLine>> table) {
    RowMenu menu = new RowMenu(table);
    item(menu, "Pause", Feather.PAUSE, DownloadActions::pause, commands::pause);
    item(menu, "Resume", Feather.PLAY, DownloadActions::resume, commands::resume);
    item(menu, "First", Feather.CHEVRONS_UP, DownloadActions::move, step(Step.FIRST));
    item(menu, "Up", Feather.CHEVRON_UP, DownloadActions::move, step(Step.UP));
    item(menu, "Down", Feather.CHEVRON_DOWN, DownloadActions::move, step(Step.DOWN));
    item(menu, "Last", Feather.CHEVRONS_DOWN, DownloadActions::move, step(Step.LAST));
    item(menu, "Retry", Feather.ROTATE_CW, DownloadActions::retry, commands::retry);
    item(menu, "Open", Feather.EXTERNAL_LINK, DownloadActions::open, commands::open);
    item(menu, "InOrder", Feather.FAST_FORWARD, this::mayBeInOrder, () -> commands.inOrder(true));
    item(menu, "AnyOrder", Feather.SHUFFLE, this::isInOrder, () -> commands.inOrder(false));
    item(menu, "OpenPart", Feather.EXTERNAL_LINK, this::isInOrder, commands::openPart);
    item(menu, "Rest", Feather.DOWNLOAD, DownloadActions::rest, commands::fetchRest);
    item(menu, "Recheck", Feather.SHIELD, DownloadActions::recheck, commands::recheck);
    item(menu, "Folder", Feather.FOLDER, DownloadActions::folder, commands::openFolder);
    item(menu, "CopyPath", Feather.COPY, DownloadActions::folder, commands::copyPath);
    item(menu, "Cancel", Feather.X, DownloadActions::cancel, commands::cancel);
    item(menu, "Remove", Feather.X, DownloadActions::remove, commands::remove);
  }

  private boolean mayBeInOrder(DownloadActions actions) {
    return !actions.ended() && actions.folder() && !isInOrder(actions);
  }

  private boolean isInOrder(DownloadActions actions) {
    return !actions.ended()
        && actions.folder()
        && viewModel.detailsProperty().get().extent().inOrder();
  }

  private Runnable step(Step step) {
    return () -> commands.move(step);
  }

  private void item(
      RowMenu menu,
      String name,
      Feather icon,
      Predicate<DownloadActions> offered,
      Runnable action) {
    menu.item(
        "downloadsMenu" + name,
        icon,
        words(name.substring(0, 1).toLowerCase(ROOT) + name.substring(1)),
        () -> offered.test(viewModel.actionsProperty().get()),
        action);
  }
}
