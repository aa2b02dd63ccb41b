package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.OperationId;
import dev.covey.model.Pieces;
import dev.covey.model.UserName;
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

/** Two trackers of which each takes commands while the other is away. */
@Timeout(90)
class TrackerSplitTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final FileName REEL = new FileName("reel.mov");
  private static final Manifest CONTENT = Contents.ofSize(3L * Pieces.SIZE + 5, 1);

  @TempDir private Path folder;
  private LoopbackCluster cluster;
  private FileId file;

  /** Ada offers a file from her desk and her laptop, Bob is a member, and both trackers know. */
  @BeforeEach
  void share() throws Exception {
    cluster = new LoopbackCluster(folder, 2);
    cluster.start(1);
    cluster.start(2);
    TrackerClient ada = cluster.newUser(1, "ada");
    TrackerClient bob = cluster.newUser(1, "bob");
    ada.done(new TrackerRequest.CreateGroup(OperationId.random(), FILMS));
    bob.done(new TrackerRequest.JoinGroup(OperationId.random(), FILMS));
    ada.done(new TrackerRequest.AcceptRequest(OperationId.random(), FILMS, new UserName("bob")));
    file = Contents.share(ada, FILMS, REEL, CONTENT).file();
    TrackerClient laptop = signedIn(1, "ada", "laptop");
    laptop.done(new TrackerRequest.NewSeeder(OperationId.random(), file));
    awaitOffers(2, 2);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void whatWasStoppedOnOneSideEndsOnTheOtherOnceTheyMeet() throws Exception { // F11, T7
    cluster.stop(2);
    stopShare(signedIn(1, "ada", "ada"));
    cluster.stop(1);

    cluster.start(2);
    TrackerClient laptop = signedIn(2, "ada", "laptop");
    assertThat(announce(laptop).refused()).as("it has not heard").isEmpty();
    assertThat(offers(laptop)).isEqualTo(1);

    cluster.start(1);
    assertThat(laptop.event(TrackerEvent.OfferEnded.class).file()).isEqualTo(file);
    assertThat(files(laptop)).isEmpty();
    assertThat(announce(laptop).refused()).containsExactly(file);
    awaitOffers(1, 0);
  }

  @Test
  void whatAnotherBeganToOfferMeanwhileStays() throws Exception { // F11, F12, T7
    cluster.stop(2);
    TrackerClient ada = signedIn(1, "ada", "ada");
    stopShare(ada);
    assertThat(files(ada)).isEmpty();
    cluster.stop(1);

    cluster.start(2);
    TrackerClient bob = signedIn(2, "bob", "bob");
    bob.done(new TrackerRequest.NewSeeder(OperationId.random(), file));

    cluster.start(1);
    TrackerClient again = signedIn(1, "ada", "ada");
    eventually(() -> assertThat(offers(again)).isEqualTo(1));
    assertThat(announce(again).refused()).as("hers was stopped").containsExactly(file);
    assertThat(announce(bob).refused()).isEmpty();
  }

  private TrackerClient signedIn(int tracker, String user, String device) throws Exception {
    TrackerClient client = cluster.connect(tracker, device);
    LoopbackTracker.logIn(client, user);
    return client;
  }

  private void awaitOffers(int tracker, int offers) {
    eventually(() -> {
      try (TrackerClient visitor = signedIn(tracker, "bob", "visitor")) {
        assertThat(offers(visitor)).isEqualTo(offers);
      }
    });
  }

  private static void stopShare(TrackerClient client) throws Exception {
    client.done(new TrackerRequest.StopShare(OperationId.random(), Optional.of(FILMS), REEL));
  }

  private TrackerReply.Announced announce(TrackerClient client) throws Exception {
    return client.ask(
        new TrackerRequest.AnnounceOffers(true, List.of(file)), TrackerReply.Announced.class);
  }

  private static int offers(TrackerClient client) throws Exception {
    return files(client).stream().mapToInt(FileListing::seeders).sum();
  }

  private static List<FileListing> files(TrackerClient client) throws Exception {
    return client
        .ask(new TrackerRequest.ListFiles(FILMS, Optional.empty()), TrackerReply.Files.class)
        .files();
  }

  private static void eventually(ThrowingRunnable assertion) {
    Awaitility.await().pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
  }
}
