package dev.covey.model;

import java.nio.charset.StandardCharsets;

/**
 * A shared file's name as the group sees it: one path element of at most 255 bytes in UTF-8,
 * without separators, control or text-direction characters, and not {@code .} or {@code ..} (X4).
 *
 * <p>It never chooses a path by itself; whoever writes a file makes the name safe for its own
 * system first.
 *
 * <p>Anything else is refused with an {@link IllegalArgumentException} that tells the reason.
 */
public record FileName(String value) implements Comparable<FileName> {
  public static final int MOST_BYTES = 255;

  public FileName {
    if (value.isBlank() || value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException("A file name cannot be empty, '.' or '..'.");
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException("A file name has at most 255 bytes in UTF-8; shorten it.");
    }
    value.codePoints().forEach(FileName::checkCharacter);
  }

  private static void checkCharacter(int c) {
    if (c == '/' || c == '\\') {
      throw new IllegalArgumentException("A file name cannot contain '/' or '\\'.");
    }
    int type = Character.getType(c);
    if (type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR) {
      throw new IllegalArgumentException(
          "A file name cannot contain the control or direction character U+%04X.".formatted(c));
    }
  }

  @Override
  public int compareTo(FileName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
