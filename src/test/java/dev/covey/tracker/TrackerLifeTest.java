package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.balancer.Balancer;
import dev.covey.balancer.BalancerConfig;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import dev.covey.model.TrackerListing;
import dev.covey.net.BalancerClient;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.testing.HeldPort;
import dev.covey.trust.ClusterKey;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starting, registering at a balancer, and stopping. */
@Timeout(60)
class TrackerLifeTest {
  @TempDir private Path folder;
  private final HeldPort balancerPort = HeldPort.take();
  private LoopbackTracker tracker;
  private Balancer balancer;

  @AfterEach
  void close() {
    if (tracker != null) {
      tracker.close();
    }
    if (balancer != null) {
      balancer.close();
    }
    balancerPort.close();
  }

  @Test
  void aTrackerRegistersWithItsSessions() throws Exception { // L2, L7
    balancer = new Balancer(BalancerConfig.keyed(Endpoint.loopback(0), key()));
    balancer.start();
    tracker = trackerAt(balancer.local());
    awaitChosen();
  }

  @Test
  void aBalancerThatComesLateOrAgainIsFound() throws Exception { // L6
    Endpoint address = balancerPort.endpoint();
    tracker = trackerAt(address); // a balancer that is not there is no error
    TrackerClient ada = Town.signIn(tracker, "ada");
    balancer = new Balancer(BalancerConfig.keyed(address, key()));
    balancer.start();
    awaitChosen();
    balancer.close();
    ada.ask(new TrackerRequest.Ping(), TrackerReply.Pong.class);
    balancer = new Balancer(BalancerConfig.keyed(address, key()));
    balancer.start();
    awaitChosen();
  }

  @Test
  void aBalancerOfAnotherNetworkRefusesIt() throws Exception { // L7
    balancer =
        new Balancer(BalancerConfig.keyed(Endpoint.loopback(0), ClusterKey.of(new byte[32])));
    balancer.start();
    tracker = trackerAt(balancer.local());
    TrackerClient ada = Town.signIn(tracker, "ada");
    Awaitility.await().during(Duration.ofSeconds(2)).until(() -> client().getTracker().isEmpty());
    ada.ask(new TrackerRequest.Ping(), TrackerReply.Pong.class);
  }

  @Test
  void aStopTellsPeersAndTheBalancer() throws Exception { // T13
    balancer = new Balancer(BalancerConfig.keyed(Endpoint.loopback(0), key()));
    balancer.start();
    tracker = trackerAt(balancer.local());
    awaitChosen();
    TrackerClient ada = Town.signIn(tracker, "ada");
    TrackerClient stranger = tracker.connect("stranger");
    stranger.hello();
    long began = System.nanoTime();
    tracker.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    ada.event(TrackerEvent.TrackerStopping.class);
    stranger.event(TrackerEvent.TrackerStopping.class);
    assertThat(ada.isHungUp()).isTrue();
    assertThat(client().getTracker()).isEmpty();
    assertThatThrownBy(() -> tracker.connect("late")).isInstanceOf(IOException.class);
  }

  @Test
  void aStopWaitsForNoDeafPeer() throws Exception { // T13
    tracker = Town.tracker(folder);
    TrackerClient deaf =
        tracker.keep(TrackerClient.deaf(tracker.tracker().local(), tracker.context("bob")));
    deaf.send(new TrackerRequest.Ping());
    long began = System.nanoTime();
    tracker.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    tracker.tracker().close(); // twice is fine
  }

  @Test
  void twoTrackersDoNotShareAStore() throws Exception { // T9
    tracker = Town.tracker(folder);
    Tracker second =
        new Tracker(
            TrackerConfig.defaults(
                2, Endpoint.loopback(0), folder.resolve("tracker"), folder.resolve("network")));
    assertThatThrownBy(second::start)
        .isInstanceOf(CoveyException.class)
        .hasMessageContaining("tracker.db");
    second.close();
    Town.signIn(tracker, "ada")
        .done(new TrackerRequest.CreateGroup(OperationId.random(), new GroupName("films")));
  }

  @Test
  void aTakenPortLeavesNothingOpen() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      TrackerConfig config =
          TrackerConfig.defaults(
              1,
              new Endpoint("0.0.0.0", taken.getLocalPort()),
              folder.resolve("tracker"),
              folder.resolve("network"));
      assertThatThrownBy(() -> new Tracker(config).start())
          .isInstanceOf(CoveyException.class)
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
    tracker = LoopbackTracker.start(folder); // the store was let go
  }

  @Test
  void trackersAreListedWithWhatIsKnownOfThem() throws Exception { // T1
    Endpoint other = Endpoint.loopback(1);
    tracker = Town.tracker(folder, config -> config.withTrackers(List.of(other)));
    TrackerClient ada = Town.signIn(tracker, "ada");
    List<TrackerListing> all =
        ada.ask(new TrackerRequest.ListTrackers(), TrackerReply.Trackers.class).trackers();
    assertThat(all).hasSize(2);
    TrackerListing here = all.getFirst();
    assertThat(here.endpoint()).isEqualTo(tracker.tracker().local());
    assertThat(here.name()).isEqualTo("tracker-1");
    assertThat(here.up()).isTrue();
    assertThat(here.sessions()).isEqualTo(1);
    assertThat(here.replication().orElseThrow().changes()).isPositive();
    assertThat(all.getLast()).isEqualTo(new TrackerListing("127.0.0.1:1", other, false, 0));
    assertThat(ada.isOpen()).isTrue();
  }

  private LoopbackTracker trackerAt(Endpoint balancerAddress) throws Exception {
    return Town.tracker(folder, config -> config.withBalancer(Optional.of(balancerAddress)));
  }

  /** The cluster key that the tracker will have. */
  private ClusterKey key() throws Exception {
    return Town.network().clusterKey();
  }

  private BalancerClient client() {
    return new BalancerClient(balancer.local(), Duration.ofSeconds(5));
  }

  private void awaitChosen() {
    Awaitility.await()
        .ignoreExceptions()
        .until(() -> client().getTracker().equals(Optional.of(tracker.tracker().local())));
  }
}
