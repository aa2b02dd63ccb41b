package dev.covey.desktop.fx;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Every word that the desktop shows, from {@code messages/desktop.properties}, or in another
 * language from {@code desktop_<language>.properties} beside it. Any thread may call it.
 */
public final class Messages {
  private static final String BASE = "messages.desktop";

  private static final Words ENGLISH = new Words(BASE, Locale.ENGLISH);

  private static volatile Words words = ENGLISH;

  private Messages() {}

  /** Speaks that language from now on; what is shown already stays as it is. */
  static void speak(Locale language) {
    words = new Words(BASE, language);
  }

  /** The language that is spoken. */
  public static Locale locale() {
    return words.locale();
  }

  /** English, whatever is spoken. */
  static Words english() {
    return ENGLISH;
  }

  /** For FXML's {@code %key}. */
  static ResourceBundle bundle() {
    return words.bundle();
  }

  public static String text(String key) {
    return words.text(key);
  }

  /** The words under a key that need not be there. */
  public static Optional<String> find(String key) {
    return words.find(key);
  }

  /** Fills in {@code {0}} …, as {@link MessageFormat}; numbers get the language's separators. */
  public static String text(String key, Object... values) {
    return words.text(key, values);
  }

  /** Writes dates as the pattern under that key says. */
  static DateTimeFormatter dates(String key) {
    return words.dates(key);
  }
}
