package dev.covey.desktop.files;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * Which files are shown, of those that there are. Pure.
 *
 * @param search what the name has somewhere, in whatever case; empty: any
 * @param mineHidden whether those that this device shares are left out
 */
record FileFilter(String search, FileKind kind, boolean mineHidden) {
  static final FileFilter NONE = new FileFilter("", FileKind.ANY, false);

  FileFilter {
    search = search.strip();
  }

  FileFilter searching(String text) {
    return new FileFilter(text, kind, mineHidden);
  }

  FileFilter of(FileKind only) {
    return new FileFilter(search, only, mineHidden);
  }

  FileFilter hidingMine(boolean hide) {
    return new FileFilter(search, kind, hide);
  }

  /** Whether something is searched for, or one kind only is shown. */
  boolean isNarrow() {
    return !search.isEmpty() || kind != FileKind.ANY;
  }

  /** Says of each of many files whether it is shown. */
  Predicate<FileLine> shown() {
    String wanted = lowerCase(search);
    return file ->
        !(mineHidden && file.isMine())
            && kind.includes(file.name())
            && lowerCase(file.name().value()).contains(wanted);
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
