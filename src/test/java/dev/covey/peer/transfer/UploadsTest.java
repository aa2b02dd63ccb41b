package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.content.FileHasher;
import dev.covey.content.FileStamp;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.Manifest;
import dev.covey.model.Pieces;
import dev.covey.model.UserName;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerMessage;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.NetworkAuthority;
import dev.covey.trust.Ticket;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a seeder gives to whom, and whom it gets rid of. */
class UploadsTest {
  private static final int PIECES = 9;

  @TempDir Path folder;

  private LoopbackSwarm swarm;
  private Uploads uploads;

  @BeforeEach
  void serve() throws Exception {
    swarm = new LoopbackSwarm(folder, 8L * Pieces.SIZE + 1);
    uploads = swarm.seeder("ann");
  }

  @AfterEach
  void stop() {
    swarm.close();
  }

  private RawDownloader connect() throws IOException {
    return new RawDownloader(swarm.downloader, uploads.local());
  }

  private RawDownloader admitted() throws IOException {
    RawDownloader client = connect();
    client.open(swarm.tracker.ticket());
    return client;
  }

  private String ticket(DeviceIdentity device, GroupId group, FileId file, Duration life) {
    return swarm.tracker.sign(
        new Ticket(FakeTracker.DOWNLOADER, device.id(), group, file, Instant.now().plus(life)));
  }

  // Serving

  @Test
  void piecesComeBackToBackInTheOrderOfAsking() throws Exception { // D2, D3
    try (RawDownloader client = connect()) {
      assertThat(client.open(swarm.tracker.ticket()).pieces().isComplete()).isTrue();
      client.want(8, 0, 5);
      client.want(1);
      assertThat(List.of(0, 0, 0, 0))
          .map(_ -> client.nextPiece(swarm.manifest))
          .containsExactly(8, 0, 5, 1);
      await().untilAsserted(() -> assertThat(swarm.shelf.sent).hasValue(3L * Pieces.SIZE + 1));
      assertThat(uploads.rate()).isPositive();
    }
  }

  @Test
  void whatHasComeMayBeTold() throws Exception { // F12
    try (RawDownloader client = admitted()) {
      client.want(3);
      assertThat(client.nextPiece(swarm.manifest)).isEqualTo(3);
      client.say(new PeerMessage.HaveAlso(3));
      client.say(new PeerMessage.HaveAlso(3));
      client.want(4);
      assertThat(client.nextPiece(swarm.manifest)).isEqualTo(4);
      client.say(new PeerMessage.HaveAlso(PIECES));
      PeerMessage.Refused refused = client.refusal();
      assertThat(refused.reason()).isEqualTo(ErrorCode.BAD_REQUEST);
      assertThat(refused.text()).contains("no piece " + PIECES);
    }
  }

  @Test
  void anEmptyFileIsHadWholly() throws Exception { // F2
    Path other = Files.createDirectory(folder.resolve("other"));
    try (LoopbackSwarm empty = new LoopbackSwarm(other, 0);
        RawDownloader client = new RawDownloader(empty.downloader, empty.seeder("ann").local())) {
      assertThat(client.open(empty.tracker.ticket()).pieces().size()).isZero();
    }
  }

  @Test
  void whatIsDroppedDoesNotCome() throws Exception { // D5
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    int many = 100; // far more than sockets hold
    try (LoopbackSwarm large = new LoopbackSwarm(elsewhere, (long) many * Pieces.SIZE);
        RawDownloader client = new RawDownloader(large.downloader, large.seeder("ann").local())) {
      client.open(large.tracker.ticket());
      client.say(new PeerMessage.Want(IntStream.range(0, many).boxed().toList()));
      client.say(new PeerMessage.Drop(List.of(many - 1)));
      for (int index = 0; index < many - 1; index++) {
        assertThat(client.nextPiece(large.manifest)).isEqualTo(index);
      }
      client.want(3);
      assertThat(client.nextPiece(large.manifest)).isEqualTo(3);
    }
  }

  // X3: tickets

