package dev.covey.desktop.fx;

import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/** Runs on the FX thread. Toggle buttons of which always exactly one is chosen. */
public final class Segments {
  private Segments() {}

  /**
   * Tells what is chosen from now on. A click on the chosen one leaves it chosen.
   *
   * @param toggles one for each value, all of the group
   */
  public static <E> void bind(
      ToggleGroup group, Map<E, ToggleButton> toggles, Consumer<? super E> chosen) {
    group
        .selectedToggleProperty()
        .subscribe((before, now) -> {
          if (now == null) {
            before.setSelected(true);
            return;
          }
          toggles.forEach((value, toggle) -> {
            if (toggle.equals(now)) {
              chosen.accept(value);
            }
          });
        });
  }
}
