package dev.covey.desktop.fx;

/** Whether closing the window leaves Covey running where there is a tray. */
public final class KeepRunning {
  private static final String KEY = "tray.keepRunning";

  private KeepRunning() {}

  /** Wanted unless switched off. */
  public static boolean isWanted(Preferences preferences) {
    return preferences.flag(KEY, true);
  }

  public static void want(Preferences preferences, boolean wanted) {
    preferences.put(KEY, wanted);
  }
}
