package dev.covey.desktop.downloads;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import dev.covey.peer.transfer.PieceTable;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.List;
import java.util.Optional;

/**
 * What a piece map shows, at one moment. Immutable.
 *
 * @param chosen the pieces that are wanted
 * @param nowhere whether nobody online has what is neither done nor on its way
 * @param served whether somebody is connected, so that {@code table} tells who has what
 * @param peers in the order of their colours
 * @param table piece by piece, if that is known
 */
record PieceStates(
    PieceSet done,
    PieceSet asked,
    PieceSet chosen,
    boolean nowhere,
    boolean served,
    List<DeviceId> peers,
    Optional<PieceTable> table) {

  static final PieceStates NOTHING =
      new PieceStates(
          PieceSet.none(0),
          PieceSet.none(0),
          PieceSet.none(0),
          false,
          false,
          List.of(),
          Optional.empty());

  static PieceStates of(TransferSnapshot snapshot, Optional<TransferDetails> details) {
    boolean served = snapshot.peers().stream().anyMatch(PeerView::connected);
    boolean waits = WaitReason.of(snapshot).filter(WaitReason.SEEDER::equals).isPresent();
    return new PieceStates(
        snapshot.done(),
        snapshot.asked(),
        snapshot.extent().chosen(),
        waits && !served,
        served,
        snapshot.peers().stream().map(PeerView::device).toList(),
        details
            .flatMap(TransferDetails::pieces)
            .filter(table -> table.size() == snapshot.pieces()));
  }

  int pieces() {
    return done.size();
  }
}
