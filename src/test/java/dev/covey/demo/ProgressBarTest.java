package dev.covey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.DownloadId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.PieceSet;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private static final long MIB = 1 << 20;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void theLastLineTellsTheRateOfTheWholeDownload() {
    ProgressBar bar = new ProgressBar(out, false);
    bar.show(download(0, 0));
    bar.show(download(4, 40 * MIB));
    bar.show(download(8, 0)); // nothing is running any more
    bar.end(download(8, 0), 0.5);
    assertThat(lines())
        .containsExactly(
            "  [----------------------------------------]   0 %  0 of 8 pieces  0 MiB/s",
            "  [####################--------------------]  50 %  4 of 8 pieces  40 MiB/s",
            "  [########################################] 100 %  8 of 8 pieces  16 MiB/s");
  }

  @Test
  void aTerminalsLineIsDrawnOverAndEndsTheSameWay() {
    ProgressBar bar = new ProgressBar(out, true);
    bar.show(download(4, 100 * MIB));
    bar.show(download(8, 0));
    bar.end(download(8, 0), 0.5);
    assertThat(printed.toString(StandardCharsets.UTF_8)).containsOnlyOnce("\n").endsWith("\n");
    assertThat(lines().getLast()).contains("8 of 8 pieces  16 MiB/s ");
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Of eight pieces of 1 MiB. */
  private static TransferSnapshot download(int pieces, long rate) {
    BitSet done = new BitSet();
    done.set(0, pieces);
    return new TransferSnapshot(
        DownloadId.random(),
        new GroupName("demo"),
        new FileName("sample.bin"),
        Path.of("sample.bin"),
        pieces == 8 ? TransferState.COMPLETED : TransferState.RUNNING,
        pieces * MIB,
        8 * MIB,
        PieceSet.of(8, done),
        PieceSet.none(8),
        rate,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Instant.EPOCH,
        Optional.empty());
  }
}
