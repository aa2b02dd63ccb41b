package dev.covey.desktop.files;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Screen;

/** Makes the files screen. */
public final class FilesScreen {
  private FilesScreen() {}

  /** Runs on the FX thread. */
  public static Screen create(DesktopContext context) {
    return new FilesController(context);
  }
}
