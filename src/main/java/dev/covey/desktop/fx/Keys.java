package dev.covey.desktop.fx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Every shortcut of the desktop and what it does: the one table that keys, tooltips, menus and the
 * overview come from. A screen says which of them it heeds through {@link Shortcuts}.
 */
public enum Keys {
  GROUPS(Scope.EVERYWHERE, "nav.groups", ctrl(KeyCode.DIGIT1)),
  FILES(Scope.EVERYWHERE, "nav.files", ctrl(KeyCode.DIGIT2)),
  DOWNLOADS(Scope.EVERYWHERE, "nav.downloads", ctrl(KeyCode.DIGIT3)),
  SHARING(Scope.EVERYWHERE, "nav.sharing", ctrl(KeyCode.DIGIT4)),
  NETWORK(Scope.EVERYWHERE, "nav.network", ctrl(KeyCode.DIGIT5)),
  SETTINGS(Scope.EVERYWHERE, "nav.settings", ctrl(KeyCode.DIGIT6), ctrl(KeyCode.COMMA)),
  SEARCH(Scope.EVERYWHERE, "keys.search", ctrl(KeyCode.F)),
  ESCAPE(Scope.EVERYWHERE, "keys.escape", plain(KeyCode.ESCAPE)),
  NEXT_PANE(Scope.EVERYWHERE, "keys.nextPane", plain(KeyCode.F6)),
  PREVIOUS_PANE(
      Scope.EVERYWHERE, "keys.previousPane", new NamedKeys(KeyCode.F6, KeyCombination.SHIFT_DOWN)),
  UNDO(Scope.EVERYWHERE, "keys.undo", ctrl(KeyCode.Z)),
  THEME(
      Scope.EVERYWHERE,
      "keys.theme",
      new NamedKeys(KeyCode.T, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
  OVERVIEW(Scope.EVERYWHERE, "keys.overview", plain(KeyCode.F1), ctrl(KeyCode.SLASH)),
  QUIT(Scope.EVERYWHERE, "keys.quit", ctrl(KeyCode.Q)),

  NEW_GROUP(Scope.GROUPS, "keys.newGroup", ctrl(KeyCode.N)),
  INVITE(Scope.GROUPS, "keys.invite", ctrl(KeyCode.I)),
  COPY_INVITE(Scope.GROUPS, "groups.invite.copy", menu("groupsMenuCopy"), ctrl(KeyCode.C)),

  SHARE(Scope.FILES, "keys.share", ctrl(KeyCode.O)),
  DOWNLOAD(
      Scope.FILES,
      "files.download",
      menu("filesMenuDownload"),
      ctrl(KeyCode.D),
      plain(KeyCode.ENTER)),
  STOP_FILE(Scope.FILES, "share.stop", menu("filesMenuStop"), plain(KeyCode.DELETE)),
  COPY_HASH(Scope.FILES, "files.copySha256", menu("filesMenuCopy"), ctrl(KeyCode.C)),

  PAUSE(
      Scope.DOWNLOADS,
      "keys.pause",
      menu("downloadsMenuPause", "downloadsMenuResume"),
      plain(KeyCode.SPACE)),
  OPEN(Scope.DOWNLOADS, "keys.open", menu("downloadsMenuOpen"), plain(KeyCode.ENTER)),
  RETRY(Scope.DOWNLOADS, "keys.retry", menu("downloadsMenuRetry"), ctrl(KeyCode.R)),
  MOVE_UP(Scope.DOWNLOADS, "keys.moveUp", menu("downloadsMenuUp"), alt(KeyCode.UP)),
  MOVE_DOWN(Scope.DOWNLOADS, "keys.moveDown", menu("downloadsMenuDown"), alt(KeyCode.DOWN)),
  REMOVE(
      Scope.DOWNLOADS,
      "keys.remove",
      menu("downloadsMenuCancel", "downloadsMenuRemove"),
      plain(KeyCode.DELETE)),
  COPY_PATH(Scope.DOWNLOADS, "keys.copyPath", menu("downloadsMenuCopyPath"), ctrl(KeyCode.C)),

  SHARE_ANY(Scope.SHARING, "keys.share", ctrl(KeyCode.O)),
  STOP_SHARE(Scope.SHARING, "share.stop", menu("sharingMenuStop"), plain(KeyCode.DELETE)),
  COPY_SHARED(Scope.SHARING, "files.copySha256", menu("sharingMenuCopy"), ctrl(KeyCode.C));

  /** Where a shortcut counts. */
  public enum Scope {
    EVERYWHERE("keys.everywhere"),
    GROUPS("nav.groups"),
    FILES("nav.files"),
    DOWNLOADS("nav.downloads"),
    SHARING("nav.sharing");

    private final String title;

    Scope(String title) {
      this.title = title;
    }

    public String title() {
      return Messages.text(title);
    }

    /** What counts there, in the order of the table. */
    public List<Keys> keys() {
      return Arrays.stream(Keys.values()).filter(key -> key.scope == this).toList();
    }
  }

  private final Scope scope;
  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> menuItems;

  @SuppressWarnings("ImmutableEnumChecker") // List.of; a combination does not change
  private final List<KeyCombination> combinations;

  Keys(Scope scope, String label, KeyCombination... combinations) {
    this(scope, label, List.of(), combinations);
  }

  Keys(Scope scope, String label, List<String> menuItems, KeyCombination... combinations) {
    this.scope = scope;
    this.label = label;
    this.menuItems = menuItems;
    this.combinations = List.of(combinations);
  }

  private static List<String> menu(String... items) {
    return List.of(items);
  }

  private static KeyCombination ctrl(KeyCode code) {
    return new NamedKeys(code, KeyCombination.SHORTCUT_DOWN);
  }

  private static KeyCombination alt(KeyCode code) {
    return new NamedKeys(code, KeyCombination.ALT_DOWN);
  }

  private static KeyCombination plain(KeyCode code) {
    return new NamedKeys(code);
  }

  /** The one that menus and tooltips tell. */
  public KeyCombination combination() {
    return combinations.getFirst();
  }

  /** All that do the same. */
  public List<KeyCombination> combinations() {
    return combinations;
  }

  public boolean matches(KeyEvent event) {
    return combinations.stream().anyMatch(keys -> keys.match(event));
  }

  /** What it does, in words. */
  public String label() {
    return Messages.text(label);
  }

  /** How to press it, for example Ctrl+D, Enter. */
  public String pressed() {
    return combinations.stream()
        .map(KeyCombination::getDisplayText)
        .collect(Collectors.joining(", "));
  }

  /** What does the same as a menu's item, if anything does. */
  static Optional<KeyCombination> ofMenuItem(String id) {
    return Arrays.stream(values())
        .filter(key -> key.menuItems.contains(id))
        .findFirst()
        .map(Keys::combination);
  }
}
