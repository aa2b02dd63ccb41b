package dev.covey.tracker.registry;

import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a name becomes for whoever claimed it second (T12): the same on every tracker, and still a
 * name of its kind.
 */
final class NameSuffix {
  private NameSuffix() {}

  /** {@code bob} as {@code bob-1f0c22ab}. */
  static String ofUser(String name, UUID id) {
    return shorten(name, UserName.LONGEST - 9) + "-" + digits(id);
  }

  /** {@code films} as {@code films-1f0c22ab}. */
  static String ofGroup(String name, UUID id) {
    return shorten(name, GroupName.LONGEST - 9) + "-" + digits(id);
  }

  /** {@code dune.mkv} as {@code dune (1f0c22ab).mkv}. */
  static String ofFile(String name, UUID id) {
    int dot = name.lastIndexOf('.');
    boolean extended = dot > 0 && name.length() - dot <= 16;
    String base = extended ? name.substring(0, dot) : name;
    String extension = extended ? name.substring(dot) : "";
    String added = " (" + digits(id) + ")" + extension;
    return shorten(base, FileName.MOST_BYTES - bytes(added)) + added;
  }

  private static String digits(UUID id) {
    return id.toString().substring(0, 8);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** As many whole characters as fit that number of bytes in UTF-8. */
  private static String shorten(String text, int mostBytes) {
    int end = text.length();
    while (bytes(text.substring(0, end)) > mostBytes) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end);
  }
}
