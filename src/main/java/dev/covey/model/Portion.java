package dev.covey.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of a file somebody wants: all of it, or ranges of its pieces or bytes. Pieces are
 * fetched whole, so a range of bytes means every piece that it touches. Immutable.
 *
 * @param ranges empty: all of the file
 */
public record Portion(Unit unit, List<Range> ranges) {

  /** What the numbers of a range count. */
  public enum Unit {
    PIECES,
    BYTES
  }

  /**
   * A range from zero on.
   *
   * @param to one after the last, more than {@code from}; may lie beyond the file's end
   */
  public record Range(long from, long to) {
    public Range {
      if (from < 0 || to <= from) {
        throw new IllegalArgumentException("a range from %d to %d".formatted(from, to));
      }
    }
  }

  public static final Portion ALL = new Portion(Unit.PIECES, List.of());

  /** More ranges than anybody types. */
  private static final int MOST_RANGES = 1_000;

  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?:(-)(\\d{1,9})?)?");
  private static final String AMOUNT = "(\\d{1,18})(?:\\.(\\d{1,6}))?\\s*([A-Za-z]*)";
  private static final Pattern ONE_AMOUNT = Pattern.compile(AMOUNT);
  private static final Pattern AMOUNTS = Pattern.compile(AMOUNT + "\\s*-\\s*(?:" + AMOUNT + ")?");
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("b", 1L),
          Map.entry("k", 1L << 10),
          Map.entry("kib", 1L << 10),
          Map.entry("kb", 1_000L),
          Map.entry("m", 1L << 20),
          Map.entry("mib", 1L << 20),
          Map.entry("mb", 1_000_000L),
          Map.entry("g", 1L << 30),
          Map.entry("gib", 1L << 30),
          Map.entry("gb", 1_000_000_000L),
          Map.entry("tib", 1L << 40),
          Map.entry("tb", 1_000_000_000_000L));

  public Portion {
    ranges = List.copyOf(ranges);
    if (ranges.size() > MOST_RANGES) {
      throw new IllegalArgumentException("more than %d ranges".formatted(MOST_RANGES));
    }
  }

  /** The bytes from one offset to before another. */
  public static Portion ofBytes(long from, long to) {
    return new Portion(Unit.BYTES, List.of(new Range(from, to)));
  }

  /**
   * Reads pieces as people number them, from 1: {@code 1-100,250,900-}.
   *
   * @throws IllegalArgumentException in words for people
   */
  public static Portion parsePieces(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      Matcher numbers = NUMBERS.matcher(one.strip());
      if (!numbers.matches()) {
        throw new IllegalArgumentException(
            "'%s' is no range of pieces: write for example 1-100,250.".formatted(one.strip()));
      }
      long first = Long.parseLong(numbers.group(1));
      long last = first;
      if (numbers.group(2) != null) {
        last = numbers.group(3) == null ? Integer.MAX_VALUE : Long.parseLong(numbers.group(3));
      }
      if (first == 0 || last < first) {
        throw new IllegalArgumentException(
            "'%s' is no range of pieces: they count from 1, the smaller number first."
                .formatted(one.strip()));
      }
      ranges.add(new Range(first - 1, last));
    }
    return new Portion(Unit.PIECES, ranges);
  }

  /**
   * Reads bytes, from an offset to before another: {@code 0-1MiB,500MB-}.
   *
   * @throws IllegalArgumentException in words for people
   */
  public static Portion parseBytes(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      Matcher amounts = AMOUNTS.matcher(one.strip());
      if (!amounts.matches()) {
        throw new IllegalArgumentException(
            "'%s' is no range of bytes: write for example 0-1MiB or 500MB-."
                .formatted(one.strip()));
      }
      long from = bytes(amounts, 1);
      long to = amounts.group(4) == null ? Long.MAX_VALUE : bytes(amounts, 4);
      if (to <= from) {
        throw new IllegalArgumentException(
            "'%s' is no range of bytes: it ends where it begins, or before."
                .formatted(one.strip()));
      }
      ranges.add(new Range(from, to));
    }
    return new Portion(Unit.BYTES, ranges);
  }

  /**
   * Reads an amount of bytes: {@code 500MB}, {@code 1.5 GiB}, {@code 0}.
   *
   * @throws IllegalArgumentException in words for people
   */
  public static long parseAmount(String text) {
    Matcher amount = ONE_AMOUNT.matcher(text.strip());
    if (!amount.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no amount of bytes: write for example 500MB.".formatted(text.strip()));
    }
    return bytes(amount, 1);
  }

  private static long bytes(Matcher amounts, int group) {
    Long unit = UNITS.get(amounts.group(group + 2).toLowerCase(Locale.ROOT));
    if (unit == null) {
      throw new IllegalArgumentException(
          "'%s' is no unit of bytes: write KiB, MiB, GiB, KB, MB or GB."
              .formatted(amounts.group(group + 2)));
    }
    String fraction = amounts.group(group + 1);
    double value =
        Double.parseDouble(amounts.group(group) + (fraction == null ? "" : "." + fraction));
    return unit == 1 ? (long) Math.floor(value) : (long) Math.min(value * unit, Long.MAX_VALUE);
  }

  public boolean isAll() {
    return ranges.isEmpty();
  }

  /**
   * The pieces it means in a file of that size; what lies beyond its end is left out.
   *
   * @throws IllegalArgumentException in words for people, if nothing is left
   */
  public PieceSet of(long size) {
    int count = Pieces.count(size);
    if (isAll()) {
      return PieceSet.all(count);
    }
    BitSet chosen = new BitSet(count);
    long end = unit == Unit.PIECES ? count : size;
    for (Range range : ranges) {
      if (range.from() >= end) {
        throw new IllegalArgumentException(
            unit == Unit.PIECES
                ? "There is no piece %d: the file has %d.".formatted(range.from() + 1, count)
                : "The file ends before byte %d: it has %d.".formatted(range.from(), size));
      }
      long to = Math.min(end, range.to());
      if (unit == Unit.PIECES) {
        chosen.set((int) range.from(), (int) to);
      } else {
        chosen.set((int) (range.from() / Pieces.SIZE), (int) ((to - 1) / Pieces.SIZE) + 1);
      }
    }
    return PieceSet.of(count, chosen);
  }
}
