package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import java.time.Duration;

/**
 * Spares a narrow uplink: what was just sent to one downloader is not sent to another at once, for
 * that one is about to pass it on. So a seeder sends little more than one copy, however many fetch
 * the file together. Any thread may use it; time comes in as nanoseconds of any origin.
 *
 * <p>How long a piece is held back goes by how long pieces take: on a fast link not at all. And
 * only as long as others are being sent something: an uplink is never left idle.
 */
final class Spread {
  /** So many times as long as a piece takes: to arrive, to be checked, told of, and passed on. */
  private static final int PATIENCE = 4;

  /** Well below the time after which a silent seeder is given up. */
  private static final double LONGEST = (double) Duration.ofSeconds(1).toNanos();

  /** A piece that takes longer may as well be sent to another meanwhile. */
  private static final long MOST_UNDER_WAY = Duration.ofMillis(2_500).toNanos();

  private static final double SMOOTHING = 0.2;

  /** So many at once fill the uplink, though each for itself may be slow. */
  private static final int BUSY = 2;

  // Guarded by this
  private final long[] begunAt;

  /** Negative while the piece is being sent. */
  private final long[] took;

  private final DeviceId[] lastTo;
  private double duration;
  private int active;

  Spread(int pieces) {
    begunAt = new long[pieces];
    took = new long[pieces];
    lastTo = new DeviceId[pieces];
  }

  /** Nanoseconds for which the piece is better not sent to that device; 0 if it may go now. */
  synchronized long hold(int piece, DeviceId to, long now) {
    DeviceId last = lastTo[piece];
    if (last == null || last.equals(to) || active < BUSY) {
      return 0;
    }
    long until =
        took[piece] < 0
            ? begunAt[piece] + MOST_UNDER_WAY
            : begunAt[piece] + took[piece] + (long) Math.min(LONGEST, PATIENCE * duration);
    return Math.max(0, until - now);
  }

  /** A piece is being sent to that device. */
  synchronized void begun(int piece, DeviceId to, long now) {
    active++;
    begunAt[piece] = now;
    took[piece] = -1;
    lastTo[piece] = to;
  }

  /** The piece is sent to that device, or will never be. */
  synchronized void ended(int piece, DeviceId to, long now) {
    active--;
    // It may be on its way to somebody else too, and later.
    if (to.equals(lastTo[piece])) {
      took[piece] = now - begunAt[piece];
      duration = duration == 0 ? took[piece] : duration + SMOOTHING * (took[piece] - duration);
    }
  }
}
