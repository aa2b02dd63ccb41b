package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.console.Result.Details;
import dev.covey.console.Result.Numbered;
import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Portion;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.PieceTable;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakeTransfer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetailTextTest {
  private static final int PIECE = (int) Pieces.offset(1);

  private static Page page(int width, Symbols symbols) {
    return new Page(width, symbols, Clock.fixed(FakeNetwork.NOW, ZoneOffset.UTC));
  }

  private static List<String> lines(FakeTransfer transfer, Optional<TransferDetails> details) {
    return lines(transfer, details, page(100, Symbols.UNICODE));
  }

  private static List<String> lines(
      FakeTransfer transfer, Optional<TransferDetails> details, Page page) {
    Details result = new Details(new Numbered(1, transfer.snapshot()), details);
    return TextRenderer.lines(result, page).stream()
        .map(line -> line.toString().stripTrailing())
        .toList();
  }

  private static Optional<TransferDetails> tried(int pieces, int triedPiece) {
    int[] tries = new int[pieces];
    tries[triedPiece] = 2;
    int[] nobody = new int[pieces];
    Arrays.fill(nobody, PieceTable.NOBODY);
    PieceTable table =
        PieceTable.of(List.of(), nobody, tries, new int[pieces], PieceSet.of(pieces, new BitSet()));
    return Optional.of(
        new TransferDetails(
            Optional.of(table),
            List.of(
                new TransferDetails.Sample(0, 0),
                new TransferDetails.Sample(1_000_000, 1),
                new TransferDetails.Sample(3_000_000, 1)),
            new TransferDetails.Weights(0.2, 0.8)));
  }

  @Test
  void eachPieceShowsWhereItStands() { // P7
    FakeTransfer transfer =
        new FakeTransfer("films", "a.mov", 8L * PIECE)
            .chosen(Portion.parsePieces("1-7"))
            .pieces(3)
            .asked(2);
    assertThat(lines(transfer, tried(8, 5)))
        .contains(
            "Rate         2.00 MB/s on average, 3.00 MB/s at most, in 2 seconds",
            "Pieces       3 of 7 verified, 2 on their way",
            "             ███▒▒!░·",
            "             ▒ coming  ! asked in vain  ░ missing  █ here  · not wanted");
    assertThat(lines(transfer, tried(8, 5), page(100, Symbols.ASCII)))
        .contains("             ###++!-.");
  }

  @Test
  void aLargeFileIsDrawnWithSeveralPiecesACell() {
    FakeTransfer transfer = new FakeTransfer("films", "a.mov", 10_000L * PIECE).pieces(5_000);
    List<String> map =
        lines(transfer, Optional.empty()).stream().filter(line -> line.matches(" *[█░]+")).toList();
    assertThat(map).hasSize(4);
    assertThat(String.join("", map).replace(" ", "")).matches("█{172,173}░{172,173}");
    assertThat(lines(transfer, Optional.empty()))
        .contains("             ░ missing  █ here  29 pieces a cell");
  }

  @Test
  void peersTellWhatDecidesHowMuchTheyAreAsked() { // P7
    FakeTransfer transfer =
        new FakeTransfer("films", "a.mov", 8L * PIECE)
            .rate(1_000_000)
            .peer("bob", 3, 1)
            .peer(
                new PeerView(
                    FakeNetwork.device("eve"),
                    new UserName("eve"),
                    "eve-pc",
                    true,
                    0,
                    2,
                    0.1,
                    0,
                    5,
                    0.02,
                    0,
                    true,
                    ""));
    assertThat(lines(transfer, tried(8, 0)))
        .contains(
            "Peer        Pieces  Failed  Score  Load  Utility       Rate  Now",
            "bob@bob-pc       3       1   0.75   2/5    -0.17  1.00 MB/s  sends pieces",
            "eve@eve-pc       0       2   0.10   0/5     0.02   left out",
            "utility = 0.20 score - 0.80 load; the highest is asked next")
        .anyMatch(line -> line.contains("eve@eve-pc sent wrong pieces and is left out"))
        .anyMatch(line -> line.contains("bob@bob-pc: one piece did not come or came wrong"));
  }

  @Test
  void whatHappenedIsToldInOrder() {
    FakeTransfer failed =
        new FakeTransfer("films", "a.mov", PIECE)
            .state(TransferState.FAILED)
            .error(ErrorCode.DISK_FULL, "No space on /srv.");
    List<String> lines = lines(failed, Optional.empty());
    assertThat(lines.subList(lines.indexOf("History"), lines.size()))
        .containsExactly(
            "History",
            "  today 09:12     started: 524 KB to fetch",
            "                  No space on /srv. [DISK_FULL]",
            "  today 09:13     failed");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 150})
  void itFitsWhateverTheNames(int width) {
    FakeTransfer transfer =
        new FakeTransfer("films", "日本語 ".repeat(15) + ".mov", 3_000L * PIECE)
            .pieces(100)
            .peer("a-user-with-a-rather-long-name", 3, 1);
    assertThat(lines(transfer, tried(3_000, 200), page(width, Symbols.UNICODE)))
        .filteredOn(line -> !line.contains("downloads/")) // a path is never broken within a word
        .allMatch(line -> Printable.width(line) <= width);
  }

  @Test
  void anEmptyFileHasNoPieceToDraw() {
    assertThat(lines(new FakeTransfer("films", "none", 0), Optional.empty()))
        .contains("Pieces       0 of 0 verified, 0 on their way");
  }
}
