package dev.covey.peer.transfer;

import static dev.covey.peer.transfer.DownloadTest.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.content.SafeNames;
import dev.covey.model.Digests;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a download leaves on disk, in the end and on the way. */
class DownloadOnDiskTest {
  private static final int PIECES = 40;
  private static final long SIZE = 39L * Pieces.SIZE + 99;

  @TempDir Path folder;

  private Path downloads;

  @BeforeEach
  void makeFolder() throws IOException {
    downloads = Files.createDirectory(folder.resolve("downloads"));
  }

  private LoopbackSwarm swarm() throws Exception {
    return new LoopbackSwarm(folder, SIZE);
  }

  private DownloadSpec spec(LoopbackSwarm swarm) {
    return swarm.spec(downloads.resolve("copy.bin"));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(downloads)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** A seeder that sends so many pieces on each connection and then no more. */
  private static ScriptedPeer.Script sending(int pieces) {
    return wire -> {
      wire.letIn();
      int left = pieces;
      while (true) {
        for (int index : wire.wanted()) {
          if (left-- > 0) {
            wire.sendRight(index);
          }
        }
      }
    };
  }

  private static void awaitPieces(Download download, int count) {
    await().until(() -> download.snapshot().piecesDone() == count);
  }

  @Test
  void nothingButTheWholeFileIsLeft() throws Exception { // D8
    try (LoopbackSwarm swarm = swarm()) {
      swarm.seeder("ann");
      Download download = swarm.download(spec(swarm));
      download.start();
      awaitState(download, TransferState.COMPLETED);
      assertThat(names()).containsExactly("copy.bin");
      Download.Completed completed = download.completed().orElseThrow();
      assertThat(Files.mismatch(completed.path(), swarm.source)).isEqualTo(-1);
      assertThat(completed.stamp().size()).isEqualTo(SIZE);
    }
  }

  @Test
  void aFileThatIsThereByThenIsNotOverwritten() throws Exception { // D9
    try (LoopbackSwarm swarm = swarm()) {
      swarm.seeder("ann");
      Files.writeString(downloads.resolve("copy.bin"), "precious");
      Download download = swarm.download(spec(swarm));
      download.start();
      awaitState(download, TransferState.COMPLETED);
      assertThat(names()).containsExactly("copy (1).bin", "copy.bin");
      assertThat(downloads.resolve("copy.bin")).hasContent("precious");
      assertThat(download.snapshot().destination()).isEqualTo(downloads.resolve("copy (1).bin"));
    }
  }

  @Test
  void whatLiesInThePartsPlaceIsNotFollowed() throws Exception { // I4
    try (LoopbackSwarm swarm = swarm()) {
      swarm.seeder("ann");
      Path precious = Files.writeString(folder.resolve("precious"), "precious");
      DownloadSpec spec = spec(swarm);
      Path part = SafeNames.part(spec.destination(), spec.id().toString());
      Files.createSymbolicLink(part, precious);
      Download download = swarm.download(spec);
      download.start();
      awaitState(download, TransferState.COMPLETED);
      assertThat(precious).hasContent("precious");
    }
  }

  @Test
  void pausedItAsksNothingAndThenGoesOn() throws Exception { // D10
    try (LoopbackSwarm swarm = swarm()) {
      ScriptedPeer ann = swarm.scripted("ann", sending(5));
      Download download = swarm.download(spec(swarm));
      download.start();
      awaitPieces(download, 5);
      download.pause();
      awaitState(download, TransferState.PAUSED);
      assertThat(download.snapshot().peers()).noneMatch(TransferSnapshot.PeerView::connected);
      ann.close();
      swarm.tracker.remove(ann.device());
      swarm.seeder("bob");
      assertThat(download.snapshot().state()).isEqualTo(TransferState.PAUSED);
      long here = download.snapshot().bytes();
      download.resume();
      awaitState(download, TransferState.COMPLETED);
      await().untilAsserted(() -> assertThat(swarm.shelf.sent).hasValue(SIZE - here));
    }
  }

  @Test
  void anotherRunFetchesNoPieceAgain() throws Exception { // D10
    try (LoopbackSwarm swarm = swarm()) {
      swarm.scripted("ann", sending(7));
      DownloadSpec spec = spec(swarm);
      Download first = swarm.download(spec);
      first.start();
      awaitPieces(first, 7);
      long here = first.snapshot().bytes();
      first.close();
      assertThat(names()).hasSize(1).allMatch(name -> name.startsWith(".copy.bin."));

      swarm.seeder("bob");
      Download second = swarm.download(spec);
      second.start();
      awaitState(second, TransferState.COMPLETED);
      assertThat(swarm.shelf.sent).hasValueLessThanOrEqualTo(SIZE - here);
      assertThat(names()).containsExactly("copy.bin");
      assertThat(Files.mismatch(downloads.resolve("copy.bin"), swarm.source)).isEqualTo(-1);
    }
  }

  @Test
  void aPartThatSomebodyTouchedIsFetchedAgainWhereItIsWrong() throws Exception { // D10, F13
    try (LoopbackSwarm swarm = swarm()) {
      ScriptedPeer ann = swarm.scripted("ann", sending(PIECES - 1));
      DownloadSpec spec = spec(swarm);
      Download first = swarm.download(spec);
      first.start();
      awaitPieces(first, PIECES - 1);
      int touched = first.snapshot().done().indices().findFirst().orElseThrow();
      first.close();
      ann.close();
      swarm.tracker.remove(ann.device());
      Path part = SafeNames.part(spec.destination(), spec.id().toString());
      try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
        file.seek(Pieces.offset(touched));
        file.write(~swarm.manifest.hashes().get(0)[0]);
        file.write(new byte[64]);
      }

      swarm.seeder("bob");
      Download second = swarm.download(spec);
      second.start();
      awaitState(second, TransferState.COMPLETED);
      assertThat(Files.mismatch(downloads.resolve("copy.bin"), swarm.source)).isEqualTo(-1);
      assertThat(swarm.shelf.sent).hasValueLessThanOrEqualTo(2L * Pieces.SIZE);
    }
  }

