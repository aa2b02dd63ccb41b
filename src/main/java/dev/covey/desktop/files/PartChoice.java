package dev.covey.desktop.files;

import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Said;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Portion;
import java.text.DecimalFormatSymbols;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of a file is meant by what was typed: from and to, in bytes or as a share. Pure.
 *
 * @param portion empty while it cannot be read
 * @param pieces of which it consists
 * @param problem what is wrong, for people; empty if nothing is
 * @param wrong what of it is to be typed anew; empty if nothing is
 */
record PartChoice(
    Optional<Portion> portion, PieceSet pieces, String problem, Set<PartChoice.End> wrong) {

  /** What is typed. */
  enum End {
    FROM,
    TO
  }

  PartChoice {
    wrong = Set.copyOf(wrong);
  }

  /**
   * @param from an amount of bytes, or percent: {@code 0}, {@code 500 MB}, {@code 25 %}; empty: the
   *     beginning
   * @param to the same; empty: the end
   */
  static PartChoice of(String from, String to, long size) {
    Typed begin = from.isBlank() ? new Typed(0, "") : Typed.of(from, size);
    Typed end = to.isBlank() ? new Typed(size, "") : Typed.of(to, size);
    Set<End> unread = EnumSet.noneOf(End.class);
    if (begin.isWrong()) {
      unread.add(End.FROM);
    }
    if (end.isWrong()) {
      unread.add(End.TO);
    }
    if (!unread.isEmpty()) {
      return wrong(begin.isWrong() ? begin.problem() : end.problem(), unread, size);
    }
    return between(begin.bytes(), Math.min(size, end.bytes()), size);
  }

  private static PartChoice between(long begin, long end, long size) {
    if (begin < size && end <= begin) {
      return wrong(Messages.text("files.part.backwards"), EnumSet.allOf(End.class), size);
    }
    try {
      Portion portion = Portion.ofBytes(begin, end);
      return new PartChoice(Optional.of(portion), portion.of(size), "", Set.of());
    } catch (IllegalArgumentException e) {
      return wrong(Said.of(e), EnumSet.of(End.FROM), size);
    }
  }

  private static PartChoice wrong(String problem, Set<End> ends, long size) {
    return new PartChoice(Optional.empty(), PieceSet.none(Pieces.count(size)), problem, ends);
  }

  /**
   * What was read in a field.
   *
   * @param problem why nothing was; empty if something was
   */
  private record Typed(long bytes, String problem) {
    static Typed of(String text, long size) {
      try {
        return new Typed(offset(withPoint(text), size), "");
      } catch (IllegalArgumentException e) {
        return new Typed(0, Said.of(e));
      }
    }

    boolean isWrong() {
      return !problem.isEmpty();
    }
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
