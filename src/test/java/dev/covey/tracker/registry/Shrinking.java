package dev.covey.tracker.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a history that shows a failure shorter, by leaving out what is not needed for it. */
public final class Shrinking {
  private Shrinking() {}

  /**
   * Leaves out halves, then quarters, and so on down to single elements, as long as it still fails.
   *
   * @param most how often to try
   */
  public static <T> List<T> shrink(List<T> history, Predicate<List<T>> fails, int most) {
    List<T> shortest = new ArrayList<>(history);
    int tries = most;
    for (int part = (shortest.size() + 1) / 2; part > 0; part = part == 1 ? 0 : (part + 1) / 2) {
      int from = 0;
      while (from < shortest.size() && tries-- > 0) {
        List<T> without = new ArrayList<>(shortest);
        without.subList(from, Math.min(from + part, without.size())).clear();
        if (fails.test(without)) {
          shortest = without;
        } else {
          from += part;
        }
      }
    }
    return shortest;
  }
}
