package dev.covey.desktop.fx;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Runs on the FX thread. A screen's shortcuts and what they do. */
public final class Shortcuts {
  public static final KeyCombination SEARCH = ctrl(KeyCode.F);
  public static final KeyCombination ESCAPE = plain(KeyCode.ESCAPE);
  public static final KeyCombination SHARE = ctrl(KeyCode.O);
  public static final KeyCombination NEW_GROUP = ctrl(KeyCode.N);
  public static final KeyCombination INVITE = ctrl(KeyCode.I);
  public static final KeyCombination DOWNLOAD = ctrl(KeyCode.D);
  public static final KeyCombination RETRY = ctrl(KeyCode.R);
  public static final KeyCombination COPY = ctrl(KeyCode.C);
  public static final KeyCombination SPACE = plain(KeyCode.SPACE);
  public static final KeyCombination ENTER = plain(KeyCode.ENTER);
  public static final KeyCombination DELETE = plain(KeyCode.DELETE);
  public static final KeyCombination MOVE_UP = alt(KeyCode.UP);
  public static final KeyCombination MOVE_DOWN = alt(KeyCode.DOWN);
  public static final KeyCombination NEXT_PANE = plain(KeyCode.F6);
  public static final KeyCombination PREVIOUS_PANE =
      new KeyCodeCombination(KeyCode.F6, KeyCombination.SHIFT_DOWN);

  private final Map<KeyCombination, Runnable> actions = new LinkedHashMap<>();

  private static KeyCombination ctrl(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  private static KeyCombination alt(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
  }

  private static KeyCombination plain(KeyCode code) {
    return new KeyCodeCombination(code);
  }

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
