package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.OperationId;
import dev.covey.model.Pieces;
import dev.covey.model.Seeder;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import dev.covey.protocol.ControlMessage;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trackers that talk to each other over the real transport. */
@Timeout(90)
class TrackerClusterTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final FileName REEL = new FileName("reel.mov");
  private static final UserName ADA = new UserName("ada");
  private static final UserName BOB = new UserName("bob");
  private static final Manifest CONTENT = Contents.ofSize(3L * Pieces.SIZE + 5, 1);

  @TempDir private Path folder;
  private LoopbackCluster cluster;

  @BeforeEach
  void make() throws Exception {
    cluster = new LoopbackCluster(folder, 3);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void whatIsDoneAtOneTrackerIsSeenAtTheOthers() throws Exception { // T3, T4
    cluster.startAll();
    awaitAllUp(1);
    TrackerClient ada = cluster.newUser(1, "ada");
    TrackerClient bob = cluster.newUser(2, "bob");
    ada.done(new TrackerRequest.CreateGroup(OperationId.random(), FILMS));
    eventually(() -> bob.done(new TrackerRequest.JoinGroup(OperationId.random(), FILMS)));
    assertThat(ada.event(TrackerEvent.RequestReceived.class))
        .isEqualTo(new TrackerEvent.RequestReceived(FILMS, BOB));
    ada.done(new TrackerRequest.AcceptRequest(OperationId.random(), FILMS, BOB));
    assertThat(bob.event(TrackerEvent.RequestAnswered.class).accepted()).isTrue();
    Contents.share(ada, FILMS, REEL, CONTENT);
    assertThat(bob.event(TrackerEvent.FileShared.class))
        .as("a session at another tracker serves it")
        .isEqualTo(new TrackerEvent.FileShared(FILMS, REEL, ADA));
    assertThat(files(bob)).singleElement().extracting(FileListing::seeders).isEqualTo(1);
    TrackerReply.Grant grant =
        bob.ask(new TrackerRequest.DownloadFile(FILMS, REEL), TrackerReply.Grant.class);
    assertThat(grant.seeders()).singleElement().extracting(s -> s.user()).isEqualTo(ADA);
    eventually(() ->
        assertThat(
                bob.ask(
                        new TrackerRequest.GetManifest(grant.file(), 0),
                        TrackerReply.ManifestPage.class)
                    .hashes())
            .isEqualTo(CONTENT.hashes()));
    ask(bob, grant.file());
    eventually(() ->
        assertThat(files(ada))
            .singleElement()
            .extracting(FileListing::partial)
            .isEqualTo(1)); // F14
    assertThat(ask(ada, grant.file()))
        .singleElement()
        .satisfies(part -> {
          assertThat(part.user()).isEqualTo(BOB);
          assertThat(part.complete()).isFalse();
        });
    ada.close();
    assertThat(bob.event(TrackerEvent.FileGone.class).name()).isEqualTo(REEL);
  }

  private static List<Seeder> ask(TrackerClient client, FileId file) throws Exception {
    return client
        .ask(new TrackerRequest.FindSeeders(file, true), TrackerReply.Seeders.class)
        .seeders();
  }

  @Test
  void stoppingEndsTheOfferOfTheUsersDeviceAtAnotherTracker() throws Exception { // F11, T4
    cluster.start(1);
    cluster.start(2);
    TrackerClient ada = cluster.newUser(1, "ada");
    ada.done(new TrackerRequest.CreateGroup(OperationId.random(), FILMS));
    FileId file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    eventually(() -> assertThat(signIn(2, "ada")).isEqualTo(ADA));
    TrackerClient laptop = cluster.connect(2, "laptop");
    LoopbackTracker.logIn(laptop, "ada");
    eventually(() -> laptop.done(new TrackerRequest.NewSeeder(OperationId.random(), file)));
    eventually(() -> assertThat(files(ada)).extracting(FileListing::seeders).containsExactly(2));
    ada.done(new TrackerRequest.StopShare(OperationId.random(), Optional.of(FILMS), REEL));
    assertThat(files(ada)).isEmpty();
    assertThat(laptop.event(TrackerEvent.OfferEnded.class).file()).isEqualTo(file);
    assertThat(files(laptop)).isEmpty();
    assertThat(
            laptop
                .ask(
                    new TrackerRequest.AnnounceOffers(true, List.of(file)),
                    TrackerReply.Announced.class)
                .refused())
        .containsExactly(file);
  }

  @Test
  void whoWasAwayCatchesUpAndBringsWhatOnlyItKnew() throws Exception { // T7, T8, T9
    cluster.start(1);
    cluster.newUser(1, "ada").done(new TrackerRequest.CreateGroup(OperationId.random(), FILMS));
    cluster.stop(1);
    cluster.start(2);
    cluster.newUser(2, "bob");
    cluster.start(1);
    eventually(() -> assertThat(signIn(1, "bob")).isEqualTo(BOB));
    eventually(() -> assertThat(signIn(2, "ada")).isEqualTo(ADA));
    cluster.stop(2);
    cluster.start(3);
    eventually(() -> assertThat(signIn(3, "ada")).isEqualTo(ADA));
    eventually(() -> assertThat(signIn(3, "bob")).isEqualTo(BOB));
  }

  @Test
  void ofTwoWhoTookANameApartTheLaterIsRenamedAndTold() throws Exception { // T12
    cluster.start(1);
    cluster.newUser(1, "ada").done(new TrackerRequest.CreateGroup(OperationId.random(), FILMS));
    cluster.stop(1);
    cluster.start(2);
    TrackerClient later = cluster.connect(2, "laters");
    UserName ada = new UserName("ada");
    later.done(new TrackerRequest.CreateUser(OperationId.random(), ada, "another password"));
    later.ask(new TrackerRequest.Login(ada, "another password"), TrackerReply.SignedIn.class);
    later.done(new TrackerRequest.CreateGroup(OperationId.random(), FILMS));
    cluster.start(1);
    TrackerEvent.UserRenamed user = later.event(TrackerEvent.UserRenamed.class);
    TrackerEvent.GroupRenamed group = later.event(TrackerEvent.GroupRenamed.class);
    assertThat(user.from()).isEqualTo(ada);
    assertThat(user.to().value()).startsWith("ada").isNotEqualTo("ada");
    assertThat(group.from()).isEqualTo(FILMS);
    assertThat(group.to().value()).startsWith("films").isNotEqualTo("films");
    eventually(() -> {
      assertThat(signIn(1, "ada")).as("the earlier keeps the name").isEqualTo(ada);
      assertThat(signIn(1, "ada", "another password")).isEqualTo(user.to());
      assertThat(signIn(2, user.to().value(), "another password")).isEqualTo(user.to());
    });
  }

  @Test
  void aSessionGoesOnAtAnotherTrackerAndTheOldOneEnds() throws Exception { // S3, S4
    cluster.startAll();
    awaitAllUp(1);
    awaitAllUp(2);
    TrackerClient first = cluster.newUser(1, "ada");
    String token = LoopbackTracker.logIn(first, "ada").token();
    TrackerClient second = cluster.connect(2, "ada");
    eventually(() -> second.ask(new TrackerRequest.Resume(token), TrackerReply.SignedIn.class));
    assertThat(first.isHungUp()).isTrue();
    second.ask(new TrackerRequest.ListGroups(Optional.empty()), TrackerReply.Groups.class);
  }

  @Test
  void aTokenOfAnAccountThatHasNotComeYetIsNotCalledExpired() throws Exception { // S4
    cluster.start(1);
    TrackerClient ada = cluster.newUser(1, "ada");
    String token = LoopbackTracker.logIn(ada, "ada").token();
    cluster.stop(1);
    cluster.start(2);
    assertThat(cluster.connect(2, "ada").refusal(new TrackerRequest.Resume(token)))
        .isEqualTo(ErrorCode.UNKNOWN_USER);
  }

  @Test
  void trackersTellHowTheOthersDo() throws Exception { // T6
    cluster.start(1);
    cluster.start(2);
    TrackerClient client = cluster.newUser(1, "ada");
    eventually(() -> {
      List<TrackerListing> all =
          client.ask(new TrackerRequest.ListTrackers(), TrackerReply.Trackers.class).trackers();
      assertThat(all)
          .extracting(TrackerListing::name)
          .containsExactly("tracker-1", "tracker-2", "tracker-3");
      assertThat(all).extracting(TrackerListing::up).containsExactly(true, true, false);
      assertThat(all.get(1).replication().orElseThrow().lacking()).isZero();
      assertThat(all.get(1).replication().orElseThrow().changes()).isEqualTo(2);
    });
  }

  private UserName signIn(int tracker, String user) throws Exception {
    return signIn(tracker, user, LoopbackTracker.PASSWORD);
  }

  private UserName signIn(int tracker, String user, String password) throws Exception {
    try (TrackerClient client = cluster.connect(tracker, "visitor")) {
      return switch (client.exchange(new TrackerRequest.Login(new UserName(user), password))) {
        case ControlMessage.Reply(_, TrackerReply.SignedIn signedIn) -> signedIn.user();
        case ControlMessage.FromTracker other -> throw new AssertionError(other.toString());
      };
    }
  }

  private static List<FileListing> files(TrackerClient client) throws Exception {
    return client
        .ask(new TrackerRequest.ListFiles(FILMS, Optional.empty()), TrackerReply.Files.class)
        .files();
  }

  private void awaitAllUp(int seenFrom) {
    eventually(() ->
        assertThat(cluster.tracker(seenFrom).others()).hasSize(2).allMatch(other -> other.up()));
  }

  private static void eventually(ThrowingRunnable assertion) {
    Awaitility.await().pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
  }
}
