package dev.covey.peer.transfer;

import static dev.covey.peer.transfer.DownloadTest.awaitState;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.content.SafeNames;
import dev.covey.model.DownloadId;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Portion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Some pieces of a file, over real sockets: for a preview, or a repair. */
class ChosenPiecesTest {
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
    private final int most;

    Counting(int most) {
      this.most = most;
    }

    @Override
    public void serve(ScriptedPeer.Wire wire) throws IOException {
      wire.letIn();
      while (true) {
        for (int index : wire.wanted()) {
          if (sent.size() < most) {
            sent.add(index);
            wire.sendRight(index);
          }
        }
      }
    }
  }

  private DownloadSpec spec(LoopbackSwarm swarm, String pieces) {
    return with(swarm.spec(downloads.resolve("copy.bin")), pieces, Optional.empty());
  }

  private static DownloadSpec with(DownloadSpec spec, String pieces, Optional<Path> part) {
    PieceSet chosen =
        pieces.equals("all")
            ? PieceSet.all(Pieces.count(spec.size()))
            : Portion.parsePieces(pieces).of(spec.size());
    return new DownloadSpec(
        spec.id(),
        spec.groupName(),
        spec.group(),
        spec.file(),
        spec.name(),
        spec.size(),
        spec.digests(),
        spec.manifestId(),
        spec.destination(),
        spec.overwrite(),
        spec.started(),
        new DownloadSpec.Manner(chosen, false, part));
  }

  private static Counting seeder(LoopbackSwarm swarm, String name) throws Exception {
    Counting seeder = new Counting(Integer.MAX_VALUE);
    swarm.scripted(name, seeder);
    return seeder;
  }

  private static Download finished(LoopbackSwarm swarm, DownloadSpec spec) {
    Download download = swarm.download(spec);
    download.start();
    awaitState(download, TransferState.COMPLETED);
    return download;
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(downloads)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static void assertHolds(Path part, Path source, PieceSet chosen) throws IOException {
    byte[] got = Files.readAllBytes(part);
    byte[] right = Files.readAllBytes(source);
    assertThat(got).hasSameSizeAs(right);
    for (int piece = 0; piece < chosen.size(); piece++) {
      int from = (int) Pieces.offset(piece);
      int to = from + Pieces.length(right.length, piece);
      byte[] expected = chosen.contains(piece) ? right : new byte[right.length];
      assertThat(Arrays.equals(got, from, to, expected, from, to)).as("piece %d", piece).isTrue();
    }
  }

  @Test
  void onlyTheChosenPiecesAreFetchedAndLieWhereTheyBelong() throws Exception {
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      Counting ann = seeder(swarm, "ann");
      Download download = finished(swarm, spec(swarm, "3-5,12,40"));
      assertThat(ann.sent).containsExactlyInAnyOrder(2, 3, 4, 11, 39);
      // What is not whole never gets the whole's name.
      assertThat(names()).containsExactly("copy.bin.part");
      TransferSnapshot end = download.snapshot();
      assertThat(end.isPart()).isTrue();
      assertThat(end.progress()).isEqualTo(1);
      assertThat(end.bytes()).isEqualTo(end.wanted()).isEqualTo(4L * Pieces.SIZE + 99);
      assertThat(end.place()).isEqualTo(downloads.resolve("copy.bin.part"));
      assertThat(download.completed()).isEmpty();
      assertHolds(end.place(), swarm.source, end.extent().chosen());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theRestTakesNoRoomOnTheDisk() throws Exception { // I2
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      seeder(swarm, "ann");
      finished(swarm, spec(swarm, "7"));
      Path part = downloads.resolve("copy.bin.part");
      Process du = new ProcessBuilder("du", "-k", part.toString()).start();
      String kilobytes = new String(du.getInputStream().readAllBytes(), UTF_8).split("\\s")[0];
      assertThat(Integer.parseInt(kilobytes)).isBetween(512, 1024);
    }
  }

  @Test
  void theRestIsFetchedLaterAndNothingTwice() throws Exception { // D10
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      Counting ann = seeder(swarm, "ann");
      DownloadSpec some = spec(swarm, "1-10");
      Path part = finished(swarm, some).snapshot().place();
      Download whole = finished(swarm, with(some, "all", Optional.of(part)));
      assertThat(ann.sent).hasSize(40).doesNotHaveDuplicates();
      assertThat(names()).containsExactly("copy.bin");
      assertThat(Files.mismatch(downloads.resolve("copy.bin"), swarm.source)).isEqualTo(-1);
      assertThat(whole.completed()).isPresent();
      assertThat(whole.snapshot().extent().part()).isEmpty();
    }
  }

  @Test
  void aPartGoesOnAfterARestart() throws Exception { // D10
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      Counting ann = new Counting(4);
      ScriptedPeer first = swarm.scripted("ann", ann);
      DownloadSpec some = spec(swarm, "11-20");
      Download begun = swarm.download(some);
      begun.start();
      await().until(() -> begun.snapshot().piecesDone() == 4);
      assertThat(names())
          .containsExactly(
              SafeNames.part(some.destination(), some.id().toString()).getFileName().toString());
      begun.close();
      first.close();
      swarm.tracker.remove(first.device());
      Counting bob = seeder(swarm, "bob");
      finished(swarm, some);
      assertThat(bob.sent).hasSize(6).doesNotContainAnyElementsOf(ann.sent);
    }
  }

  @Test
  void killedWhileItGotItsNameItIsTakenUp() throws Exception { // D10
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      Counting ann = seeder(swarm, "ann");
      DownloadSpec some = spec(swarm, "1-10");
      Path part = finished(swarm, some).snapshot().place();
      Path hidden = SafeNames.part(some.destination(), some.id().toString());
      Files.createLink(hidden, part);
      finished(swarm, with(some, "1-10", Optional.of(part)));
      assertThat(ann.sent).hasSize(10);
      assertThat(names()).containsExactly("copy.bin.part");
    }
  }

  @Test
  void stoppedJustBeforeItGetsItsNameItStaysHiddenAndGoesOn() throws Exception { // D10, U16
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      Counting ann = seeder(swarm, "ann");
      DownloadSpec some = spec(swarm, "1-10");
      PausedOnce once = new PausedOnce();
      Download download = swarm.download(some, once);
      once.download = download;
      download.start();
      awaitState(download, TransferState.PAUSED);
      Path hidden = SafeNames.part(some.destination(), some.id().toString());
      assertThat(names()).containsExactly(hidden.getFileName().toString());
      assertThat(download.snapshot().extent().part()).contains(hidden);
      download.resume();
      awaitState(download, TransferState.COMPLETED);
      assertThat(names()).containsExactly("copy.bin.part");
      assertThat(ann.sent).hasSize(10);
    }
  }

  /** Pauses a download when it says that its pieces are all here. */
  private static final class PausedOnce implements Download.Observer {
    private Download download;
    private boolean paused;

    @Override
    public void manifestKnown(DownloadId id, Manifest manifest) {}

    @Override
    public void changed(TransferSnapshot snapshot) {
      if (snapshot.state() == TransferState.VERIFYING && !paused) {
        paused = true;
        download.pause();
      }
    }
  }

  @Test
  void aPartOfThatNameWhichIsThereStays() throws Exception { // D9
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      seeder(swarm, "ann");
      Files.writeString(downloads.resolve("copy.bin.part"), "mine");
      Download download = finished(swarm, spec(swarm, "1"));
      assertThat(download.snapshot().place()).isEqualTo(downloads.resolve("copy.bin (1).part"));
      assertThat(downloads.resolve("copy.bin.part")).hasContent("mine");
    }
  }

  @Test
  void cancellingDiscardsThePart() throws Exception { // U16
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      swarm.scripted("ann", new Counting(2));
      Download download = swarm.download(spec(swarm, "1-10"));
      download.start();
      await().until(() -> download.snapshot().piecesDone() == 2);
      download.cancel();
      awaitState(download, TransferState.CANCELLED);
      assertThat(names()).isEmpty();
      assertThat(download.snapshot().extent().part()).isEmpty();
    }
  }

  @Test
  void whatIsHereOfAPartIsServedMeanwhile() throws Exception { // F12
    try (LoopbackSwarm swarm = new LoopbackSwarm(folder, SIZE)) {
      swarm.scripted("ann", new Counting(5));
      Parts parts = new Parts();
      DownloadSpec some = spec(swarm, "21-30");
      try (Download download =
          new Download(
              some,
              Optional.empty(),
              swarm.context(swarm.downloader, parts),
              new LoopbackSwarm.Quiet())) {
        download.start();
        await().until(() -> download.snapshot().piecesDone() == 5);
        PartSource part = parts.find(some.group(), some.file()).orElseThrow();
        int piece = download.snapshot().done().indices().findFirst().orElseThrow();
        byte[] buffer = new byte[Pieces.SIZE];
        assertThat(part.view(_ -> {}).read(piece, buffer, 0)).isEqualTo(Pieces.SIZE);
        assertThat(swarm.manifest.matches(piece, DigestUtils.sha1(buffer))).isTrue();
      }
    }
  }
}
