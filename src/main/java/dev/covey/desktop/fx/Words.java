package dev.covey.desktop.fx;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

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

  /** Fills in {@code {0}} …; names that run to the left do so by themselves. */
  String text(String key, Object... values) {
    MessageFormat format =
        formats.computeIfAbsent(key, name -> new MessageFormat(text(name), locale));
    Object[] isolated = Stream.of(values).map(Words::isolated).toArray();
    synchronized (format) {
      return format.format(isolated);
    }
  }

  /** Numbers and dates are written by the pattern. */
  private static Object isolated(Object value) {
    return value instanceof Number || value instanceof Date
        ? value
        : Isolates.around(String.valueOf(value));
  }

  /** Writes dates as the pattern under that key says. */
  DateTimeFormatter dates(String key) {
    return patterns.computeIfAbsent(key, name -> DateTimeFormatter.ofPattern(text(name), locale));
  }
}
