package dev.covey.peer.transfer;

import dev.covey.model.PieceSet;
import dev.covey.model.Subscription;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What a downloader is told of what there is of a file: at first all of that, and then, if the file
 * still grows, each piece that has come since (F12). Confined to the sender's thread.
 */
final class HaveNews {
  private static final byte[] NONE = {};

  private final PieceSource source;

  /** Empty if nothing more comes. */
  private final Optional<Arrivals> arrivals;

  /** How many of the arrivals have been told. */
  private int told;

  HaveNews(PieceSource source) {
    this.source = source;
    this.arrivals = source.growing();
    this.told = arrivals.map(Arrivals::count).orElse(0);
  }

  /**
   * Whenever a piece has come.
   *
   * @param nudge told by any thread
   */
  Subscription follow(Runnable nudge) {
    return arrivals.map(coming -> coming.follow(nudge)).orElse(() -> {});
  }

  /** The frames of {@link PeerMessage.Have} that begin the exchange, one at least. */
  byte[] have() {
    int count = source.pieceCount();
    BitSet here = arrivals.map(coming -> coming.first(told)).orElseGet(source::offered).toBitSet();
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    int from = 0;
    do {
      int to = Math.min(count, from + Limits.HAVE_PIECES);
      PieceSet some = PieceSet.of(to - from, here.get(from, to));
      frames.writeBytes(PeerCodec.encode(new PeerMessage.Have(from, some)));
      from = to;
    } while (from < count);
    return frames.toByteArray();
  }

  /** The frames that tell of what has come since; often none. */
  byte[] arrivals() {
    int now = arrivals.isPresent() ? arrivals.get().count() : told;
    if (now == told) {
      return NONE;
    }
    List<Integer> come = new ArrayList<>(now - told);
    while (told < now) {
      come.add(arrivals.get().piece(told++));
    }
    return PeerCodec.encodeHaveAlso(come);
  }
}
