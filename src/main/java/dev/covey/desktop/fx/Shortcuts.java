package dev.covey.desktop.fx;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Runs on the FX thread. A screen's shortcuts, of those in {@link Keys}, and what they do. */
public final class Shortcuts {
  public static final KeyCombination SEARCH = Keys.SEARCH.combination();
  public static final KeyCombination ESCAPE = Keys.ESCAPE.combination();
  public static final KeyCombination SHARE = Keys.SHARE.combination();
  public static final KeyCombination NEW_GROUP = Keys.NEW_GROUP.combination();
  public static final KeyCombination INVITE = Keys.INVITE.combination();
  public static final KeyCombination DOWNLOAD = Keys.DOWNLOAD.combination();
  public static final KeyCombination RETRY = Keys.RETRY.combination();
  public static final KeyCombination COPY = Keys.COPY_HASH.combination();
  public static final KeyCombination SPACE = Keys.PAUSE.combination();
  public static final KeyCombination ENTER = Keys.OPEN.combination();
  public static final KeyCombination DELETE = Keys.REMOVE.combination();
  public static final KeyCombination MOVE_UP = Keys.MOVE_UP.combination();
  public static final KeyCombination MOVE_DOWN = Keys.MOVE_DOWN.combination();
  public static final KeyCombination NEXT_PANE = Keys.NEXT_PANE.combination();
  public static final KeyCombination PREVIOUS_PANE = Keys.PREVIOUS_PANE.combination();

  private final Map<KeyCombination, Runnable> actions = new LinkedHashMap<>();

  public Shortcuts on(KeyCombination keys, Runnable action) {
    actions.put(keys, action);
    return this;
  }

  /** Does what the key is for, and consumes it then. */
  public void handle(KeyEvent event) {
    for (Map.Entry<KeyCombination, Runnable> entry : actions.entrySet()) {
      if (entry.getKey().match(event)) {
        entry.getValue().run();
        event.consume();
        return;
      }
    }
  }
}
