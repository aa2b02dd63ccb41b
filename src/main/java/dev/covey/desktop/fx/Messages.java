package dev.covey.desktop.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Every word that the desktop shows, from {@code messages/desktop.properties}. Any thread may call
 * it.
 */
public final class Messages {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("messages.desktop", Locale.ROOT);

  private Messages() {}

  /** For FXML's {@code %key}. */
  static ResourceBundle bundle() {
    return BUNDLE;
  }

  public static String text(String key) {
    return BUNDLE.getString(key);
  }

  /** The words under a key that need not be there. */
  public static Optional<String> find(String key) {
    return BUNDLE.containsKey(key) ? Optional.of(BUNDLE.getString(key)) : Optional.empty();
  }

  /** Fills in {@code {0}} …, as {@link MessageFormat}; numbers get English separators. */
  public static String text(String key, Object... values) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ENGLISH).format(values);
  }
}
