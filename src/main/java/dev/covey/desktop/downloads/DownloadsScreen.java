package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Screen;

/** Makes the downloads screen. */
public final class DownloadsScreen {
  private DownloadsScreen() {}

  /** Runs on the FX thread. */
  public static Screen create(DesktopContext context) {
    return new DownloadsController(context);
  }
}
