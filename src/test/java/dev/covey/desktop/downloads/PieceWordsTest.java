package dev.covey.desktop.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.downloads.PieceMap.Piece;
import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import dev.covey.peer.transfer.PieceTable;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.testing.FakeTransfer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** P7: what the piece map tells of a piece. */
class PieceWordsTest {
  private static final TransferSnapshot DOWNLOAD =
      new FakeTransfer("films", "a.mov", 8 * 524_288L)
          .pieces(2)
          .asked(3)
          .peer("jo", 2, 1)
          .peer("lin", 0, 0)
          .snapshot();

  /** Two are here, three on their way; of those that are missing one failed, one is nowhere. */
  private static PieceMap map(int columns, int rows) {
    List<DeviceId> devices = DOWNLOAD.peers().stream().map(PeerView::device).toList();
    BitSet arriving = new BitSet();
    arriving.set(2);
    PieceTable table =
        PieceTable.of(
            devices,
            new int[] {0, -1, 1, 1, 0, -1, -1, -1},
            new int[] {0, 0, 0, 2, 0, 1, 0, 0},
            new int[] {2, 2, 1, 1, 2, 2, 0, 1},
            PieceSet.of(8, arriving));
    return new PieceMap(
        new PieceStates(
            DOWNLOAD.done(),
            DOWNLOAD.asked(),
            PieceSet.all(8),
            false,
            true,
            devices,
            Optional.of(table)),
        columns,
        rows);
  }

  private static String words(int square) {
    return new PieceWords(map(8, 1), DOWNLOAD.peers()).of(square);
  }

  @Test
  void aPieceTellsWhoseItIsAndHowOftenItWasTried() {
    assertThat(words(0)).isEqualTo("Piece 1: verified · from jo (jo-pc)");
    assertThat(words(1)).isEqualTo("Piece 2: verified");
    assertThat(words(2)).isEqualTo("Piece 3: arriving · by lin (lin-pc) · 1 peer has it");
    assertThat(words(3))
        .isEqualTo("Piece 4: asked for · by lin (lin-pc) · 2 tries in vain · 1 peer has it");
    assertThat(words(5))
        .isEqualTo("Piece 6: did not come, asked again soon · one try in vain · 2 peers have it");
    assertThat(words(6)).isEqualTo("Piece 7: nobody online has it");
    assertThat(words(7)).isEqualTo("Piece 8: missing · 1 peer has it");
  }

  @Test
  void aSquareOfSeveralTellsAllWhoseTheyAre() {
    assertThat(new PieceWords(map(2, 1), DOWNLOAD.peers()).of(0))
        .isEqualTo(
            "Pieces 1 to 4: 2 of 4 verified · by jo (jo-pc), lin (lin-pc) · 2 tries in vain");
  }

  @Test
  void eachStateIsCountedAndHasTheColourOfItsPeer() {
    PieceMap map = map(8, 1);
    assertThat(map.count(Piece.ARRIVING)).isEqualTo(1);
    assertThat(map.count(Piece.ASKED)).isEqualTo(2);
    assertThat(map.count(Piece.FAILED)).isEqualTo(1);
    assertThat(map.count(Piece.NOWHERE)).isEqualTo(1);
    assertThat(map.count(Piece.MISSING)).isEqualTo(1);
    assertThat(map.colour(0)).hasValue(0);
    assertThat(map.colour(1)).isEmpty();
    assertThat(map.colour(3)).hasValue(1);
    assertThat(map.colour(7)).isEmpty();
  }
}
