package dev.covey.desktop.fx;

import java.util.List;

/**
 * A short message over the screen.
 *
 * @param title what happened, one line
 * @param text what it means or what to do; may be empty
 * @param actions buttons; the first is the main one, one marked as link stands at the right
 * @param settled called if it leaves and none of its actions was taken
 */
public record Notice(Kind kind, String title, String text, List<Action> actions, Runnable settled) {

  public Notice {
    actions = List.copyOf(actions);
  }

  public static Notice of(Kind kind, String title, String text, Action... actions) {
    return new Notice(kind, title, text, List.of(actions), () -> {});
  }

  /**
   * Says what was done instead of asking before: it can be taken back while this is seen.
   *
   * @param undo takes it back
   * @param settled called when it is taken back no more, also because the window closes; carries
   *     out what had to wait for that
   */
  public static Notice done(String title, String text, Runnable undo, Runnable settled) {
    Action action = new Action("undo", Messages.text("notice.undo"), false, undo);
    return new Notice(Kind.DONE, title, text, List.of(action), settled);
  }

  /** What it is about: chooses icon and colour, and how long it stays. */
  public enum Kind {
    /** Something is asked of the user; stays until answered or closed. */
    REQUEST,
    /** Something went well; leaves by itself. */
    GOOD,
    /** Worth knowing; leaves by itself. */
    INFO,
    /** The user had something done that can be taken back; leaves by itself. */
    DONE,
    /** Something failed; stays until closed. */
    BAD;

    public boolean leavesByItself() {
      return switch (this) {
        case GOOD, INFO, DONE -> true;
        case REQUEST, BAD -> false;
      };
    }
  }

  /**
   * A button of a notice, which closes the notice.
   *
   * @param id the button's fx:id
   * @param link whether it looks like a link
   */
  public record Action(String id, String label, boolean link, Runnable run) {}
}
