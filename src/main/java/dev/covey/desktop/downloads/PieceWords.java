package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.SafeText;
import dev.covey.model.DeviceId;
import dev.covey.peer.transfer.PieceTable;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is said of the pieces that the pointer is at: which, how it stands, whose, tried how often.
 */
record PieceWords(PieceMap map, List<PeerView> peers) {

  String of(int square) {
    int first = map.firstPiece(square);
    int last = map.lastPiece(square);
    List<String> parts = new ArrayList<>();
    parts.add(first == last ? state(first) : squareWords(square, first, last));
    map.states().table().ifPresent(table -> addDetails(parts, table, first, last));
    return String.join(" · ", parts);
  }

  private String state(int piece) {
    String key =
        switch (map.piece(piece)) {
          case VERIFIED -> "downloads.piece.verified";
          case ARRIVING -> "downloads.piece.arriving";
          case ASKED -> "downloads.piece.asked";
          case MISSING -> "downloads.piece.missing";
          case FAILED -> "downloads.piece.failed";
          case NOT_CHOSEN -> "downloads.piece.left";
          case NOWHERE -> "downloads.piece.nowhere";
        };
    return Messages.text(key, Formats.count(piece + 1));
  }

  private String squareWords(int square, int first, int last) {
    return Messages.text(
        "downloads.pieces.square",
        Formats.count(first + 1),
        Formats.count(last + 1),
        map.verified(square),
        last - first + 1);
  }

  private void addDetails(List<String> parts, PieceTable table, int first, int last) {
    List<String> senders =
        IntStream.rangeClosed(first, last)
            .mapToObj(table::sender)
            .flatMap(Optional::stream)
            .distinct()
            .map(this::name)
            .flatMap(Optional::stream)
            .toList();
    if (!senders.isEmpty()) {
      boolean here = first == last && map.piece(first) == PieceMap.Piece.VERIFIED;
      parts.add(
          Messages.text(
              here ? "downloads.piece.from" : "downloads.piece.by", String.join(", ", senders)));
    }
    int tries = IntStream.rangeClosed(first, last).map(table::tries).sum();
    if (tries > 0) {
      parts.add(Messages.text("downloads.piece.tries", tries));
    }
    boolean toCome =
        first == last
            && map.piece(first) != PieceMap.Piece.VERIFIED
            && map.piece(first) != PieceMap.Piece.NOWHERE;
    if (map.states().served() && toCome) {
      parts.add(Messages.text("downloads.piece.holders", table.holders(first)));
    }
  }

  private Optional<String> name(DeviceId device) {
    return peers.stream()
        .filter(peer -> peer.device().equals(device))
        .map(peer -> peer.user() + " (" + SafeText.line(peer.deviceName()) + ")")
        .findFirst();
  }
}
