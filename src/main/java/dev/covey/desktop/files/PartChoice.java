package dev.covey.desktop.files;

import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Said;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Portion;
import java.text.DecimalFormatSymbols;
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
      long begin = from.isBlank() ? 0 : offset(withPoint(from), size);
      long end = to.isBlank() ? size : Math.min(size, offset(withPoint(to), size));
      if (begin < size && end <= begin) {
        return wrong(Messages.text("files.part.backwards"), size);
      }
      Portion portion = Portion.ofBytes(begin, end);
      return new PartChoice(Optional.of(portion), portion.of(size), "");
    } catch (IllegalArgumentException e) {
      return wrong(Said.of(e), size);
    }
  }

  private static PartChoice wrong(String problem, long size) {
    return new PartChoice(Optional.empty(), PieceSet.none(Pieces.count(size)), problem);
  }

  /** Fractions as the language writes them, or with a point. */
  private static String withPoint(String typed) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Messages.locale());
    return typed.strip().replace(symbols.getDecimalSeparator(), '.');
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
