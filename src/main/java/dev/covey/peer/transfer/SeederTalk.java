package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerMessage;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a seeder says on a {@link PeerLink}: checks that it may say so, has pieces received, and
 * tells the download. Confined to the connection's reader, but for {@link #lost} and {@link
 * #isWhole}.
 */
final class SeederTalk {
  private static final Logger log = LoggerFactory.getLogger(SeederTalk.class);

  private final PeerLink link;
  private final PeerLink.Shared shared;
  private final Outstanding outstanding;

  /** Whether nobody listens any more. */
  private final BooleanSupplier unheard;

  private final BitSet told = new BitSet();
  private final Chatter chatter = new Chatter(System.nanoTime());
  private int toldPieces;

  SeederTalk(
      PeerLink link, PeerLink.Shared shared, Outstanding outstanding, BooleanSupplier unheard) {
    this.link = link;
    this.shared = shared;
    this.outstanding = outstanding;
    this.unheard = unheard;
  }

  /** Whether the seeder has told of all pieces, which is noted before the download is told. */
  boolean isWhole() {
    return toldPieces == shared.wanted().count();
  }

  /**
   * @return whether it has more to say
   */
  boolean hear(PeerMessage message, PieceReceiver receiver) throws IOException {
    switch (message) {
      case PeerMessage.Have have -> has(have);
      case PeerMessage.HaveAlso(int index) -> {
        if (index >= shared.wanted().count()) {
          throw new ProtocolException("the file has no piece " + index);
        }
        if (told.get(index)) {
          chatter.heard(message, System.nanoTime());
        } else {
          told.set(index);
          tell(new DownloadEvent.HasAlso(link, index));
        }
      }
      case PeerMessage.Piece piece ->
          receive(piece.index(), piece.length(), () -> receiver.receive(piece));
      case PeerMessage.Packed piece ->
          receive(piece.index(), piece.length(), () -> receiver.receive(piece));
      case PeerMessage.Refused refused when refused.index() == PeerMessage.Refused.ALL -> {
        boolean ticket = refused.reason() == ErrorCode.BAD_TICKET;
        lost(
            ticket ? DownloadEvent.Loss.TICKET : DownloadEvent.Loss.REFUSED,
            "refuses: " + refused.text());
        return false;
      }
      case PeerMessage.Refused refused -> {
        if (outstanding.settle(refused.index())) {
          tell(new DownloadEvent.Refused(link, refused.index(), refused.reason()));
        } else {
          chatter.heard(message, System.nanoTime());
        }
      }
      case PeerMessage.Ping _ -> chatter.heard(message, System.nanoTime());
      case PeerMessage.Open _,
          PeerMessage.Accepts _,
          PeerMessage.Renew _,
          PeerMessage.Want _,
          PeerMessage.Drop _ ->
          throw new ProtocolException("a seeder does not say " + message);
    }
    return true;
  }

  /** Each piece is told of once, in order, in as few messages as hold it: all are planned anew. */
  private void has(PeerMessage.Have have) throws ProtocolException {
    int count = shared.wanted().count();
    int due = Math.min(Limits.HAVE_PIECES, count - toldPieces);
    boolean next = have.from() == toldPieces && (due > 0 || count == 0);
    if (!next || have.pieces().size() != due) {
      throw new ProtocolException("it told of pieces twice, or of more or fewer than the file has");
    }
    have.pieces().indices().forEach(piece -> told.set(have.from() + piece));
    toldPieces += due;
    tell(new DownloadEvent.Has(link, have.from(), have.pieces()));
  }

  /** Takes a piece, packed or not. */
  @FunctionalInterface
  private interface Receiving {
    PieceReceiver.Outcome receive() throws IOException, CoveyException;
  }

  private void receive(int index, int length, Receiving receiving) throws IOException {
    try {
      switch (receiving.receive()) {
        case WRITTEN -> tell(new DownloadEvent.Came(link, index, length));
        case WRONG -> tell(new DownloadEvent.Wrong(link, index));
        case NO_LONGER_WANTED -> log.trace("piece {} came too late", index);
      }
    } catch (CoveyException e) {
      tell(new DownloadEvent.Unwritten(link, e));
    }
  }

  private void tell(DownloadEvent event) {
    shared.inbox().put(event, unheard);
  }

  /** Nothing more comes. Any thread. */
  void lost(DownloadEvent.Loss loss, String why) {
    tell(new DownloadEvent.Lost(link, loss, why));
  }
}