  @Test
  void aForgedTicketIsRefused() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    NetworkAuthority stranger = NetworkAuthority.openOrCreate(elsewhere, "another");
    String forged =
        stranger
            .ticketSigner()
            .sign(
                new Ticket(
                    FakeTracker.DOWNLOADER,
                    swarm.downloader.id(),
                    swarm.tracker.group,
                    swarm.tracker.file,
                    Instant.now().plusSeconds(60)));
    assertRefused(forged, ErrorCode.BAD_TICKET);
  }

  @Test
  void aTicketThatIsNoneIsRefused() throws Exception {
    assertRefused("let me in", ErrorCode.BAD_TICKET);
  }

  @Test
  void anExpiredTicketIsRefused() throws Exception {
    String expired =
        ticket(swarm.downloader, swarm.tracker.group, swarm.tracker.file, Duration.ofMillis(-1));
    assertRefused(expired, ErrorCode.BAD_TICKET);
  }

  @Test
  void aStolenTicketIsRefused() throws Exception {
    DeviceIdentity owner = swarm.device();
    String stolen = ticket(owner, swarm.tracker.group, swarm.tracker.file, Duration.ofMinutes(1));
    assertRefused(stolen, ErrorCode.BAD_TICKET);
  }

  @Test
  void aTicketForAnotherFileOrGroupOpensNothing() throws Exception {
    Duration minute = Duration.ofMinutes(1);
    assertRefused(
        ticket(swarm.downloader, swarm.tracker.group, FileId.random(), minute),
        ErrorCode.NOT_SHARED);
    assertRefused(
        ticket(swarm.downloader, GroupId.random(), swarm.tracker.file, minute),
        ErrorCode.NOT_SHARED);
  }

  private void assertRefused(String ticket, ErrorCode reason) throws IOException {
    try (RawDownloader client = connect()) {
      client.say(new PeerMessage.Open(Limits.VERSION, ticket));
      PeerMessage.Refused refused = client.refusal();
      assertThat(refused.index()).isEqualTo(PeerMessage.Refused.ALL);
      assertThat(refused.reason()).isEqualTo(reason);
      assertThat(client.isEnded()).isTrue();
    }
    assertThat(swarm.shelf.sent).hasValue(0);
  }

  @Test
  void anotherVersionIsToldSo() throws Exception {
    try (RawDownloader client = connect()) {
      client.say(new PeerMessage.Open(9, swarm.tracker.ticket()));
      assertThat(client.refusal().reason()).isEqualTo(ErrorCode.VERSION_MISMATCH);
    }
  }

  @Test
  void withoutATicketNothingIsSaid() throws Exception { // N3
    try (RawDownloader client = connect()) {
      client.want(0);
      assertThat(client.refusal().reason()).isEqualTo(ErrorCode.BAD_REQUEST);
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void aTicketThatRunsOutEndsTheConnection() throws Exception { // G6
    try (RawDownloader client = admitted()) {
      client.want(0);
      assertThat(client.nextPiece(swarm.manifest)).isZero();
      swarm.tracker.ahead = swarm.tracker.ticketLife;
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void aRenewedTicketLetsItGoOn() throws Exception { // G6
    try (RawDownloader client = admitted()) {
      Duration first = swarm.tracker.ticketLife;
      swarm.tracker.ticketLife = first.multipliedBy(10);
      client.say(new PeerMessage.Renew(swarm.tracker.ticket()));
      client.want(3);
      assertThat(client.nextPiece(swarm.manifest)).isEqualTo(3);
      swarm.tracker.ahead = first;
      // Twice as long as it takes until somebody looks who is overdue.
      await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
      client.want(4);
      assertThat(client.nextPiece(swarm.manifest)).isEqualTo(4);
    }
  }

  @Test
  void aTicketForSomethingElseDoesNotRenew() throws Exception { // X3
    try (RawDownloader client = admitted()) {
      client.say(
          new PeerMessage.Renew(
              ticket(
                  swarm.downloader, GroupId.random(), swarm.tracker.file, Duration.ofMinutes(1))));
      assertThat(client.refusal().reason()).isEqualTo(ErrorCode.BAD_TICKET);
    }
  }

  @Test
  void aSeederCutOffFromAllTrackersJudgesByTheMomentItLostThem() throws Exception { // H5
    swarm.tracker.cutOffSince = Optional.of(Instant.now());
    swarm.tracker.ticketLife = Duration.ofSeconds(1);
    try (RawDownloader client = admitted()) {
      Instant later = Instant.now().plusSeconds(2);
      await().until(() -> Instant.now().isAfter(later));
      client.want(2);
      assertThat(client.nextPiece(swarm.manifest)).isEqualTo(2);
    }
  }

  // Another file on the same connection

  private FileId shelve(Path file) throws Exception {
    Offered offered =
        new Offered(
            FileId.random(),
            swarm.tracker.group,
            file,
            FileHasher.hash(file, _ -> {}, () -> false),
            FileStamp.of(file));
    swarm.shelf.offers.put(offered.file(), offered);
    return offered.file();
  }

  @Test
  void anotherFileComesOverTheSameConnection() throws Exception { // D2, N3, F11
    FileId other = shelve(Files.write(folder.resolve("other"), new byte[Pieces.SIZE + 1]));
    Manifest manifest = swarm.shelf.offers.get(other).manifest();
    try (RawDownloader client = admitted()) {
      client.want(8, 5);
      assertThat(client.nextPiece(swarm.manifest)).isEqualTo(8);
      assertThat(client.nextPiece(swarm.manifest)).isEqualTo(5);
      String ticket = ticket(swarm.downloader, swarm.tracker.group, other, Duration.ofMinutes(1));
      assertThat(client.open(ticket).pieces().size()).isEqualTo(2);
      client.want(1, 0);
      assertThat(client.nextPiece(manifest)).isEqualTo(1);
      assertThat(client.nextPiece(manifest)).isZero();

      uploads.cutFile(swarm.tracker.file);
      client.want(1);
      assertThat(client.nextPiece(manifest)).isEqualTo(1);
      uploads.cutFile(other);
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void theTicketForAnotherFileIsRenewedAtOnceToo() throws Exception { // G6, D2
    FileId other = shelve(Files.write(folder.resolve("other"), new byte[Pieces.SIZE + 1]));
    Manifest manifest = swarm.shelf.offers.get(other).manifest();
    Duration first = swarm.tracker.ticketLife;
    Duration longer = first.multipliedBy(10);
    try (RawDownloader client = admitted()) {
      client.say(new PeerMessage.Renew(swarm.tracker.ticket()));
      client.open(ticket(swarm.downloader, swarm.tracker.group, other, first));
      client.say(
          new PeerMessage.Renew(ticket(swarm.downloader, swarm.tracker.group, other, longer)));
      client.want(0);
      assertThat(client.nextPiece(manifest)).isZero();
      swarm.tracker.ahead = first;
      // Twice as long as it takes until somebody looks who is overdue.
      await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
      client.want(1);
      assertThat(client.nextPiece(manifest)).isEqualTo(1);
    }
  }

  @Test
  void anotherFileNeedsATicketOfItsOwn() throws Exception { // X3
    FileId other = shelve(Files.write(folder.resolve("other"), new byte[1]));
    DeviceIdentity stranger = swarm.device();
    try (RawDownloader client = admitted()) {
      client.say(
          new PeerMessage.Open(
              Limits.VERSION, ticket(stranger, swarm.tracker.group, other, Duration.ofMinutes(1))));
      assertThat(client.refusal().reason()).isEqualTo(ErrorCode.BAD_TICKET);
      assertThat(client.isEnded()).isTrue();
    }
  }

  // Cuts

  @Test
  void aRemovedMemberIsCutAtOnce() throws Exception { // G6
    try (RawDownloader client = admitted()) {
      uploads.cutUser(swarm.tracker.group, new UserName("somebody"));
      uploads.cutUser(GroupId.random(), FakeTracker.DOWNLOADER);
      client.want(0);
      assertThat(client.nextPiece(swarm.manifest)).isZero();
      uploads.cutUser(swarm.tracker.group, FakeTracker.DOWNLOADER);
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void aDissolvedGroupAndAStoppedFileAreCut() throws Exception { // G7, F11
    try (RawDownloader first = admitted()) {
      uploads.cutFile(FileId.random());
      uploads.cutGroup(GroupId.random());
      first.want(1);
      assertThat(first.nextPiece(swarm.manifest)).isEqualTo(1);
      uploads.cutGroup(swarm.tracker.group);
      assertThat(first.isEnded()).isTrue();
    }
    try (RawDownloader third = admitted()) {
      uploads.cutFile(swarm.tracker.file);
      assertThat(third.isEnded()).isTrue();
    }
  }

  @Test
  void aDeviceThatComesAgainTakesThePlaceOfItself() throws Exception { // N2
    try (RawDownloader first = admitted();
        RawDownloader second = admitted()) {
      assertThat(first.isEnded()).isTrue();
      second.want(3);
      assertThat(second.nextPiece(swarm.manifest)).isEqualTo(3);
    }
  }

  // F13: the file

  @Test
  void aFileChangedBeforeItIsAskedForIsNotServed() throws Exception {
    Files.writeString(swarm.source, "something else");
    try (RawDownloader client = connect()) {
      client.say(new PeerMessage.Open(Limits.VERSION, swarm.tracker.ticket()));
      assertThat(client.refusal().reason()).isEqualTo(ErrorCode.FILE_CHANGED);
    }
    assertBroken();
  }

  @Test
  void aFileChangedWhileItIsServedIsServedNoMore() throws Exception {
    try (RawDownloader client = admitted()) {
      client.want(0);
      client.nextPiece(swarm.manifest);
      try (RandomAccessFile file = new RandomAccessFile(swarm.source.toFile(), "rw")) {
        file.write(1);
      }
      Files.setLastModifiedTime(swarm.source, FileTime.from(Instant.now().plusSeconds(5)));
      client.want(0);
      PeerMessage.Refused refused = client.refusal();
      assertThat(refused.reason()).isEqualTo(ErrorCode.FILE_CHANGED);
      assertThat(refused.text()).as("no path of the seeder's").doesNotContain(folder.toString());
    }
    assertBroken();
  }

  @Test
  void aFileCutShortBeneathItsMappingIsServedNoMore() throws Exception { // I2
    try (RawDownloader client = admitted()) {
      client.want(0);
      client.nextPiece(swarm.manifest);
      try (RandomAccessFile file = new RandomAccessFile(swarm.source.toFile(), "rw")) {
        file.setLength(100);
      }
      client.want(7);
      assertThat(client.refusal().reason()).isEqualTo(ErrorCode.FILE_CHANGED);
    }
    assertBroken();
  }

  private void assertBroken() {
    await()
        .untilAsserted(() ->
            assertThat(swarm.shelf.complaints())
                .singleElement()
                .extracting(CoveyException::code)
                .isEqualTo(ErrorCode.FILE_CHANGED));
  }

  // Limits

  @Test
  void aPieceThatTheFileHasNotIsNoRequest() throws Exception { // X5
    try (RawDownloader client = admitted()) {
      client.want(PIECES);
      assertThat(client.refusal().reason()).isEqualTo(ErrorCode.BAD_REQUEST);
    }
  }

  @Test
  void whoSaysNothingAfterTheHandshakeIsDropped() throws Exception { // N2
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    try (LoopbackSwarm hasty = LoopbackSwarm.hasty(elsewhere, 1);
        RawDownloader client = new RawDownloader(hasty.downloader, hasty.seeder("ann").local())) {
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void anOpeningThatIsTooLongIsNotRead() throws Exception { // X5
    try (RawDownloader client = connect()) {
      client.raw(new byte[] {0, 0, 0x20, 1, 1});
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void whoeverTakesNothingIsDroppedAndDelaysNobody() throws Exception { // N2
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    int many = 100; // far more than sockets hold
    try (LoopbackSwarm large = LoopbackSwarm.hasty(elsewhere, (long) many * Pieces.SIZE)) {
      Uploads seeder = large.seeder("ann");
      DeviceIdentity other = large.device();
      String ticket =
          large.tracker.sign(
              new Ticket(
                  FakeTracker.DOWNLOADER,
                  other.id(),
                  large.tracker.group,
                  large.tracker.file,
                  Instant.now().plusSeconds(60)));
      try (RawDownloader stalled = new RawDownloader(large.downloader, seeder.local());
          RawDownloader brisk = new RawDownloader(other, seeder.local())) {
        stalled.open(large.tracker.ticket());
        stalled.say(new PeerMessage.Want(IntStream.range(0, many).boxed().toList()));
        brisk.open(ticket);
        brisk.want(6);
        assertThat(brisk.nextPiece(large.manifest)).isEqualTo(6);
        await().until(() -> served() == 1);
        stalled.readToTheEnd();
        assertThat(large.shelf.sent.get()).isLessThan((long) many * Pieces.SIZE);
      }
    }
  }

  /** How many are sent pieces, each on a thread of its own. */
  private static long served() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("upload-"))
        .count();
  }

  @Test
  void moreThanAllowedWaitAndAreServedThen() throws Exception { // N2
    TransferSettings one =
        new TransferSettings(
            0.2, 0.8, 1.25, 3, Duration.ofSeconds(30), Duration.ofSeconds(30), 1, 1);
    TransferContext context = new TransferContext(swarm.device(), swarm.tracker, one, new Parts());
    try (Uploads narrow = new Uploads(context, swarm.shelf, Optional.empty())) {
      narrow.start();
      assertThat(narrow.local().port()).isBetween(10_000, 20_000); // N1
      Endpoint address = Endpoint.loopback(narrow.local().port());
      RawDownloader first = new RawDownloader(swarm.downloader, address);
      first.open(swarm.tracker.ticket());
      var second =
          CompletableFuture.supplyAsync(() -> {
            try (RawDownloader waiting = new RawDownloader(swarm.downloader, address)) {
              waiting.open(swarm.tracker.ticket());
              waiting.want(2);
              return waiting.nextPiece(swarm.manifest);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      first.want(1);
      assertThat(first.nextPiece(swarm.manifest)).isEqualTo(1);
      assertThat(second).isNotDone();
      first.close();
      assertThat(second).succeedsWithin(Duration.ofSeconds(40)).isEqualTo(2);
    }
  }
}
