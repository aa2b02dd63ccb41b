package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.OperationId;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Seeder;
import dev.covey.model.Sha1;
import dev.covey.model.UserName;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.Ticket;
import dev.covey.trust.TicketVerifier;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrackerFilesTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final FileName REEL = new FileName("reel.mov");
  private static final UserName ADA = new UserName("ada");
  private static final UserName BOB = new UserName("bob");
  private static final Manifest CONTENT = Contents.ofSize(3L * Pieces.SIZE + 5, 1);

  @TempDir private Path folder;
  private LoopbackTracker tracker;

  /** Owns films. */
  private TrackerClient ada;

  /** Is in films too. */
  private TrackerClient bob;

  /** Is not in films. */
  private TrackerClient eve;

  @BeforeEach
  void start() throws Exception {
    tracker = Town.tracker(folder);
    ada = Town.signIn(tracker, "ada");
    bob = Town.signIn(tracker, "bob");
    eve = Town.signIn(tracker, "eve");
    tracker.group("films", ada, bob);
  }

  @AfterEach
  void close() {
    tracker.close();
  }

  @Test
  void aSharedFileIsListedForMembers() throws Exception { // U10, U11, F3, F9
    TrackerReply.Uploaded uploaded = Contents.share(ada, FILMS, REEL, CONTENT);
    assertThat(uploaded.joined()).isFalse();
    assertThat(bob.event(TrackerEvent.FileShared.class))
        .isEqualTo(new TrackerEvent.FileShared(FILMS, REEL, ADA));
    assertThat(files(bob))
        .singleElement()
        .satisfies(file -> {
          assertThat(file.id()).isEqualTo(uploaded.file());
          assertThat(file.name()).isEqualTo(REEL);
          assertThat(file.size()).isEqualTo(CONTENT.size());
          assertThat(file.digests()).isEqualTo(CONTENT.digests());
          assertThat(file.seeders()).isEqualTo(1);
          assertThat(file.sharedBy()).isEqualTo(ADA);
          assertThat(file.since()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
          assertThat(file.mine()).isFalse();
        });
    assertThat(files(ada)).extracting(FileListing::mine).containsExactly(true);
  }

  @Test
  void nobodyElseSeesOrTouchesThem() throws Exception { // G4
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    List<TrackerRequest> attempts =
        List.of(
            new TrackerRequest.ListFiles(FILMS, Optional.empty()),
            new TrackerRequest.CheckUpload(FILMS, REEL, 1),
            new TrackerRequest.DownloadFile(FILMS, REEL),
            new TrackerRequest.FindSeeders(file, false),
            new TrackerRequest.GetManifest(file, 0),
            new TrackerRequest.NewSeeder(OperationId.random(), file),
            new TrackerRequest.StopShare(OperationId.random(), Optional.of(FILMS), REEL),
            Contents.upload(FILMS, new FileName("other"), CONTENT));
    for (TrackerRequest attempt : attempts) {
      assertThat(eve.refusal(attempt)).as("%s", attempt).isEqualTo(ErrorCode.NOT_MEMBER);
    }
    assertThat(eve.wasTold(TrackerEvent.FileShared.class)).isFalse();
  }

  @Test
  void theSameFileTwiceIsRefused() throws Exception { // F6
    Contents.share(ada, FILMS, REEL, CONTENT);
    assertThat(ada.refusal(Contents.upload(FILMS, REEL, CONTENT)))
        .isEqualTo(ErrorCode.ALREADY_SHARED);
  }

  @Test
  void anotherMemberWithTheSameContentJoins() throws Exception { // F7
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    TrackerReply.Uploaded joined = Contents.share(bob, FILMS, REEL, CONTENT);
    assertThat(joined.joined()).isTrue();
    assertThat(joined.file()).isEqualTo(file);
    assertThat(files(ada)).extracting(FileListing::seeders).containsExactly(2);
    assertThat(ada.event(TrackerEvent.SeedersChanged.class).file()).isEqualTo(file);
  }

  @Test
  void anotherContentUnderThatNameIsRefusedWithBoth() throws Exception { // F8
    Contents.share(ada, FILMS, REEL, CONTENT);
    Manifest other = Contents.ofSize(99, 2);
    Contents.putManifest(bob, other);
    var refusal = bob.refused(Contents.upload(FILMS, REEL, other));
    assertThat(refusal.error()).isEqualTo(ErrorCode.NAME_TAKEN);
    assertThat(refusal.message())
        .contains(Long.toString(CONTENT.size()), CONTENT.sha256().hex())
        .contains("99", other.sha256().hex());
  }

  @Test
  void aFileNeedsItsManifestFirst() throws Exception { // F5
    assertThat(ada.refusal(Contents.upload(FILMS, REEL, CONTENT))).isEqualTo(ErrorCode.BAD_REQUEST);
    Contents.putManifest(ada, CONTENT);
    TrackerRequest.UploadFile lying =
        new TrackerRequest.UploadFile(
            OperationId.random(), FILMS, REEL, 7, CONTENT.digests(), CONTENT.id());
    assertThat(ada.refusal(lying)).isEqualTo(ErrorCode.BAD_REQUEST);
    ada.ask(Contents.upload(FILMS, REEL, CONTENT), TrackerReply.Uploaded.class);
  }

  @Test
  void aManifestThatIsNotWhatItsIdNamesIsRefused() throws Exception { // D3
    Manifest other = Contents.ofSize(CONTENT.size(), 2);
    assertThat(
            ada.refusal(
                new TrackerRequest.PutManifest(
                    CONTENT.id(), CONTENT.size(), CONTENT.digests(), 0, other.hashes())))
        .isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(ada.refusal(Contents.upload(FILMS, REEL, CONTENT))).isEqualTo(ErrorCode.BAD_REQUEST);
  }

  @Test
  void aLongManifestComesInPages() throws Exception { // F15
    Manifest large = Contents.ofSize((2L * Limits.MANIFEST_PAGE + 10) * Pieces.SIZE, 3);
    FileId file = Contents.share(ada, FILMS, REEL, large).file();
    byte[] hashes = new byte[large.pieceCount() * Sha1.BYTES];
    int from = 0;
    while (from < large.pieceCount()) {
      byte[] page = manifestPage(bob, file, from).toBytes();
      System.arraycopy(page, 0, hashes, from * Sha1.BYTES, page.length);
      from += page.length / Sha1.BYTES;
    }
    assertThat(new Manifest(large.size(), large.digests(), PieceHashes.of(hashes)).id())
        .isEqualTo(large.id());
    assertThat(bob.refusal(new TrackerRequest.GetManifest(file, 5)))
        .isEqualTo(ErrorCode.BAD_REQUEST);
    assertThat(bob.refusal(new TrackerRequest.GetManifest(file, 4 * Limits.MANIFEST_PAGE)))
        .isEqualTo(ErrorCode.BAD_REQUEST);
  }

  @Test
  void anEmptyFileWorks() throws Exception { // F2
    Manifest empty = Contents.ofSize(0, 4);
    FileId file = Contents.share(ada, FILMS, REEL, empty).file();
    assertThat(manifestPage(bob, file, 0).count()).isZero();
    assertThat(download(bob).size()).isZero();
  }

  @Test
  void aGrantSaysWhatToFetchAndFromWhom() throws Exception { // D1
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    TrackerReply.Grant grant = download(bob);
    assertThat(grant.file()).isEqualTo(file);
    assertThat(grant.manifest()).isEqualTo(CONTENT.id());
    assertThat(grant.digests()).isEqualTo(CONTENT.digests());
    assertThat(grant.size()).isEqualTo(CONTENT.size());
    assertThat(grant.sharedBy()).isEqualTo(ADA);
    assertThat(grant.hashes()).as("there are few").contains(CONTENT.hashes());
    assertThat(grant.seeders())
        .containsExactly(
            new Seeder(
                tracker.device("ada").id(),
                ADA,
                "test device",
                new Endpoint("127.0.0.1", 10_001),
                Scores.UNKNOWN,
                true));
  }

  @Test
  void theAskerIsNotAmongTheSeeders() throws Exception { // D1
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    assertThat(download(ada).seeders()).isEmpty();
    assertThat(seeders(ada, file)).isEmpty();
    assertThat(seeders(bob, file)).hasSize(1);
  }

  @Test
  void whoFetchesAndServesMeanwhileIsNamedToOthersWhoFetch() throws Exception { // F12, F14
    GroupName trio = new GroupName("trio");
    tracker.group("trio", ada, bob, eve);
    FileId file = Contents.share(ada, trio, REEL, CONTENT).file();
    forget(ada);
    fetch(bob, file, true);
    assertThat(listing(ada, trio).partial()).isEqualTo(1);
    assertThat(ada.wasTold(TrackerEvent.SeedersChanged.class)).as("she has it all").isFalse();
    assertThat(part(bob, file)).as("the asker is not among them").isEmpty();
    forget(bob);
    assertThat(part(eve, file)).containsExactly(tracker.device("bob").id());
    assertThat(bob.event(TrackerEvent.SeedersChanged.class).file()).isEqualTo(file);
    assertThat(part(bob, file)).containsExactly(tracker.device("eve").id());
    eve.close();
    assertThat(bob.event(TrackerEvent.SeedersChanged.class).file()).isEqualTo(file);
    assertThat(part(bob, file)).isEmpty();
    bob.done(new TrackerRequest.NewSeeder(OperationId.random(), file));
    assertThat(listing(ada, trio).seeders()).isEqualTo(2);
    assertThat(listing(ada, trio).partial()).as("it has all of it").isZero();
    fetch(bob, file, false);
    assertThat(listing(ada, trio).seeders()).isEqualTo(2);
  }

  private static void forget(TrackerClient client) throws Exception {
    while (client.wasTold(TrackerEvent.SeedersChanged.class)) {
      client.event(TrackerEvent.SeedersChanged.class);
    }
  }

  private static void fetch(TrackerClient client, FileId file, boolean serving) throws Exception {
    client.ask(new TrackerRequest.FindSeeders(file, serving), TrackerReply.Seeders.class);
  }

  private static List<DeviceId> part(TrackerClient client, FileId file) throws Exception {
    return client
        .ask(new TrackerRequest.FindSeeders(file, true), TrackerReply.Seeders.class)
        .seeders()
        .stream()
        .filter(seeder -> !seeder.complete())
        .map(Seeder::device)
        .toList();
  }

  private static FileListing listing(TrackerClient client, GroupName group) throws Exception {
    return client
        .ask(new TrackerRequest.ListFiles(group, Optional.empty()), TrackerReply.Files.class)
        .files()
        .getFirst();
  }

  @Test
  void whoIsRemovedFromTheGroupServesNoPartOfItsFiles() throws Exception { // G4, F14
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    fetch(bob, file, true);
    assertThat(listing(ada, FILMS).partial()).isEqualTo(1);
    ada.done(new TrackerRequest.RemoveMember(OperationId.random(), FILMS, BOB));
    assertThat(listing(ada, FILMS).partial()).isZero();
    assertThat(part(ada, file)).isEmpty();
  }

  @Test
  void aTicketIsForThisDeviceThisFileAndAMinute() throws Exception { // X3, G6
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    TicketVerifier verifier =
        new TicketVerifier(List.of(tracker.network().ticketSigner().publicKey()));
    Instant before = Instant.now();
    TrackerReply.Grant grant = download(bob);
    Ticket ticket = verifier.ticket(grant.ticket(), Instant.now());
    assertThat(ticket.user()).isEqualTo(BOB);
    assertThat(ticket.device()).isEqualTo(tracker.device("bob").id());
    assertThat(ticket.group()).isEqualTo(grant.group());
    assertThat(ticket.file()).isEqualTo(file);
    assertThat(ticket.expires()).isBetween(before.plusSeconds(59), Instant.now().plusSeconds(60));
    assertThatThrownBy(() -> verifier.ticket(grant.ticket(), Instant.now().plusSeconds(61)))
        .isInstanceOf(CoveyException.class);
    String fresh =
        bob.ask(new TrackerRequest.FindSeeders(file, false), TrackerReply.Seeders.class).ticket();
    assertThat(verifier.ticket(fresh, Instant.now()).file()).isEqualTo(file);
  }

  @Test
  void whoIsRemovedGetsNoFurtherTicket() throws Exception { // G6
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    ada.done(new TrackerRequest.RemoveMember(OperationId.random(), FILMS, BOB));
    assertThat(bob.refusal(new TrackerRequest.FindSeeders(file, false)))
        .isEqualTo(ErrorCode.NOT_MEMBER);
    assertThat(bob.refusal(new TrackerRequest.GetManifest(file, 0)))
        .isEqualTo(ErrorCode.NOT_MEMBER);
  }

  @Test
  void offlineFilesAreNotListedAndNotForgotten() throws Exception { // F9, F10, F11
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    bob.forgetEvents();
    ada.done(new TrackerRequest.Logout());
    assertThat(bob.event(TrackerEvent.FileGone.class))
        .isEqualTo(new TrackerEvent.FileGone(FILMS, REEL));
    assertThat(files(bob)).isEmpty();
    assertThat(download(bob).seeders()).as("its metadata stays").isEmpty();
    restore(ada);
    assertThat(files(bob)).as("not yet announced").isEmpty();
    assertThat(announce(ada, true, file)).isEmpty();
    assertThat(bob.event(TrackerEvent.FileShared.class).name()).isEqualTo(REEL);
    assertThat(files(bob)).extracting(FileListing::id).containsExactly(file);
  }

  @Test
  void aLostConnectionTakesItsOffersOffline() throws Exception { // F9, T11
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    ada.close();
    assertThat(bob.event(TrackerEvent.FileGone.class).name()).isEqualTo(REEL);
    assertThat(seeders(bob, file)).isEmpty();
  }

  @Test
  void offersComeBackAfterARestartOfTheTracker() throws Exception { // S4, T9
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    tracker.restart();
    bob = Town.signIn(tracker, "bob");
    assertThat(files(bob)).isEmpty();
    ada = Town.signIn(tracker, "ada");
    assertThat(announce(ada, true, file)).isEmpty();
    assertThat(files(bob))
        .singleElement()
        .satisfies(listed -> {
          assertThat(listed.id()).isEqualTo(file);
          assertThat(listed.digests()).isEqualTo(CONTENT.digests());
        });
    assertThat(manifestPage(bob, file, 0)).isEqualTo(CONTENT.hashes());
  }

  @Test
  void whatIsNotAnnouncedIsInactive() throws Exception { // F10
    FileId reel = Contents.share(ada, FILMS, REEL, CONTENT).file();
    FileName second = new FileName("second.mov");
    FileId other = Contents.share(ada, FILMS, second, Contents.ofSize(10, 5)).file();
    bob.forgetEvents();
    assertThat(announce(ada, true, other)).isEmpty();
    assertThat(bob.event(TrackerEvent.FileGone.class).name()).isEqualTo(REEL);
    assertThat(files(bob)).extracting(FileListing::id).containsExactly(other);
    assertThat(announce(ada, false, reel)).isEmpty(); // a further page adds
    assertThat(files(bob)).extracting(FileListing::id).containsExactly(reel, other);
  }

  @Test
  void whatMayNotBeAnnouncedIsRefused() throws Exception { // F10, F11
    FileId reel = Contents.share(ada, FILMS, REEL, CONTENT).file();
    FileId unknown = FileId.random();
    assertThat(announce(bob, true, reel, unknown)).containsExactly(reel, unknown);
    ada.done(new TrackerRequest.StopShare(OperationId.random(), Optional.of(FILMS), REEL));
    assertThat(announce(ada, true, reel)).containsExactly(reel);
    assertThat(bob.refusal(new TrackerRequest.FindSeeders(reel, false)))
        .isEqualTo(ErrorCode.UNKNOWN_FILE);
  }

  @Test
  void theLastOfferToEndTakesTheFileAway() throws Exception { // U13, F11
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    Contents.share(bob, FILMS, REEL, CONTENT);
    bob.forgetEvents();
    ada.done(stopShare(Optional.of(FILMS)));
    assertThat(bob.event(TrackerEvent.SeedersChanged.class).file()).isEqualTo(file);
    assertThat(files(bob)).extracting(FileListing::seeders).containsExactly(1);
    assertThat(ada.refusal(stopShare(Optional.of(FILMS)))).isEqualTo(ErrorCode.NOT_SHARED);
    assertThat(bob.wasTold(TrackerEvent.FileGone.class)).isFalse();
    bob.done(stopShare(Optional.of(FILMS)));
    assertThat(bob.event(TrackerEvent.FileGone.class).name()).isEqualTo(REEL);
    assertThat(ada.refusal(new TrackerRequest.DownloadFile(FILMS, REEL)))
        .isEqualTo(ErrorCode.UNKNOWN_FILE);
    Contents.share(ada, FILMS, REEL, Contents.ofSize(1, 9)); // the name is free
  }

  @Test
  void stoppingEndsTheOffersOfTheUsersOtherDevicesAndTellsThem() throws Exception { // U13, F11
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    TrackerClient laptop = tracker.signIn("ada", "laptop");
    laptop.done(new TrackerRequest.NewSeeder(OperationId.random(), file));
    TrackerClient shared = tracker.signIn("ada", "shared");
    shared.done(new TrackerRequest.NewSeeder(OperationId.random(), file));
    shared.done(new TrackerRequest.Logout());
    assertThat(files(bob)).extracting(FileListing::seeders).containsExactly(2);
    bob.forgetEvents();
    TrackerRequest stop = stopShare(Optional.of(FILMS));
    ada.done(stop);
    assertThat(laptop.event(TrackerEvent.OfferEnded.class).file()).isEqualTo(file);
    assertThat(bob.event(TrackerEvent.FileGone.class).name()).isEqualTo(REEL);
    assertThat(announce(laptop, false, file)).containsExactly(file);
    assertThat(ada.wasTold(TrackerEvent.OfferEnded.class)).as("who said so knows it").isFalse();
    LoopbackTracker.logIn(shared, "ada");
    assertThat(announce(shared, true, file)).as("at the next login").containsExactly(file);
    assertThat(files(bob)).isEmpty();

    Contents.share(laptop, FILMS, REEL, CONTENT); // what is begun anew is not what was ended
    ada.done(stop);
    assertThat(files(bob)).as("a repeat of the same command").hasSize(1);
    ada.done(stopShare(Optional.of(FILMS)));
    assertThat(laptop.event(TrackerEvent.OfferEnded.class).file()).isEqualTo(file);
  }

  @Test
  void stoppingEndsNothingOfAnotherUserOnTheDevice() throws Exception { // S2, F11
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    TrackerClient laptop = tracker.signIn("ada", "laptop");
    laptop.done(new TrackerRequest.NewSeeder(OperationId.random(), file));
    laptop.done(new TrackerRequest.Logout());
    LoopbackTracker.logIn(laptop, "bob");
    laptop.done(new TrackerRequest.NewSeeder(OperationId.random(), file));
    ada.done(stopShare(Optional.of(FILMS)));
    assertThat(files(bob)).extracting(FileListing::seeders).containsExactly(1);
    assertThat(laptop.wasTold(TrackerEvent.OfferEnded.class)).isFalse();
    assertThat(announce(laptop, true, file)).isEmpty();
  }

  @Test
  void aFileMayBeStoppedInEveryGroup() throws Exception { // U13
    GroupName series = new GroupName("series");
    tracker.group("series", ada, bob);
    Contents.share(ada, FILMS, REEL, CONTENT);
    Contents.share(ada, series, REEL, CONTENT);
    ada.done(stopShare(Optional.empty()));
    assertThat(files(bob)).isEmpty();
    assertThat(ada.refusal(stopShare(Optional.empty()))).isEqualTo(ErrorCode.NOT_SHARED);
  }

  @Test
  void whoHasFinishedADownloadSeeds() throws Exception { // F12
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    bob.done(new TrackerRequest.NewSeeder(OperationId.random(), file));
    assertThat(ada.event(TrackerEvent.SeedersChanged.class).file()).isEqualTo(file);
    assertThat(seeders(ada, file)).extracting(Seeder::user).containsExactly(BOB);
    ada.done(new TrackerRequest.Logout());
    assertThat(files(bob)).extracting(FileListing::seeders).containsExactly(1);
    assertThat(bob.refusal(new TrackerRequest.NewSeeder(OperationId.random(), FileId.random())))
        .isEqualTo(ErrorCode.UNKNOWN_FILE);
  }

  @Test
  void severalSmallFilesAreFoundWithOneTicket() throws Exception { // D1, X3, G4
    FileId reel = Contents.share(ada, FILMS, REEL, CONTENT).file();
    Manifest small = Contents.ofSize(1000, 2);
    FileId first = Contents.share(ada, FILMS, new FileName("first"), small).file();
    FileId second = Contents.share(ada, FILMS, new FileName("second"), small).file();
    FileId unknown = FileId.random();
    TrackerReply.Bundle found =
        bob.ask(
            new TrackerRequest.FindBundle(List.of(second, unknown, first, reel, second)),
            TrackerReply.Bundle.class);
    assertThat(found.files()).containsExactly(second, first);
    assertThat(found.seeders()).extracting(Seeder::user).containsExactly(ADA);
    assertThat(bob.refusal(new TrackerRequest.FindBundle(List.of(unknown))))
        .isEqualTo(ErrorCode.UNKNOWN_FILE);
  }

  @Test
  void whatWasFinishedTogetherIsToldTogether() throws Exception { // F12
    FileId reel = Contents.share(ada, FILMS, REEL, CONTENT).file();
    FileId second = Contents.share(ada, FILMS, new FileName("second"), CONTENT).file();
    FileId unknown = FileId.random();
    TrackerRequest.NewSeeders finished =
        new TrackerRequest.NewSeeders(OperationId.random(), List.of(reel, unknown, second, reel));
    assertThat(bob.ask(finished, TrackerReply.Announced.class).refused()).containsExactly(unknown);
    assertThat(bob.ask(finished, TrackerReply.Announced.class).refused()).containsExactly(unknown);
    for (FileId file : List.of(reel, second)) {
      assertThat(seeders(ada, file)).extracting(Seeder::user).containsExactly(BOB);
    }
  }

  @Test
  void whoLeavesTakesTheOffersAlong() throws Exception { // G6, F11
    Contents.share(bob, FILMS, REEL, CONTENT);
    bob.done(new TrackerRequest.LeaveGroup(OperationId.random(), FILMS, false));
    assertThat(ada.event(TrackerEvent.MemberRemoved.class).user()).isEqualTo(BOB);
    assertThat(ada.event(TrackerEvent.FileGone.class).name()).isEqualTo(REEL);
    assertThat(files(ada)).isEmpty();
  }

  @Test
  void aDeviceThatServesNothingIsNoSeeder() throws Exception { // F9
    Contents.share(ada, FILMS, REEL, CONTENT);
    ada.close();
    Awaitility.await().until(() -> tracker.tracker().sessions() == 2);
    TrackerClient mute = tracker.connect("ada");
    mute.hello(0);
    restore(mute);
    announce(mute, true, download(mute).file());
    assertThat(files(bob)).isEmpty();
    assertThat(download(bob).seeders()).isEmpty();
  }

  @Test
  void aSeederMayNameItsAddress() throws Exception { // D1
    ada.close();
    TrackerClient named = tracker.connect("ada");
    named.ask(
        new TrackerRequest.Hello(
            Limits.VERSION, "ada's\u202E laptop\n", Optional.of("192.0.2.7"), 7_000),
        TrackerReply.Welcome.class);
    restore(named);
    Contents.share(named, FILMS, REEL, CONTENT);
    assertThat(download(bob).seeders())
        .singleElement()
        .satisfies(seeder -> {
          assertThat(seeder.endpoint()).isEqualTo(new Endpoint("192.0.2.7", 7_000));
          assertThat(seeder.deviceName()).isEqualTo("ada's? laptop?"); // X4
        });
  }

  @Test
  void scoresAreSmoothedAndKept() throws Exception { // P4
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    report(bob, "ada", 1.0);
    double once = seeders(bob, file).getFirst().score();
    report(bob, "ada", 1.0);
    double twice = seeders(bob, file).getFirst().score();
    assertThat(once).isGreaterThan(Scores.UNKNOWN).isLessThan(1);
    assertThat(twice).isGreaterThan(once).isLessThan(1);
    report(bob, "ada", 0.0);
    double failed = seeders(bob, file).getFirst().score();
    assertThat(failed).isLessThan(twice);
    tracker.restart();
    ada = Town.signIn(tracker, "ada");
    bob = Town.signIn(tracker, "bob");
    announce(ada, true, file);
    assertThat(seeders(bob, file).getFirst().score()).isEqualTo(failed, within(1e-9));
  }

  @Test
  void nobodyPraisesHimself() throws Exception { // P4
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    report(ada, "ada", 1.0);
    assertThat(seeders(bob, file).getFirst().score()).isEqualTo(Scores.UNKNOWN);
  }

  @Test
  void aRepeatedUploadIsAnsweredAsTheFirst() throws Exception { // W1: a reply may be lost
    Contents.putManifest(ada, CONTENT);
    TrackerRequest upload = Contents.upload(FILMS, REEL, CONTENT);
    TrackerReply.Uploaded first = ada.ask(upload, TrackerReply.Uploaded.class);
    assertThat(ada.ask(upload, TrackerReply.Uploaded.class)).isEqualTo(first);
    tracker.restart();
    ada = Town.signIn(tracker, "ada");
    assertThat(ada.ask(upload, TrackerReply.Uploaded.class)).isEqualTo(first);
    bob = Town.signIn(tracker, "bob");
    assertThat(files(bob)).as("the repeat offers it in the new session").hasSize(1);
  }

  @Test
  void anIdOfAnotherCommandIsNoUpload() throws Exception {
    OperationId used = OperationId.random();
    ada.done(new TrackerRequest.CreateGroup(used, new GroupName("series")));
    Contents.putManifest(ada, CONTENT);
    assertThat(
            ada.refusal(
                new TrackerRequest.UploadFile(
                    used, FILMS, REEL, CONTENT.size(), CONTENT.digests(), CONTENT.id())))
        .isEqualTo(ErrorCode.BAD_REQUEST);
  }

  @Test
  void groupListsCountFilesForMembersOnly() throws Exception { // U7
    Contents.share(ada, FILMS, REEL, CONTENT);
    assertThat(groups(bob)).extracting(GroupListing::files).containsExactly(1);
    assertThat(groups(eve)).extracting(GroupListing::files).containsExactly(0);
  }

  private void restore(TrackerClient client) throws Exception {
    client.ask(Town.resume(tracker, "ada", "ada"), TrackerReply.SignedIn.class);
  }

  private static List<FileListing> files(TrackerClient client) throws Exception {
    return client
        .ask(new TrackerRequest.ListFiles(FILMS, Optional.empty()), TrackerReply.Files.class)
        .files();
  }

  private static List<GroupListing> groups(TrackerClient client) throws Exception {
    return client
        .ask(new TrackerRequest.ListGroups(Optional.empty()), TrackerReply.Groups.class)
        .groups();
  }

  private static TrackerReply.Grant download(TrackerClient client) throws Exception {
    return client.ask(new TrackerRequest.DownloadFile(FILMS, REEL), TrackerReply.Grant.class);
  }

  private static List<Seeder> seeders(TrackerClient client, FileId file) throws Exception {
    return client
        .ask(new TrackerRequest.FindSeeders(file, false), TrackerReply.Seeders.class)
        .seeders();
  }

  private static PieceHashes manifestPage(TrackerClient client, FileId file, int from)
      throws Exception {
    return client
        .ask(new TrackerRequest.GetManifest(file, from), TrackerReply.ManifestPage.class)
        .hashes();
  }

  private static List<FileId> announce(TrackerClient client, boolean first, FileId... files)
      throws Exception {
    return client
        .ask(new TrackerRequest.AnnounceOffers(first, List.of(files)), TrackerReply.Announced.class)
        .refused();
  }

  private static TrackerRequest stopShare(Optional<GroupName> group) {
    return new TrackerRequest.StopShare(OperationId.random(), group, REEL);
  }

  private void report(TrackerClient client, String device, double score) throws Exception {
    client.done(
        new TrackerRequest.ReportScores(
            List.of(new TrackerRequest.Score(tracker.device(device).id(), score))));
  }
}
