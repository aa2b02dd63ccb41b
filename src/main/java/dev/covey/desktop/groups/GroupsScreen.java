package dev.covey.desktop.groups;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Screen;

/** Makes the groups screen. */
public final class GroupsScreen {
  private GroupsScreen() {}

  /** Runs on the FX thread. */
  public static Screen create(DesktopContext context) {
    return new GroupsController(context);
  }
}
