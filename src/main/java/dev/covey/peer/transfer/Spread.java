package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Spares a narrow uplink: what was just sent to one downloader is not sent to another at once, for
 * that one is about to pass it on. So a seeder sends little more than one copy, however many fetch
 * the file together. Any thread may use it; time comes in as nanoseconds of any origin.
 *
 * <p>What is written is not sent yet: the system takes a few MiB for each connection at once, and
 * sends them as the link allows. So downloaders who know of each other tell what has come, and
 * until then it is under way. Of one who tells nothing, what is written counts as come.
 *
 * <p>How long a piece is held back goes by how long pieces take: on a fast link not at all. And
 * only as long as others are being sent something: an uplink is never left idle.
 */
final class Spread {
  /** So many times as long as a piece takes: to be told of, and passed on. */
  private static final int PATIENCE = 4;

  /** Well below the time after which a silent seeder is given up. */
  private static final double LONGEST = (double) Duration.ofSeconds(1).toNanos();

  /**
   * A piece that takes so many times as long as others may as well be sent to another meanwhile.
   */
  private static final int LATE = 3;

  /** But not before this... */
  private static final double SOONEST_LATE = (double) Duration.ofMillis(2_500).toNanos();

  /**
   * ...and not after this. Who would be sent nothing at all meanwhile is not ({@link WantQueue}).
   */
  private static final double LATEST_LATE = (double) Duration.ofSeconds(4).toNanos();

  /** Until it is worth looking again whether a piece has come. */
  private static final long LOOK = Duration.ofMillis(20).toNanos();

  /** Within this, who fetches a file has heard of the others who do, and tells. */
  private static final long NEW = Duration.ofMillis(500).toNanos();

  private static final double SMOOTHING = 0.2;

  /** So many at once fill the uplink, though each for itself may be slow. */
  private static final int BUSY = 2;

  /** One whom pieces are sent to. */
  private static final class Receiver {
    final long since;
    final Set<Integer> underWay = new HashSet<>();
    boolean tells;

    Receiver(long now) {
      since = now;
    }

    /** Whether what is written to it counts as come. */
    boolean isMute(long now) {
      return !tells && now - since > NEW;
    }
  }

  // Guarded by this
  private final long[] begunAt;

  /** Negative while the piece is under way. */
  private final long[] took;

  private final DeviceId[] lastTo;
  private final Map<DeviceId, Receiver> receivers = new HashMap<>();

  /** Receivers that something is under way to. */
  private int active;

  private double duration;

  Spread(int pieces) {
    begunAt = new long[pieces];
    took = new long[pieces];
    lastTo = new DeviceId[pieces];
  }

  /**
   * For how long the piece is better not sent to that device, as far as is known now.
   *
   * @return nanoseconds; 0 if it may go now
   */
  synchronized long hold(int piece, DeviceId to, long now) {
    DeviceId last = lastTo[piece];
    if (last == null || last.equals(to) || active < BUSY) {
      return 0;
    }
    return Math.max(0, took[piece] < 0 ? untilCome(piece, now) : untilPassedOn(piece, now));
  }

  private long untilCome(int piece, long now) {
    long late = begunAt[piece] + (long) Math.clamp(LATE * duration, SOONEST_LATE, LATEST_LATE);
    long due = begunAt[piece] + (long) duration;
    return Math.min(late, Math.max(due, now + LOOK)) - now;
  }

  private long untilPassedOn(int piece, long now) {
    long most = (long) Math.min(LONGEST, PATIENCE * duration);
    return begunAt[piece] + took[piece] + most - now;
  }

  /** A piece is being sent to that device. */
  synchronized void begun(int piece, DeviceId to, long now) {
    Receiver receiver = receivers.computeIfAbsent(to, _ -> new Receiver(now));
    active += receiver.underWay.isEmpty() ? 1 : 0;
    receiver.underWay.add(piece);
    begunAt[piece] = now;
    took[piece] = -1;
    lastTo[piece] = to;
  }

  /** The system has taken all of the piece, or it will never be sent. */
  synchronized void written(int piece, DeviceId to, long now) {
    Receiver receiver = receivers.get(to);
    if (receiver != null && receiver.isMute(now)) {
      Set.copyOf(receiver.underWay).forEach(one -> came(receiver, one, to, now));
    }
  }

  /**
   * That device tells that a piece has come to it.
   *
   * @return whether it was under way
   */
  synchronized boolean told(int piece, DeviceId to, long now) {
    Receiver receiver = receivers.get(to);
    if (receiver == null) {
      return false;
    }
    receiver.tells = true;
    return came(receiver, piece, to, now);
  }

  private boolean came(Receiver receiver, int piece, DeviceId to, long now) {
    if (!receiver.underWay.remove(piece)) {
      return false;
    }
    active -= receiver.underWay.isEmpty() ? 1 : 0;
    // It may be on its way to somebody else too, and later.
    if (to.equals(lastTo[piece])) {
      took[piece] = now - begunAt[piece];
      duration = duration == 0 ? took[piece] : duration + SMOOTHING * (took[piece] - duration);
    }
    return true;
  }

  /** Nothing is sent to that device any more: what is under way to it may never come. */
  synchronized void left(DeviceId device) {
    Receiver receiver = receivers.remove(device);
    if (receiver != null && !receiver.underWay.isEmpty()) {
      active--;
      receiver.underWay.stream()
          .filter(piece -> device.equals(lastTo[piece]))
          .forEach(piece -> lastTo[piece] = null);
    }
  }
}
