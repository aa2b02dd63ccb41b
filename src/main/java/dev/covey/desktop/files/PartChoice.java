package dev.covey.desktop.files;

import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Portion;
import java.util.Optional;

/**
 * Which part of a file is meant by what was typed: from and to, in bytes or as a share. Pure.
 *
 * @param portion empty while it cannot be read
 * @param pieces of which it consists
 * @param problem what is wrong, for people; empty if nothing is
 */
record PartChoice(Optional<Portion> portion, PieceSet pieces, String problem) {

  /**
   * @param from an amount of bytes, or percent: {@code 0}, {@code 500 MB}, {@code 25 %}; empty: the
   *     beginning
   * @param to the same; empty: the end
   */
  static PartChoice of(String from, String to, long size) {
    try {
      long begin = from.isBlank() ? 0 : offset(from.strip(), size);
      long end = to.isBlank() ? size : Math.min(size, offset(to.strip(), size));
      Portion portion = Portion.ofBytes(begin, end);
      return new PartChoice(Optional.of(portion), portion.of(size), "");
    } catch (IllegalArgumentException e) {
      return new PartChoice(Optional.empty(), PieceSet.none(Pieces.count(size)), e.getMessage());
    }
  }

  private static long offset(String text, long size) {
    if (!text.endsWith("%")) {
      return Portion.parseAmount(text);
    }
    try {
      double percent = Double.parseDouble(text.substring(0, text.length() - 1).strip());
      if (percent >= 0 && percent <= 100) {
        return Math.round(size * percent / 100);
      }
    } catch (NumberFormatException _) {
      // Said below, as for a number that is too large.
    }
    throw new IllegalArgumentException("'%s' is no share: 0 % to 100 %.".replace("%s", text));
  }
}
