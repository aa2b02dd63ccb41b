package dev.covey.desktop.fx;

import java.util.function.BooleanSupplier;
import javafx.scene.control.Spinner;

/**
 * Runs on the FX thread. Lets a spinner's text say the value that is in force: a spinner by itself
 * leaves what cannot be taken standing there as if it were.
 */
public final class SpinnerText {
  private SpinnerText() {}

  /**
   * When the field is left.
   *
   * @param isRight else what stands there stays, to be corrected
   */
  static void followsValueWhenLeft(Spinner<?> spinner, BooleanSupplier isRight) {
    spinner
        .focusedProperty()
        .subscribe(focused -> {
          if (!focused && isRight.getAsBoolean()) {
            show(spinner);
          }
        });
  }

  /** With Enter, and when the field is left. */
  public static void followsValue(Spinner<?> spinner) {
    spinner
        .getEditor()
        .setOnAction(_ -> {
          spinner.commitValue();
          show(spinner);
        });
    followsValueWhenLeft(spinner, () -> true);
  }

  private static <T> void show(Spinner<T> spinner) {
    String text = spinner.getValueFactory().getConverter().toString(spinner.getValue());
    if (!text.equals(spinner.getEditor().getText())) {
      spinner.getEditor().setText(text);
    }
  }
}
