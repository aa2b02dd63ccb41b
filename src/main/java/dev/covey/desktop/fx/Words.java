package dev.covey.desktop.fx;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of one language, with English ones where it has none: a whole language that is missing,
 * or a single key. Any thread may use it.
 */
final class Words {
  private final ResourceBundle bundle;
  private final Locale locale;

  /** Each is read once: a table asks for the same ones again and again. Guarded by themselves. */
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private final Map<String, DateTimeFormatter> patterns = new ConcurrentHashMap<>();

  /**
   * @param base the bundle without a language is the English one
   */
  Words(String base, Locale wanted) {
    // Not the system's language instead of the wanted one: English.
    bundle =
        ResourceBundle.getBundle(
            base,
            wanted.getLanguage().equals("en") ? Locale.ROOT : wanted,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    locale = bundle.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : bundle.getLocale();
  }

  /** The language that is really spoken: numbers and dates are written in it too. */
  Locale locale() {
    return locale;
  }

  ResourceBundle bundle() {
    return bundle;
  }

  Set<String> keys() {
    return bundle.keySet();
  }

  String text(String key) {
    return bundle.getString(key);
  }

  Optional<String> find(String key) {
    return bundle.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
  }

  String text(String key, Object... values) {
    MessageFormat format =
        formats.computeIfAbsent(key, name -> new MessageFormat(text(name), locale));
    synchronized (format) {
      return format.format(values);
    }
  }

  /** Writes dates as the pattern under that key says. */
  DateTimeFormatter dates(String key) {
    return patterns.computeIfAbsent(key, name -> DateTimeFormatter.ofPattern(text(name), locale));
  }
}
