package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import dev.covey.model.Digests;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptDownload.Fate;
import dev.covey.peer.library.KeptDownload.Manner;
import dev.covey.peer.library.KeptDownload.Progress;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.Problem;
import dev.covey.peer.transfer.TransferState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestingDownloadTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final long SIZE = 3L * Pieces.SIZE;

  private static PieceSet pieces(int... indices) {
    BitSet bits = new BitSet();
    IntStream.of(indices).forEach(bits::set);
    return PieceSet.of(3, bits);
  }

  private static KeptDownload kept(Fate fate) {
    return new KeptDownload(
        DownloadId.random(),
        AccountId.random(),
        new GroupName("films"),
        GroupId.random(),
        FileId.random(),
        new FileName("film"),
        SIZE,
        new Digests(new Sha1("00".repeat(20)), new Sha256("00".repeat(32))),
        new Sha256("11".repeat(32)),
        Path.of("films", "film"),
        false,
        NOON,
        Optional.empty(),
        new Progress(
            fate,
            pieces(0, 2),
            Optional.of(ErrorCode.NOT_MEMBER).filter(_ -> fate == Fate.FAILED),
            fate == Fate.FAILED ? "You are no member." : "",
            Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "UNFINISHED, QUEUED",
    "PAUSED, PAUSED",
    "COMPLETED, COMPLETED",
    "FAILED, FAILED",
    "CANCELLED, CANCELLED"
  })
  void itIsShownAsItIsKept(Fate fate, TransferState state) { // D12
    TransferSnapshot shown = RestingDownload.of(kept(fate));
    assertThat(shown.state()).isEqualTo(state);
    assertThat(shown.rate()).isZero();
    assertThat(shown.peers()).isEmpty();
  }

  @Test
  void onlyChosenPiecesCountAsCome() { // D12
    KeptDownload kept = kept(Fate.PAUSED);
    assertThat(RestingDownload.of(kept).bytes()).isEqualTo(2L * Pieces.SIZE);
    Manner first = kept.manner().withChosen(pieces(0, 1));
    assertThat(RestingDownload.of(kept.with(first)).bytes()).isEqualTo(Pieces.SIZE);
  }

  @Test
  void aFailedOneTellsWhy() { // U16
    assertThat(RestingDownload.of(kept(Fate.FAILED)).error())
        .contains(new Problem(ErrorCode.NOT_MEMBER, "You are no member."));
  }

  @Test
  void onlyWhatMayGoOnHasAPartFile() { // D12
    KeptDownload paused = kept(Fate.PAUSED);
    assertThat(RestingDownload.of(paused).extent().part())
        .contains(RestingDownload.hiddenPart(paused));
    for (Fate fate : List.of(Fate.COMPLETED, Fate.CANCELLED)) {
      assertThat(RestingDownload.of(kept(fate)).extent().part()).as(fate.name()).isEmpty();
    }
  }

  @Test
  void oneThatHasToWaitForItsTurnKeepsWhatCameAndHasNoProblem() { // U14
    TransferSnapshot failed = RestingDownload.of(kept(Fate.FAILED));
    TransferSnapshot queued = RestingDownload.queued(failed);
    assertThat(queued.state()).isEqualTo(TransferState.QUEUED);
    assertThat(queued.error()).isEmpty();
    assertThat(queued.done()).isEqualTo(failed.done());
    assertThat(queued.bytes()).isEqualTo(failed.bytes());
  }
}
