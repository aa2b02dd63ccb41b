package dev.covey.model;

/**
 * The most bytes a second that may go each way; 0 where there is no limit.
 *
 * @param up to other peers
 * @param down from other peers
 */
public record RateLimit(long up, long down) {
  public static final RateLimit NONE = new RateLimit(0, 0);

  /** Slower peers are given up by others, who take them for silent. */
  public static final long LEAST = 8 << 10;

  /** More than any link carries. */
  public static final long MOST = 10_000_000_000L;

  public RateLimit {
    check(up);
    check(down);
  }

  private static void check(long rate) {
    if (rate != 0 && (rate < LEAST || rate > MOST)) {
      throw new IllegalArgumentException(
          "A rate limit is %d to %d bytes a second, or none, not %d.".formatted(LEAST, MOST, rate));
    }
  }

  public RateLimit withUp(long rate) {
    return new RateLimit(rate, down);
  }

  public RateLimit withDown(long rate) {
    return new RateLimit(up, rate);
  }

  public boolean isNone() {
    return up == 0 && down == 0;
  }
}
