package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Keys;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.Said;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. What is about the user: theme, settings, signing out. */
final class UserMenu {
  private final DesktopContext context;
  private final MenuItem theme = item("menuTheme", Feather.MOON, "nav.dark");
  private final MenuItem signOut = item("menuSignOut", Feather.LOG_OUT, "nav.signOut");
  private final ContextMenu menu;

  UserMenu(DesktopContext context) {
    this.context = context;
    theme.setOnAction(_ -> context.themes().toggle());
    MenuItem settings = item("menuSettings", Feather.SETTINGS, "nav.settings.menu");
    settings.setOnAction(_ -> context.navigation().go(Place.SETTINGS));
    signOut.setOnAction(_ -> signOut());
    MenuItem keys = item("menuKeys", Feather.COMMAND, "keys.overview");
    keys.setAccelerator(Keys.OVERVIEW.combination());
    keys.setOnAction(_ -> ShortcutsOverview.show(menu().getOwnerWindow()));
    theme.setAccelerator(Keys.THEME.combination());
    settings.setAccelerator(Keys.SETTINGS.combination());
    menu = new ContextMenu(theme, settings, keys, new SeparatorMenuItem(), signOut);
  }

  private ContextMenu menu() {
    return menu;
  }

  private static MenuItem item(String id, Feather icon, String key) {
    MenuItem item = new MenuItem(Messages.text(key), Icons.of(icon));
    item.setId(id);
    return item;
  }

  private void signOut() {
    signOut.setDisable(true);
    context
        .bridge()
        .act(
            () -> context.peer().logout(),
            () -> signOut.setDisable(false),
            why -> {
              signOut.setDisable(false);
              context
                  .notices()
                  .show(
                      Notice.of(
                          Notice.Kind.BAD, Messages.text("notice.signOut.title"), Said.of(why)));
            });
  }

  void showAbove(Node node) {
    boolean dark = context.themes().darkProperty().get();
    theme.setText(Messages.text(dark ? "nav.light" : "nav.dark"));
    theme.setGraphic(Icons.of(dark ? Feather.SUN : Feather.MOON));
    menu.show(node, Side.TOP, 8, -4);
  }
}
