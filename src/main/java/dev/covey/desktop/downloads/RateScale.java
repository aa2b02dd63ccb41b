package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;

/**
 * The marks of a rate graph's axis: a few round numbers that reach above all that is drawn. Pure.
 *
 * @param step bytes a second between two marks
 * @param marks how many steps there are, 1 to {@value #MOST_MARKS}
 * @param unit bytes a second that the labels count in
 */
record RateScale(long step, int marks, long unit) {
  static final int MOST_MARKS = 4;

  private static final long KB = 1_000;
  private static final long MB = 1_000_000;
  private static final long GB = 1_000_000_000;
  private static final int[] ROUND = {1, 2, 5};

  /**
   * @param highest bytes a second that must fit
   */
  static RateScale upTo(long highest) {
    long top = Math.max(highest, KB);
    long unit = top < MB ? KB : top < GB ? MB : GB;
    for (long power = unit / 10; ; power *= 10) {
      for (int round : ROUND) {
        long step = round * power;
        if (Math.ceilDiv(top, step) <= MOST_MARKS) {
          return new RateScale(step, (int) Math.ceilDiv(top, step), unit);
        }
      }
    }
  }

  long top() {
    return step * marks;
  }

  String unitName() {
    return unit == KB ? "KB/s" : unit == MB ? "MB/s" : "GB/s";
  }

  /** What stands beside a mark: 0 at the bottom. */
  String label(int mark) {
    long tenths = mark * step * 10 / unit;
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : Formats.fixed(1, tenths / 10.0);
  }
}
