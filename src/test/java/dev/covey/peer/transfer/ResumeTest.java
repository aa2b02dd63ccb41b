package dev.covey.peer.transfer;

import static dev.covey.peer.transfer.DownloadTest.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.content.SafeNames;
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
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A download goes on with whatever is right on the disk, and fetches nothing else again (D10). */
class ResumeTest {
  private static final int PIECES = 40;
  private static final long SIZE = 39L * Pieces.SIZE + 99;

  @TempDir Path folder;

  private Path downloads;

  @BeforeEach
  void makeFolder() throws IOException {
    downloads = Files.createDirectory(folder.resolve("downloads"));
  }

  /** A seeder that sends so many pieces in all, and remembers which. */
  private static final class Counting implements ScriptedPeer.Script {
    final List<Integer> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger left;

    Counting(int most) {
      left = new AtomicInteger(most);
    }

    @Override
    public void serve(ScriptedPeer.Wire wire) throws IOException {
      wire.letIn();
      while (true) {
        for (int index : wire.wanted()) {
          if (left.getAndDecrement() > 0) {
            sent.add(index);
            wire.sendRight(index);
          }
        }
      }
    }
  }

  private DownloadSpec spec(LoopbackSwarm swarm) {
    return swarm.spec(downloads.resolve("copy.bin"));
  }

  private static Path part(DownloadSpec spec) {
    return SafeNames.part(spec.destination(), spec.id().toString());
  }

  private static void awaitPieces(Download download, int count) {
    await().until(() -> download.snapshot().piecesDone() >= count);
  }

  private static Set<Integer> done(Download download) {
    return download.snapshot().done().indices().boxed().collect(Collectors.toSet());
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(downloads)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private void assertWhole(LoopbackSwarm swarm) throws IOException {
    assertThat(names()).containsExactly("copy.bin");
    assertThat(Files.mismatch(downloads.resolve("copy.bin"), swarm.source)).isEqualTo(-1);
  }

  /** Fetches so much of it, and stops in good order; says which pieces it has. */
  private static Set<Integer> fetched(LoopbackSwarm swarm, DownloadSpec spec, int pieces)
      throws Exception {
    ScriptedPeer ann = swarm.scripted("ann", new Counting(pieces));
    Download first = swarm.download(spec);
    first.start();
    awaitPieces(first, pieces);
    first.close();
    ann.close();
    swarm.tracker.remove(ann.device());
    return done(first);
  }

  /** Downloads it to the end, and says which pieces came. */
  private static List<Integer> finished(LoopbackSwarm swarm, DownloadSpec spec) throws Exception {
    Counting bob = new Counting(Integer.MAX_VALUE);
    swarm.scripted("bob", bob);
    Download second = swarm.download(spec);
    second.start();
    awaitState(second, TransferState.COMPLETED);
    return bob.sent;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void afterAKillAtAnyMomentNoVerifiedPieceIsFetchedAgain(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      DownloadSpec killed = swarm.spec(folder.resolve("copy.bin"));
      swarm.scripted("ann", new Counting(random.nextInt(1, PIECES)));
      Download first = swarm.download(killed);
      first.start();
      awaitPieces(first, random.nextInt(Math.max(1, PIECES / 4)));
      Set<Integer> verified = done(first);
      // What the system holds of its files is all that a killed process leaves: nothing closed,
      // nothing flushed, perhaps a piece half written.
      await().until(() -> Files.exists(part(killed)));
      DownloadSpec again = again(killed);
      Files.copy(part(killed), part(again));
      first.close();

      List<Integer> sent = finished(swarm, again);
      assertThat(verified).as("seed %d", seed).noneMatch(sent::contains);
      assertWhole(swarm);
    }
  }

  /** The same download in another folder. */
  private DownloadSpec again(DownloadSpec spec) {
    return new DownloadSpec(
        spec.id(),
        spec.groupName(),
        spec.group(),
        spec.file(),
        spec.name(),
        spec.size(),
        spec.digests(),
        spec.manifestId(),
        downloads.resolve("copy.bin"),
        spec.overwrite(),
        spec.started());
  }

  @Test
  void killedAfterItsFileGotItsNameItFetchesNothing() throws Exception {
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      DownloadSpec spec = spec(swarm);
      finished(swarm, spec);
      // Nobody has noted that it is complete: the next run begins where it always does.
      List<Integer> sent = finished(swarm, spec);
      assertThat(sent).isEmpty();
      assertWhole(swarm);
    }
  }

