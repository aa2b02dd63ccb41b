package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Screen;

/** Makes the sharing screen. */
public final class SharingScreen {
  private SharingScreen() {}

  /** Runs on the FX thread. */
  public static Screen create(DesktopContext context) {
    return new SharingController(context);
  }
}
