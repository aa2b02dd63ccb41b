package dev.covey.peer;

/** Where a download is moved to among those that have not ended. */
public sealed interface QueueMove {

  /** By words. */
  enum Step implements QueueMove {
    FIRST,
    LAST,
    UP,
    DOWN
  }

  /**
   * By number; beyond the last place means last.
   *
   * @param place 1 and up
   */
  record To(int place) implements QueueMove {
    public To {
      if (place < 1) {
        throw new IllegalArgumentException("the first place is 1, not " + place);
      }
    }
  }

  /**
   * The place that this leads to.
   *
   * @param place where it stands now, 1 and up
   * @param count how many have not ended
   */
  default int target(int place, int count) {
    int wanted =
        switch (this) {
          case Step.FIRST -> 1;
          case Step.LAST -> count;
          case Step.UP -> place - 1;
          case Step.DOWN -> place + 1;
          case To(int to) -> to;
        };
    return Math.clamp(wanted, 1, count);
  }
}