  @Test
  void cancelledItLeavesNothing() throws Exception { // D10
    try (LoopbackSwarm swarm = swarm()) {
      swarm.scripted("ann", sending(5));
      Download download = swarm.download(spec(swarm));
      download.start();
      awaitPieces(download, 5);
      download.cancel();
      awaitState(download, TransferState.CANCELLED);
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void cancelledBeforeItBeganItLeavesNothingOfAnEarlierRun() throws Exception { // D10
    try (LoopbackSwarm swarm = swarm()) {
      swarm.scripted("ann", sending(5));
      DownloadSpec spec = spec(swarm);
      Download first = swarm.download(spec);
      first.start();
      awaitPieces(first, 5);
      first.close();
      Download second = swarm.download(spec);
      assertThat(second.snapshot().state()).isEqualTo(TransferState.QUEUED);
      second.cancel();
      awaitState(second, TransferState.CANCELLED);
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void aWholeThatIsNotWhatWasListedIsDiscarded() throws Exception { // D8
    try (LoopbackSwarm swarm = swarm()) {
      swarm.seeder("ann");
      Sha1 expected = Sha1.of(new byte[Sha1.BYTES]);
      Manifest lie =
          new Manifest(
              SIZE, new Digests(expected, swarm.manifest.sha256()), swarm.manifest.hashes());
      Download download = download(swarm, lie);
      download.start();
      awaitState(download, TransferState.FAILED);
      TransferSnapshot.Problem problem = download.snapshot().error().orElseThrow();
      assertThat(problem.code()).isEqualTo(ErrorCode.CONTENT_MISMATCH);
      assertThat(problem.message()).contains(expected.hex(), swarm.manifest.digests().sha1().hex());
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void aFullDiskIsWaitedForWithTheAmountMissing() throws Exception { // I2
    try (LoopbackSwarm swarm = swarm()) {
      long tooMuch = Files.getFileStore(folder).getUsableSpace() + (8L << 30);
      PieceHashes hashes = PieceHashes.of(new byte[Pieces.count(tooMuch) * Sha1.BYTES]);
      Download download = download(swarm, new Manifest(tooMuch, swarm.manifest.digests(), hashes));
      download.start();
      awaitState(download, TransferState.WAITING);
      TransferSnapshot.Problem problem = download.snapshot().error().orElseThrow();
      assertThat(problem.code()).isEqualTo(ErrorCode.DISK_FULL);
      assertThat(problem.message()).containsPattern("\\d\\.\\d GB more is needed");
      assertThat(names()).isEmpty();
      download.cancel();
      awaitState(download, TransferState.CANCELLED);
    }
  }

  private Download download(LoopbackSwarm swarm, Manifest manifest) {
    DownloadSpec spec =
        new DownloadSpec(
            DownloadId.random(),
            swarm.tracker.groupName,
            swarm.tracker.group,
            swarm.tracker.file,
            new FileName("source.bin"),
            manifest.size(),
            manifest.digests(),
            manifest.id(),
            downloads.resolve("copy.bin"),
            false,
            Instant.now());
    return new Download(
        spec,
        Optional.of(manifest),
        swarm.context(swarm.downloader, new Parts()),
        new LoopbackSwarm.Quiet());
  }

  @Test
  void aFolderThatIsNotThereEndsTheDownload() throws Exception { // D9
    try (LoopbackSwarm swarm = swarm()) {
      Download download = swarm.download(swarm.spec(folder.resolve("nowhere").resolve("copy.bin")));
      download.start();
      awaitState(download, TransferState.FAILED);
      assertThat(download.snapshot().error().orElseThrow().code())
          .isEqualTo(ErrorCode.BAD_DESTINATION);
    }
  }

  @Test
  void itsObserverSeesEachStateOnce() throws Exception { // D11
    try (LoopbackSwarm swarm = swarm()) {
      swarm.seeder("ann");
      List<TransferState> states = new CopyOnWriteArrayList<>();
      List<Manifest> manifests = new CopyOnWriteArrayList<>();
      Download download =
          swarm.download(
              spec(swarm),
              new Download.Observer() {
                @Override
                public void manifestKnown(DownloadId id, Manifest manifest) {
                  manifests.add(manifest);
                }

                @Override
                public void changed(TransferSnapshot snapshot) {
                  states.add(snapshot.state());
                }
              });
      download.start();
      awaitState(download, TransferState.COMPLETED);
      assertThat(manifests).containsExactly(swarm.manifest);
      await()
          .untilAsserted(() ->
              assertThat(states)
                  .containsExactly(
                      TransferState.RUNNING, TransferState.VERIFYING, TransferState.COMPLETED));
    }
  }
}
