package dev.covey.desktop.fx;

import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** Runs on the FX thread. Lets Escape take back what was typed into a field and cannot be taken. */
public final class Escaping {
  private Escaping() {}

  /**
   * @param isWrong else Escape does what it does elsewhere
   * @param bringBack shows what is in force
   */
  public static void bringsBack(Node field, BooleanSupplier isWrong, Runnable bringBack) {
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (Shortcuts.ESCAPE.match(event) && isWrong.getAsBoolean()) {
            bringBack.run();
            event.consume();
          }
        });
  }
}
