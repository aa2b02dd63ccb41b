package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Manifest;
import dev.covey.model.OperationId;
import dev.covey.model.Pieces;
import dev.covey.model.UserName;
import dev.covey.protocol.ControlMessage;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many at once, and some who do not read what they are told. */
@Timeout(120)
class TrackerCrowdTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final FileName REEL = new FileName("reel.mov");

  /** Pages asked for by who reads none: more than all buffers hold. */
  private static final int PAGES = 60;

  @TempDir private Path folder;
  private LoopbackTracker tracker;

  @AfterEach
  void close() {
    tracker.close();
  }

  @Test
  void manyDevicesAreServedAtOnceAndNothingIsLost() throws Exception { // T9, T11
    tracker = Town.tracker(folder);
    int devices = 40;
    int groupsEach = 5;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> done = new ArrayList<>();
      for (int i = 0; i < devices; i++) {
        String device = "device-" + i;
        done.add(threads.submit(() -> createGroups(device, groupsEach)));
      }
      for (Future<Integer> each : done) {
        assertThat(each.get()).isEqualTo(groupsEach);
      }
    }
    assertThat(tracker.tracker().sessions()).isEqualTo(devices);
    tracker.restart();
    assertThat(groups(Town.signIn(tracker, "bob"))).hasSize(devices * groupsEach);
  }

  private int createGroups(String device, int count) throws Exception {
    TrackerClient client = Town.signIn(tracker, "ada", device);
    for (int i = 0; i < count; i++) {
      client.done(
          new TrackerRequest.CreateGroup(OperationId.random(), new GroupName(device + "-" + i)));
    }
    return count;
  }

  @Test
  void onlyOneOfManyGetsAName() throws Exception { // G1
    tracker = Town.tracker(folder);
    List<TrackerClient> rivals = new ArrayList<>();
    for (String user : List.of("ada", "bob", "dan", "eve")) {
      rivals.add(Town.signIn(tracker, user));
    }
    int winners = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ControlMessage.FromTracker>> answers = new ArrayList<>();
      for (TrackerClient rival : rivals) {
        TrackerRequest create = new TrackerRequest.CreateGroup(OperationId.random(), FILMS);
        answers.add(threads.submit(() -> rival.exchange(create)));
      }
      for (Future<ControlMessage.FromTracker> answer : answers) {
        winners += answer.get() instanceof ControlMessage.Reply ? 1 : 0;
      }
    }
    assertThat(winners).isEqualTo(1);
    assertThat(groups(rivals.getFirst())).hasSize(1);
  }

  @Test
  void whoReadsNothingIsCutOffByTheNextEvent() throws Exception { // T11
    start(Duration.ofMinutes(2));
    TrackerClient ada = Town.signIn(tracker, "ada");
    deafMember(ada);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          long seed = System.nanoTime();
          Contents.share(ada, FILMS, new FileName("f" + seed), Contents.ofSize(1, seed));
          return tracker.tracker().sessions() == 1;
        });
  }

  @Test
  void whoTakesNothingForTooLongIsCutOff() throws Exception { // T11
    start(Duration.ofSeconds(1));
    deafMember(Town.signIn(tracker, "ada"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> tracker.tracker().sessions() == 1);
  }

  private void start(Duration sendLimit) throws Exception {
    tracker =
        Town.tracker(folder, config -> config.withLimits(Duration.ofMinutes(2), sendLimit, 50));
  }

  /** Bob, in a group of ada's, who asks for much and reads nothing of it. */
  private void deafMember(TrackerClient ada) throws Exception {
    try (TrackerClient bob = Town.signIn(tracker, "bob")) {
      tracker.group("films", ada, bob);
    }
    Awaitility.await().until(() -> tracker.tracker().sessions() == 1);
    Manifest large = Contents.ofSize((long) Limits.MANIFEST_PAGE * Pieces.SIZE, 1);
    FileId file = Contents.share(ada, FILMS, REEL, large).file();
    TrackerClient deaf =
        tracker.keep(TrackerClient.deaf(tracker.tracker().local(), tracker.context("bob")));
    deaf.send(new TrackerRequest.Hello(Limits.VERSION, "deaf", Optional.empty(), 10_002));
    deaf.send(Town.resume(tracker, "bob", "bob"));
    for (int i = 0; i < PAGES; i++) {
      deaf.send(new TrackerRequest.GetManifest(file, 0));
    }
    Awaitility.await().until(() -> tracker.tracker().sessions() == 2);
  }

  @Test
  void aRemovedMemberWhoReadsNothingStopsNobody() throws Exception { // G6
    start(Duration.ofMinutes(2));
    TrackerClient ada = Town.signIn(tracker, "ada");
    deafMember(ada);
    ada.done(new TrackerRequest.RemoveMember(OperationId.random(), FILMS, new UserName("bob")));
    ada.ask(new TrackerRequest.Ping(), TrackerReply.Pong.class);
  }

  private static List<GroupListing> groups(TrackerClient client) throws Exception {
    return client
        .ask(new TrackerRequest.ListGroups(Optional.empty()), TrackerReply.Groups.class)
        .groups();
  }
}
