package dev.covey.desktop.looks;

import dev.covey.desktop.OpenWindow;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Languages;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.sharing.DropOverlay;
import dev.covey.model.GroupName;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;

/**
 * Used by a test's thread. The window over a peer, in a light, and the hand that leads to sights.
 */
final class Stand implements AutoCloseable {
  private final FakePeer peer;
  private final TestDesktop desktop;
  private final OpenWindow window;
  private final Path directory;

  Stand(FakePeer peer, Light light, Path directory) {
    this.peer = peer;
    this.directory = directory;
    desktop = new TestDesktop(peer, directory);
    speak(light.language());
    TestDesktop.run(() -> desktop.context().themes().choiceProperty().set(light.theme()));
    window = OpenWindow.over(desktop, directory, light.width(), light.height());
    closeNotices();
  }

  /** They would lie over what is to be clicked. */
  void closeNotices() {
    while (desktop.sees("noticeClose")) {
      desktop.click("noticeClose");
    }
  }

  private void speak(Languages.Choice language) {
    TestDesktop.run(() -> desktop.context().languages().choiceProperty().set(language));
  }

  FakePeer peer() {
    return peer;
  }

  TestDesktop desktop() {
    return desktop;
  }

  /** Where files of the test may lie. */
  Path directory() {
    return directory;
  }

  OpenWindow window() {
    return window;
  }

  void go(Destination destination) {
    window.go(destination);
  }

  void click(String id) {
    desktop.click(id);
  }

  void enter(String id, String text) {
    desktop.enter(id, text);
  }

  void untilSeen(String id) {
    TestDesktop.until(() -> desktop.sees(id));
  }

  void untilChosen(String table) {
    TableView<?> view = desktop.node(table, TableView.class);
    TestDesktop.until(
        () -> TestDesktop.on(() -> view.getSelectionModel().getSelectedItem() != null));
  }

  void choose(String table, int row) {
    TableView<?> view = desktop.node(table, TableView.class);
    TestDesktop.until(() -> TestDesktop.on(() -> view.getItems().size() > row));
    TestDesktop.run(() -> {
      view.scrollTo(row);
      view.getSelectionModel().clearAndSelect(row);
    });
  }

  /** Chooses the row of a table that has this among its words. */
  void choose(String table, String words) {
    TableView<?> view = desktop.node(table, TableView.class);
    TestDesktop.until(() -> TestDesktop.on(() -> row(view, words)) >= 0);
    TestDesktop.run(() -> {
      int row = row(view, words);
      view.scrollTo(row);
      view.getSelectionModel().clearAndSelect(row);
    });
  }

  /** Waits until a row has this among its words: some of them come after the row. */
  void untilRow(String table, int row, String words) {
    TableView<?> view = desktop.node(table, TableView.class);
    TestDesktop.until(() -> TestDesktop.on(() -> has(view.getItems().get(row), words)));
  }

  private static boolean has(Object row, String words) {
    return row instanceof LiveRow<?, ?> live && live.value().toString().contains(words);
  }

  private static int row(TableView<?> table, String words) {
    for (int row = 0; row < table.getItems().size(); row++) {
      if (has(table.getItems().get(row), words)) {
        return row;
      }
    }
    return -1;
  }

  /** Waits for the pane of what is called so, which a narrow window opens on demand. */
  void openPane(String details, String title, String name) {
    TestDesktop.until(() -> desktop.sees(details) || desktop.sees(title));
    if (!desktop.sees(title)) {
      click(details);
    }
    TestDesktop.until(() -> desktop.sees(title) && begin(desktop.text(title), name));
  }

  /** Names that run to the left are shown in lines of their own. */
  private static boolean begin(String shown, String name) {
    return shown.replaceAll("[\\h\\n]", " ").equals(name);
  }

  /** Opens the menu of the chosen row, as with the other button. */
  void openMenu(String table) {
    TableView<?> view = desktop.node(table, TableView.class);
    Node row = desktop.cell(view, ".table-row-cell:selected", _ -> true);
    desktop.click(row, MouseButton.SECONDARY);
    TestDesktop.until(() -> TestDesktop.on(() -> view.getContextMenu().isShowing()));
  }

  /** Does what an item of the chosen row's menu does. */
  void fromMenu(String table, String item) {
    openMenu(table);
    ContextMenu menu = desktop.node(table, TableView.class).getContextMenu();
    fire(menu.getItems(), item);
    TestDesktop.run(menu::hide);
  }

  /** Does what an item of a button's menu does. */
  void fromButton(String button, String item) {
    fire(desktop.node(button, MenuButton.class).getItems(), item);
  }

  /** Does what an item of a button's menu does, by its place. */
  void fromButton(String button, int item) {
    MenuButton menu = desktop.node(button, MenuButton.class);
    TestDesktop.run(() -> menu.getItems().get(item).fire());
  }

  private static void fire(List<MenuItem> items, String id) {
    TestDesktop.run(() ->
        items.stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow().fire());
  }

  /** Drags files over a screen, which shows it by this overlay; no hand here can bring any. */
  void dragOver(String overlay, List<Path> files, Optional<GroupName> group) {
    DropOverlay drop = desktop.node(overlay, DropOverlay.class);
    TestDesktop.run(() -> drop.show(files, group));
    if (!files.isEmpty()) {
      TestDesktop.until(() -> !desktop.text(overlay + "Names").isEmpty());
    }
  }

  void dropped(String overlay) {
    TestDesktop.run(desktop.node(overlay, DropOverlay.class)::hide);
  }

  /**
   * Scrolls a page.
   *
   * @param to 0 is its beginning, 1 its end
   */
  void scroll(String page, double to) {
    ScrollPane pane = desktop.node(page, ScrollPane.class);
    TestDesktop.run(() -> pane.setVvalue(to));
  }

  /** Scrolls a page so that something on it is in its middle, as far as there is page. */
  void scrollTo(String page, String id) {
    ScrollPane pane = desktop.node(page, ScrollPane.class);
    Node wanted = desktop.node(id, Node.class);
    TestDesktop.run(() -> {
      Node content = pane.getContent();
      double room = pane.getViewportBounds().getHeight();
      double hidden = content.getLayoutBounds().getHeight() - room;
      double at = content.sceneToLocal(wanted.localToScene(wanted.getLayoutBounds())).getMinY();
      pane.setVvalue(hidden > 0 ? Math.clamp((at - room / 2) / hidden, 0, 1) : 0);
    });
  }

  /** Chooses a file to share, and waits to be asked with whom. */
  void shareWith(String button, Path file) {
    desktop.dialogs().willChooseFiles(file);
    click(button);
    untilSeen("shareWith");
  }

  /** Puts away what stands over the window. */
  void leave() {
    TestDesktop.run(() ->
        List.copyOf(Window.getWindows()).stream()
            .filter(over -> !over.equals(desktop.stage()))
            .forEach(Window::hide));
  }

  @Override
  public void close() {
    leave();
    window.close();
    speak(Languages.Choice.ENGLISH);
    desktop.close();
  }
}
