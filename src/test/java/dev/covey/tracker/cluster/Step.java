package dev.covey.tracker.cluster;

/**
 * One thing that is done to the trackers of a run. Each stands alone, so that any may be left out.
 */
sealed interface Step {
  /** Milliseconds since the beginning. */
  long at();

  /** Somebody gives a command; its seed says which. */
  record Command(long at, int tracker, long seed) implements Step {}

  /** Somebody had no answer, and gives a former command again. */
  record Repeat(long at, int tracker, long seed) implements Step {}

  /** What is not on the disk is lost. */
  record Crash(long at, int tracker, long lasts) implements Step {}

  /** The disk is copied. */
  record Copy(long at, int tracker) implements Step {}

  /** A crash, and the start finds the last copy in the disk's place. */
  record Restore(long at, int tracker, long lasts) implements Step {}

  /** As SIGSTOP, then SIGCONT. */
  record Pause(long at, int tracker, long lasts) implements Step {}

  /**
   * Trackers are kept apart.
   *
   * @param side a bit for each tracker on one side
   * @param oneWay what the other side sends still comes
   */
  record Split(long at, int side, boolean oneWay, long lasts) implements Step {}

  /** Messages get lost, late or doubled, so many of a hundred each. */
  record Weather(long at, int lost, int late, int doubled, long lasts) implements Step {}

  /** The disk takes nothing. */
  record DiskFull(long at, int tracker, long lasts) implements Step {}

  record Clock(long at, int tracker, long jumpSeconds) implements Step {}

  /** A tracker is told wrongly who is there. */
  record FalseNotice(long at, int tracker, long seed) implements Step {}
}
