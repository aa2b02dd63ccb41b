package dev.covey.desktop.fx;

import java.util.Map;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Puts text on the system's clipboard. */
public final class Copying {
  private static final Duration SEEN = Duration.seconds(1.5);

  private Copying() {}

  public static void copy(String text) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
  }

  /** The same with words of ours, for any program to read: without what only orders them. */
  public static void copyWords(String text) {
    copy(Isolates.without(text));
  }

  /** Makes a button copy that text, and show for a moment that it did. */
  public static void on(ButtonBase button, Supplier<String> text) {
    Told told = new Told(button);
    button.setOnAction(_ -> {
      copy(text.get());
      told.show();
    });
  }

  /** Makes a button show for a moment that what it stands for was copied. */
  public static Runnable told(ButtonBase button) {
    return new Told(button)::show;
  }

  /** A check mark, for a moment, in place of the usual icon. */
  private static final class Told {
    private final ButtonBase button;
    private final PauseTransition pause = new PauseTransition(SEEN);

    Told(ButtonBase button) {
      this.button = button;
      Node usual = button.getGraphic();
      pause.setOnFinished(_ -> button.setGraphic(usual));
    }

    void show() {
      button.setGraphic(Icons.of(Feather.CHECK, Icons.NORMAL));
      pause.playFromStart();
    }
  }
}
