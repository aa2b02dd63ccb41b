package dev.covey.peer.transfer;

import java.net.ProtocolException;
import java.time.Duration;

/**
 * Counts what the other side of a connection says beside the pieces themselves: who says more than
 * a peer has any reason to only keeps a thread busy (X5). Confined to the connection's reader; time
 * comes in as nanoseconds of any origin.
 */
final class Chatter {
  static final int MOST = 20_000;
  static final Duration PERIOD = Duration.ofSeconds(10);

  /** A message that names so many pieces counts like another message. */
  private static final int INDICES = 64;

  private long begun;
  private int heard;

  Chatter(long now) {
    begun = now;
  }

  /**
   * One message more.
   *
   * @param indices pieces that it names
   * @throws ProtocolException if that is too many
   */
  void heard(int indices, long now) throws ProtocolException {
    if (now - begun > PERIOD.toNanos()) {
      begun = now;
      heard = 0;
    }
    heard += 1 + indices / INDICES;
    if (heard > MOST) {
      throw new ProtocolException(
          "more than %d messages within %d s".formatted(MOST, PERIOD.toSeconds()));
    }
  }
}