  @Test
  void aFileThatWasThereBeforeIsNotTakenForItsOwn() throws Exception { // D9
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      Files.copy(swarm.source, downloads.resolve("copy.bin"));
      Files.setLastModifiedTime(
          downloads.resolve("copy.bin"), FileTime.from(Instant.now().minusSeconds(9)));
      finished(swarm, spec(swarm));
      assertThat(names()).containsExactly("copy (1).bin", "copy.bin");
    }
  }

  @Test
  void ofAPartCutShortWhatIsLeftCounts() throws Exception {
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      DownloadSpec spec = spec(swarm);
      Set<Integer> had = fetched(swarm, spec, 30);
      try (RandomAccessFile file = new RandomAccessFile(part(spec).toFile(), "rw")) {
        file.setLength(Pieces.offset(20) + 1_000);
      }
      List<Integer> sent = finished(swarm, spec);
      assertThat(sent).containsExactlyInAnyOrderElementsOf(missing(had, 20));
      assertWhole(swarm);
    }
  }

  /** What is missing when nothing from this piece on is left. */
  private static List<Integer> missing(Set<Integer> had, int from) {
    return IntStream.range(0, PIECES)
        .filter(index -> index >= from || !had.contains(index))
        .boxed()
        .toList();
  }

  @Test
  void aPartThatGrewIsTakenUp() throws Exception {
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      DownloadSpec spec = spec(swarm);
      Set<Integer> had = fetched(swarm, spec, 30);
      try (RandomAccessFile file = new RandomAccessFile(part(spec).toFile(), "rw")) {
        file.setLength(SIZE + Pieces.SIZE);
      }
      assertThat(finished(swarm, spec)).containsExactlyInAnyOrderElementsOf(missing(had, PIECES));
      assertWhole(swarm);
    }
  }

  /** What somebody may put in a part's place, of a file of theirs that must not change. */
  enum Intruder {
    LINK,
    SECOND_NAME,
    FOLDER;

    void settle(Path part, Path precious) throws IOException {
      switch (this) {
        case LINK -> Files.createSymbolicLink(part, precious);
        case SECOND_NAME -> Files.createLink(part, precious);
        case FOLDER -> Files.createDirectory(part);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasPutInThePartsPlaceIsNeitherFollowedNorChanged(Intruder intruder)
      throws Exception { // I4
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      Path precious = Files.write(folder.resolve("precious"), new byte[(int) SIZE]);
      DownloadSpec spec = spec(swarm);
      fetched(swarm, spec, 3);
      Files.delete(part(spec));
      intruder.settle(part(spec), precious);
      assertThat(finished(swarm, spec)).hasSize(PIECES);
      assertWhole(swarm);
      assertThat(precious).hasBinaryContent(new byte[(int) SIZE]);
    }
  }

  @Test
  void aFolderThatHoldsSomethingIsInTheWay() throws Exception { // I4
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      DownloadSpec spec = spec(swarm);
      Files.createDirectory(part(spec));
      Files.writeString(part(spec).resolve("precious"), "precious");
      Download download = swarm.download(spec);
      download.start();
      awaitState(download, TransferState.FAILED);
      assertThat(download.snapshot().error().orElseThrow().message()).contains("is in the way");
      assertThat(part(spec).resolve("precious")).hasContent("precious");
    }
  }

  @Test
  void aPieceThatIsDamagedWhileItRunsIsFetchedAgain() throws Exception { // D8
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      DownloadSpec spec = spec(swarm);
      Counting ann = new Counting(20);
      ScriptedPeer seeder = swarm.scripted("ann", ann);
      Download download = swarm.download(spec);
      download.start();
      awaitPieces(download, 20);
      // The last is digested last, so that the damage is seen by the digests.
      int last = Math.max(ann.sent.stream().max(Integer::compare).orElseThrow(), 1);
      try (RandomAccessFile file = new RandomAccessFile(part(spec).toFile(), "rw")) {
        file.seek(Pieces.offset(last));
        file.write(new byte[64]);
      }
      seeder.close();
      swarm.tracker.remove(seeder.device());
      Counting bob = new Counting(Integer.MAX_VALUE);
      swarm.scripted("bob", bob);
      awaitState(download, TransferState.COMPLETED);
      assertThat(bob.sent).hasSize(PIECES - 20 + 1).contains(last);
      assertWhole(swarm);
    }
  }

  @Test
  void aDiskThatFillsUpAndIsFreedAgainCostsNothingThatWasRight() throws Exception { // I2
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      DownloadSpec spec = spec(swarm);
      Counting ann = new Counting(10);
      ScriptedPeer seeder = swarm.scripted("ann", ann);
      List<Optional<TransferSnapshot.Problem>> waits = new CopyOnWriteArrayList<>();
      Download download = swarm.download(spec, new Waits(waits));
      download.start();
      awaitPieces(download, 10);
      int kept = Collections.min(ann.sent) + 1;
      // No page can be had behind this, as on a disk that has no room for what was reserved.
      try (RandomAccessFile file = new RandomAccessFile(part(spec).toFile(), "rw")) {
        file.setLength(Pieces.offset(kept));
      }
      ann.left.set(Integer.MAX_VALUE);
      seeder.close();
      swarm.tracker.remove(seeder.device());
      Counting bob = new Counting(Integer.MAX_VALUE);
      swarm.scripted("bob", bob);
      awaitState(download, TransferState.COMPLETED);
      assertThat(waits)
          .anySatisfy(why -> assertThat(why.orElseThrow().code()).isEqualTo(ErrorCode.DISK_FULL));
      assertThat(bob.sent)
          .doesNotContainAnyElementsOf(ann.sent.stream().filter(index -> index < kept).toList());
      assertWhole(swarm);
    }
  }

  /** Keeps why it waited. */
  private record Waits(List<Optional<TransferSnapshot.Problem>> why) implements Download.Observer {
    @Override
    public void manifestKnown(DownloadId id, Manifest manifest) {}

    @Override
    public void changed(TransferSnapshot snapshot) {
      if (snapshot.state() == TransferState.WAITING) {
        why.add(snapshot.error());
      }
    }
  }

  @Test
  void theOnlySeederComesBackAndSendsTheRest() throws Exception { // D6
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      DownloadSpec spec = spec(swarm);
      Counting ann = new Counting(15);
      ScriptedPeer seeder = swarm.scripted("ann", ann);
      Download download = swarm.download(spec);
      download.start();
      awaitPieces(download, 15);
      seeder.close();
      swarm.tracker.remove(seeder.device());
      awaitState(download, TransferState.WAITING);
      assertThat(download.snapshot().error().orElseThrow().code()).isEqualTo(ErrorCode.NO_SEEDER);
      Set<Integer> had = done(download);
      assertThat(finishedBy(swarm, download))
          .containsExactlyInAnyOrderElementsOf(missing(had, PIECES));
      assertWhole(swarm);
    }
  }

  private static List<Integer> finishedBy(LoopbackSwarm swarm, Download download) throws Exception {
    Counting back = new Counting(Integer.MAX_VALUE);
    swarm.scripted("ann", back);
    awaitState(download, TransferState.COMPLETED);
    return back.sent;
  }

  @Test
  void checkingAGreatPartIsSeenAndStopsAtOnce() throws Exception { // D11
    long great = 1L << 30;
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      byte[] hashes = new byte[Pieces.count(great) * Sha1.BYTES];
      Manifest whole = new Manifest(great, swarm.manifest.digests(), PieceHashes.of(hashes));
      DownloadSpec spec =
          new DownloadSpec(
              DownloadId.random(),
              swarm.tracker.groupName,
              swarm.tracker.group,
              swarm.tracker.file,
              new FileName("great.bin"),
              great,
              whole.digests(),
              whole.id(),
              downloads.resolve("great.bin"),
              false,
              Instant.now());
      try (RandomAccessFile file = new RandomAccessFile(part(spec).toFile(), "rw")) {
        file.setLength(great);
      }
      Set<TransferState> states = ConcurrentHashMap.newKeySet();
      Download download =
          new Download(
              spec,
              Optional.of(whole),
              swarm.context(swarm.downloader, new Parts()),
              new Download.Observer() {
                @Override
                public void manifestKnown(DownloadId id, Manifest manifest) {}

                @Override
                public void changed(TransferSnapshot snapshot) {
                  states.add(snapshot.state());
                }
              });
      download.start();
      awaitState(download, TransferState.VERIFYING);
      download.pause();
      awaitState(download, TransferState.PAUSED);
      assertThat(states).doesNotContain(TransferState.RUNNING);
      download.cancel();
      awaitState(download, TransferState.CANCELLED);
      assertThat(names()).isEmpty();
    }
  }
}
