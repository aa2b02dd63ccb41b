package dev.covey.content;

import dev.covey.model.FileName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that came from the network, made harmless on this system and on any that the file may be
 * copied to later (X4). {@link FileName} has refused separators and control characters already.
 */
public final class SafeNames {
  /** One less than systems allow: room for one more character, for example of a backup. */
  private static final int LONGEST = FileName.MOST_BYTES - 1;

  private static final String FORBIDDEN = "<>:\"/\\|?*";
  private static final Set<String> DEVICES =
      Set.of("CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$");
  private static final Pattern PORT = Pattern.compile("(COM|LPT)[0-9\u00b9\u00b2\u00b3]");

  private SafeNames() {}

  /**
   * What to call a shared file here: characters and endings that Windows forbids, which are drive
   * letters and streams too, become {@code _}; so does the beginning of a device's name.
   */
  public static String localName(FileName name) {
    StringBuilder safe = new StringBuilder(name.value());
    for (int i = 0; i < safe.length(); i++) {
      if (FORBIDDEN.indexOf(safe.charAt(i)) >= 0) {
        safe.setCharAt(i, '_');
      }
    }
    for (int i = safe.length() - 1; i >= 0 && isBadEnd(safe.charAt(i)); i--) {
      safe.setCharAt(i, '_');
    }
    String text = safe.toString();
    return isDevice(text) ? fit("_" + text, "") : text;
  }

  private static boolean isBadEnd(char c) {
    return c == '.' || c == ' ';
  }

  /** {@code nul}, and also {@code nul.txt} and {@code nul .txt}: Windows means the device. */
  private static boolean isDevice(String name) {
    int dot = name.indexOf('.');
    String stem = (dot < 0 ? name : name.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
    return DEVICES.contains(stem) || PORT.matcher(stem).matches();
  }

  /**
   * The first of {@code name.ext}, {@code name (1).ext}, … that is not there in the folder (D9).
   */
  public static Path free(Path folder, String name) {
    int number = 0;
    Path path = numbered(folder, name, number);
    while (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      path = numbered(folder, name, ++number);
    }
    return path;
  }

  /** The one of these names with that number; 0 is the name itself. */
  static Path numbered(Path folder, String name, int number) {
    if (number == 0) {
      return folder.resolve(name);
    }
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String extension = dot > 0 ? name.substring(dot) : "";
    return folder.resolve(fit(stem, " (" + number + ")" + extension));
  }

  /** The hidden file beside a download's destination that holds it until it is whole (I4). */
  public static Path part(Path destination, String id) {
    String name = "." + destination.getFileName();
    return destination.resolveSibling(fit(name, "." + id + ".covey-part"));
  }

  /**
   * The file beside a download's destination that holds its chosen pieces when those are not all:
   * {@code name.part}, {@code name (1).part}, … whichever is free.
   */
  public static Path freePart(Path destination) {
    return free(destination.getParent(), fit(destination.getFileName().toString(), ".part"));
  }

  /** Stem and ending, the stem cut so that both fit in a name. */
  private static String fit(String stem, String ending) {
    StringBuilder cut = new StringBuilder(stem);
    int room = LONGEST - bytes(ending);
    while (bytes(cut) > room && !cut.isEmpty()) {
      cut.setLength(cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut + ending;
  }

  private static int bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
