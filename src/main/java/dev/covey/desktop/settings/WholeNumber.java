package dev.covey.desktop.settings;

import java.util.function.Supplier;
import javafx.util.StringConverter;

/** What a spinner's text means; what is no number means what was there before. */
final class WholeNumber extends StringConverter<Integer> {
  private final Supplier<Integer> before;

  WholeNumber(Supplier<Integer> before) {
    this.before = before;
  }

  @Override
  public String toString(Integer value) {
    return value == null ? "" : value.toString();
  }

  @Override
  public Integer fromString(String text) {
    String digits = text.strip();
    return digits.matches("\\d{1,6}") ? Integer.valueOf(digits) : before.get();
  }
}
