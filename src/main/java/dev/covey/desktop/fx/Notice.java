package dev.covey.desktop.fx;

import java.util.List;

/**
 * A short message over the screen.
 *
 * @param title what happened, one line
 * @param text what it means or what to do; may be empty
 * @param actions buttons; the first is the main one, one marked as link stands at the right
 */
public record Notice(Kind kind, String title, String text, List<Action> actions) {

  public Notice {
    actions = List.copyOf(actions);
  }

  public static Notice of(Kind kind, String title, String text, Action... actions) {
    return new Notice(kind, title, text, List.of(actions));
  }

  /** What it is about: chooses icon and colour, and how long it stays. */
  public enum Kind {
    /** Something is asked of the user; stays until answered or closed. */
    REQUEST,
    /** Something went well; leaves by itself. */
    GOOD,
    /** Worth knowing; leaves by itself. */
    INFO,
    /** Something failed; stays until closed. */
    BAD
  }

  /**
   * A button of a notice, which closes the notice.
   *
   * @param id the button's fx:id
   * @param link whether it looks like a link
   */
  public record Action(String id, String label, boolean link, Runnable run) {}
}
