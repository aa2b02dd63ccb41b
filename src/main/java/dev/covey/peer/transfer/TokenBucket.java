package dev.covey.peer.transfer;

/**
 * How many bytes may go at a rate: over any stretch of time no more than the rate allows, and a
 * small burst. Pure and not thread-safe; time comes in as nanoseconds of any origin.
 *
 * <p>It counts in billionths of a byte, so that nothing is lost by rounding, however often it is
 * asked.
 */
final class TokenBucket {
  private static final long SECOND = 1_000_000_000;

  /** What was not used may be used later, but no more than a quarter of a second's worth. */
  private static final long BURST = SECOND / 4;

  private long rate;
  private long level;
  private long filledAt;

  /**
   * Begins empty.
   *
   * @param rate bytes a second, within {@link dev.covey.model.RateLimit}
   */
  TokenBucket(long rate, long now) {
    this.rate = rate;
    this.filledAt = now;
  }

  /** Bytes a second. */
  long rate() {
    return rate;
  }

  /** Goes on at another rate; what has been saved up stays, as far as the new burst goes. */
  void rate(long next, long now) {
    fill(now);
    rate = next;
    level = Math.min(level, rate * BURST);
  }

  /**
   * Lets bytes go.
   *
   * @param bytes that may go now: {@link #nanosUntil} is 0
   */
  void spend(long bytes) {
    if (bytes * SECOND > level) {
      throw new IllegalArgumentException("%d bytes are too many now".formatted(bytes));
    }
    level -= bytes * SECOND;
  }

  /** Nanoseconds until so many bytes may go; 0 if they may now. */
  long nanosUntil(long bytes, long now) {
    fill(now);
    long missing = bytes * SECOND - level;
    return missing <= 0 ? 0 : (missing + rate - 1) / rate;
  }

  private void fill(long now) {
    long passed = now - filledAt;
    if (passed > 0) {
      // The quarter of a second caps it before the product could overflow.
      level = Math.min(rate * BURST, level + rate * Math.min(passed, BURST));
      filledAt = now;
    }
  }
}
