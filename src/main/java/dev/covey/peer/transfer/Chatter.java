package dev.covey.peer.transfer;

import dev.covey.protocol.PeerMessage;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;

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
   * @throws ProtocolException if that is too many
   */
  void heard(PeerMessage message, long now) throws ProtocolException {
    if (now - begun > PERIOD.toNanos()) {
      begun = now;
      heard = 0;
    }
    heard += 1 + indices(message) / INDICES;
    if (heard > MOST) {
      throw new ProtocolException(
          "more than %d messages within %d s".formatted(MOST, PERIOD.toSeconds()));
    }
  }

  private static int indices(PeerMessage message) {
    return switch (message) {
      case PeerMessage.Want(List<Integer> indices) -> indices.size();
      case PeerMessage.Drop(List<Integer> indices) -> indices.size();
      case PeerMessage.Open _,
          PeerMessage.Renew _,
          PeerMessage.Have _,
          PeerMessage.HaveAlso _,
          PeerMessage.Piece _,
          PeerMessage.Packed _,
          PeerMessage.Accepts _,
          PeerMessage.Refused _,
          PeerMessage.Ping _ ->
          0;
    };
  }
}
