package dev.covey.desktop.fx;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any thread may call it. What the desktop remembers across starts: theme, window, split positions.
 * A lost or broken file costs only these.
 */
public final class Preferences implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Preferences.class);

  private final Path file;
  // Guarded by this.
  private final Map<String, String> values = new TreeMap<>();
  private boolean changed;
  private Runnable onChange = () -> {};

  private Preferences(Path file) {
    this.file = file;
  }

  /** Reads the file if it is there. */
  public static Preferences open(Path file) {
    Preferences preferences = new Preferences(file);
    preferences.read();
    return preferences;
  }

  private synchronized void read() {
    Properties stored = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      stored.load(reader);
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException | IllegalArgumentException e) {
      log.warn("cannot read {}; starting with default preferences: {}", file, e.toString());
    }
    stored.forEach((key, value) -> values.put((String) key, (String) value));
  }

  public synchronized Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Empty too if what is stored is no finite number. */
  public OptionalDouble number(String key) {
    try {
      double number = Double.parseDouble(text(key).orElse(""));
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  public boolean flag(String key, boolean otherwise) {
    return text(key).map(Boolean::parseBoolean).orElse(otherwise);
  }

  public synchronized void put(String key, String value) {
    if (!value.equals(values.put(key, value))) {
      changed = true;
      onChange.run();
    }
  }

  public void put(String key, double value) {
    put(key, Double.toString(value));
  }

  public void put(String key, boolean value) {
    put(key, Boolean.toString(value));
  }

  /**
   * What happens after each change, on the thread that makes it: have it saved soon, off that
   * thread.
   */
  public synchronized void whenChanged(Runnable action) {
    onChange = action;
  }

  /** Writes what changed since the last time; a failure is logged and costs only that. */
  public synchronized void save() {
    if (!changed) {
      return;
    }
    Properties stored = new Properties();
    values.forEach(stored::setProperty);
    Path half = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Writer writer = Files.newBufferedWriter(half)) {
        stored.store(writer, null);
      }
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      changed = false;
    } catch (IOException e) {
      log.warn("cannot write {}: {}", file, e.toString());
    }
  }

  @Override
  public void close() {
    save();
  }
}
