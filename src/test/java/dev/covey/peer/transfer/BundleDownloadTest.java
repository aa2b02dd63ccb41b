package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.content.FileHasher;
import dev.covey.content.FileStamp;
import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Sha256;
import dev.covey.protocol.PeerMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleDownloadTest {
  private static final int FILES = 20;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;

  private LoopbackSwarm swarm;
  private Path target;
  private final List<DownloadSpec> specs = new ArrayList<>();
  private final List<Path> sources = new ArrayList<>();
  private final Watcher watcher = new Watcher();

  /** Notes what a bundle tells. */
  private static final class Watcher implements BundleOwner {
    private final Set<DownloadId> unwanted = ConcurrentHashMap.newKeySet();
    private volatile Optional<List<BundleResult>> end = Optional.empty();

    @Override
    public boolean isWanted(DownloadSpec file) {
      return !unwanted.contains(file.id());
    }

    @Override
    public boolean whileWanted(DownloadSpec file, Step step) throws CoveyException {
      if (isWanted(file)) {
        step.run();
        return true;
      }
      return false;
    }

    @Override
    public boolean conclude(DownloadSpec file, Step step) throws CoveyException {
      return whileWanted(file, step);
    }

    @Override
    public void ended(List<BundleResult> completed) {
      end = Optional.of(completed);
    }
  }

  @BeforeEach
  void share() throws CoveyException, IOException {
    swarm = new LoopbackSwarm(folder, 1000);
    target = Files.createDirectory(folder.resolve("target"));
    Path shared = Files.createDirectory(folder.resolve("shared"));
    for (int i = 0; i < FILES; i++) {
      byte[] content = new byte[i == 0 ? Pieces.SIZE : 1 + 1000 * i];
      new Random(i).nextBytes(content);
      Path source = Files.write(shared.resolve("file" + i), content);
      Manifest manifest = FileHasher.hash(source, _ -> {}, () -> false);
      FileId file = FileId.random();
      swarm.shelf.offers.put(
          file, new Offered(file, swarm.tracker.group, source, manifest, FileStamp.of(source)));
      sources.add(source);
      specs.add(spec(file, "file" + i, manifest));
    }
  }

  private DownloadSpec spec(FileId file, String name, Manifest manifest) {
    return new DownloadSpec(
        DownloadId.random(),
        swarm.tracker.groupName,
        swarm.tracker.group,
        file,
        new FileName(name),
        manifest.size(),
        manifest.digests(),
        manifest.id(),
        target.resolve(name),
        false,
        Instant.now());
  }

  @AfterEach
  void stop() {
    swarm.close();
  }

  private List<BundleResult> fetch() throws CoveyException, IOException {
    try (TransferContext context = swarm.context(swarm.downloader, new Parts())) {
      BundleDownload bundle = new BundleDownload(specs, context, watcher);
      bundle.start();
      await().atMost(LIMIT).until(() -> watcher.end.isPresent());
      bundle.close();
    }
    return watcher.end.orElseThrow();
  }

  private List<Integer> fetched(List<BundleResult> results) throws IOException {
    List<Integer> places = new ArrayList<>();
    for (BundleResult result : results) {
      int place = specs.indexOf(result.file());
      assertThat(Files.mismatch(result.completed().path(), sources.get(place))).isEqualTo(-1);
      places.add(place);
    }
    return places;
  }

  private List<String> inTarget() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void allComeOverOneConnectionEachUnderItsName() throws Exception { // D1, D2, D8, D9
    swarm.seeder("ann");
    List<BundleResult> results = fetch();
    assertThat(fetched(results)).hasSize(FILES);
    assertThat(inTarget()).hasSize(FILES).allMatch(name -> name.startsWith("file"));
    assertThat(results.getFirst().snapshot().peers().getFirst().user()).hasToString("ann");
    long bytes = specs.stream().mapToLong(DownloadSpec::size).sum();
    await().untilAsserted(() -> assertThat(swarm.shelf.sent).hasValue(bytes));
  }

  @Test
  void severalSeedersShareTheWork() throws Exception { // P1
    swarm.seeder("ann");
    swarm.seeder("bob");
    assertThat(fetched(fetch())).hasSize(FILES);
  }

  @Test
  void whatASeederNoLongerOffersOrHasChangedIsLeftOutAlone() throws Exception { // F13
    swarm.seeder("ann");
    swarm.shelf.offers.remove(specs.get(3).file());
    Files.write(sources.get(5), new byte[] {1});
    assertThat(fetched(fetch())).hasSize(FILES - 2).doesNotContain(3, 5);
    assertThat(inTarget()).hasSize(FILES - 2);
    assertThat(swarm.shelf.complaints()).hasSize(1);
  }

  @Test
  void aFileThatIsNotWantedAnyMoreLeavesNothingBehind() throws Exception { // D12
    swarm.seeder("ann");
    watcher.unwanted.add(specs.get(2).id());
    assertThat(fetched(fetch())).hasSize(FILES - 1).doesNotContain(2);
    assertThat(inTarget()).hasSize(FILES - 1).doesNotContain("file2");
  }

  @Test
  void onceNobodyWaitsForMoreItEnds() throws Exception { // U16
    int before = 5;
    Set<Integer> sent = ConcurrentHashMap.newKeySet();
    swarm.scripted(
        "eve",
        wire -> {
          openAll(wire);
          while (sent.size() < FILES) {
            for (int index : wire.wanted()) {
              send(wire, index);
              sent.add(index);
              if (sent.size() == before) {
                await().atMost(LIMIT).until(() -> inTarget().size() == before);
                specs.forEach(one -> watcher.unwanted.add(one.id()));
                sent.forEach(here -> watcher.unwanted.remove(specs.get(here).id()));
              } else if (sent.size() > before) {
                pause();
              }
            }
          }
        });
    List<BundleResult> results = fetch();
    assertThat(sent).hasSizeLessThan(FILES);
    assertThat(fetched(results)).hasSize(before);
  }

  /** A seeder takes its time. */
  private static void pause() {
    LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
  }

  @Test
  void aFileThatIsThereAlreadyStays() throws Exception { // D9
    swarm.seeder("ann");
    Path mine = Files.writeString(target.resolve("file7"), "mine");
    List<BundleResult> results = fetch();
    assertThat(fetched(results)).hasSize(FILES);
    assertThat(mine).hasContent("mine");
    assertThat(inTarget()).contains("file7 (1)");
  }

  @Test
  void aLiarsBytesGetNoName() throws Exception { // D3, D7
    swarm.scripted("eve", this::lie);
    swarm.seeder("ann");
    assertThat(fetched(fetch())).hasSize(FILES);
  }

  @Test
  void whatADyingSeederSentIsKeptAndOnlyTheRestAskedOfAnother() throws Exception { // D5, D10
    int before = 5;
    Set<Integer> sent = ConcurrentHashMap.newKeySet();
    Set<Integer> askedLater = ConcurrentHashMap.newKeySet();
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    swarm.scripted(
        "eve",
        wire -> {
          openAll(wire);
          while (sent.size() < before) {
            for (int index : wire.wanted().stream().limit(before - sent.size()).toList()) {
              send(wire, index);
              sent.add(index);
            }
          }
          await().atMost(LIMIT).until(() -> inTarget().size() == before);
          arrived.countDown();
          passed(goesOn);
          wire.connection.abort();
        });
    swarm.scripted(
        "ann",
        wire -> {
          passed(arrived);
          openAll(wire);
          while (true) {
            List<Integer> wanted = wire.wanted();
            goesOn.countDown();
            for (int index : wanted) {
              askedLater.add(index);
              send(wire, index);
            }
          }
        });
    assertThat(fetched(fetch())).hasSize(FILES);
    assertThat(sent).hasSize(before);
    assertThat(askedLater).hasSize(FILES - before).doesNotContainAnyElementsOf(sent);
  }

  private static void passed(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void openAll(ScriptedPeer.Wire wire) throws IOException {
    assertThat(wire.next()).isInstanceOf(PeerMessage.Open.class);
    wire.say(new PeerMessage.Have(0, PieceSet.all(FILES)));
  }

  private void send(ScriptedPeer.Wire wire, int index) throws IOException {
    say(wire, index, Files.readAllBytes(sources.get(index)));
  }

  private void say(ScriptedPeer.Wire wire, int index, byte[] content) throws IOException {
    wire.say(new PeerMessage.Piece(index, specs.get(index).digests().sha1(), content.length));
    wire.raw(content);
  }

  private void lie(ScriptedPeer.Wire wire) throws IOException {
    openAll(wire);
    while (true) {
      for (int index : wire.wanted()) {
        say(wire, index, new byte[(int) specs.get(index).size()]);
      }
    }
  }

  @Test
  void bytesWhoseDigestIsAnotherThanTheTrackersAreNotTheFile() throws Exception { // D8
    swarm.seeder("ann");
    DownloadSpec first = specs.getFirst();
    Digests other =
        new Digests(first.digests().sha1(), Sha256.of(DigestUtils.sha256("something else")));
    Manifest wrong = new Manifest(first.size(), other, hashes(first));
    specs.set(0, spec(first.file(), "file0", wrong));
    assertThat(fetched(fetch())).doesNotContain(0);
    assertThat(inTarget()).doesNotContain("file0");
  }

  private static PieceHashes hashes(DownloadSpec spec) {
    return PieceHashes.of(spec.digests().sha1().bytes());
  }

  @Test
  void withoutATrackerOrSeederItEndsSoonWithNothing() throws Exception { // D6
    assertThat(fetch()).isEmpty();
    watcher.end = Optional.empty();
    swarm.tracker.refuse(ErrorCode.TRACKERS_DOWN, "All trackers are down.");
    assertThat(fetch()).isEmpty();
  }

  @Test
  void aTicketForSomeFilesOpensNoOther() throws Exception { // X3, N3
    Uploads ann = swarm.seeder("ann");
    try (RawDownloader client = new RawDownloader(swarm.downloader, ann.local())) {
      FileId unknown = FileId.random();
      PeerMessage.Have have =
          client.open(
              swarm.tracker.ticket(List.of(specs.get(1).file(), unknown, specs.get(4).file())));
      assertThat(have.pieces().indices().boxed()).containsExactly(0, 2);
      client.want(1);
      assertThat(client.refusal().index()).isEqualTo(1);
      client.want(2);
      assertThat(client.next()).isInstanceOf(PeerMessage.Piece.class);
    }
  }
}
