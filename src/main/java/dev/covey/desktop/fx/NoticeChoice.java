package dev.covey.desktop.fx;

/** What the user may want to be told or not. */
public enum NoticeChoice {
  REQUESTS("notices.requests"),
  FINISHED("notices.finished"),
  FAILED("notices.failed");

  private final String key;

  NoticeChoice(String key) {
    this.key = key;
  }

  /** Wanted unless switched off. */
  public boolean isWanted(Preferences preferences) {
    return preferences.flag(key, true);
  }

  public void want(Preferences preferences, boolean wanted) {
    preferences.put(key, wanted);
  }
}
