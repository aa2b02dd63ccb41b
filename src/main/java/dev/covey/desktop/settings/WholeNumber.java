package dev.covey.desktop.settings;

import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.util.StringConverter;

/**
 * What a spinner's text means: a number beyond its bounds means the bound, so that no other value
 * is ever told, and what is no number means what was there before.
 */
final class WholeNumber extends StringConverter<Integer> {
  private final IntegerSpinnerValueFactory values;

  WholeNumber(IntegerSpinnerValueFactory values) {
    this.values = values;
  }

  @Override
  public String toString(Integer value) {
    return value == null ? "" : value.toString();
  }

  @Override
  public Integer fromString(String text) {
    String digits = text.strip();
    return digits.matches("\\d{1,9}")
        ? Math.clamp(Integer.parseInt(digits), values.getMin(), values.getMax())
        : values.getValue();
  }
}
