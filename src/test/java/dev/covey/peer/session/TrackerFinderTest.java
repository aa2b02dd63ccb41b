package dev.covey.peer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.net.Listener;
import dev.covey.net.Threads;
import dev.covey.protocol.TrackerEvent;
import dev.covey.testing.ScriptedBalancer;
import dev.covey.testing.ScriptedTracker;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One round among addresses of which some swallow whatever is sent to them (H2, H3). */
class TrackerFinderTest {
  /** What the failover leaves for finding another tracker, once the old one is given up. */
  private static final Duration BUDGET = Duration.ofSeconds(5);

  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir private Path directory;

  private final List<AutoCloseable> open = new ArrayList<>();
  private NetworkAuthority authority;
  private SSLContext tls;

  @BeforeEach
  void foundNetwork() throws CoveyException {
    authority = NetworkAuthority.openOrCreate(directory.resolve("network"), "home");
    tls =
        DeviceIdentity.openOrCreate(directory.resolve("device"))
            .trackerClient(authority.fingerprint());
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  private ScriptedTracker tracker() throws CoveyException {
    ScriptedTracker tracker = new ScriptedTracker(authority, "tracker").start();
    open.add(tracker);
    return tracker;
  }

  /** Where connections come about, and nobody says a word. */
  private Endpoint silent() throws IOException {
    ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(socket);
    return Endpoint.loopback(socket.getLocalPort());
  }

  /** Where not even a connection comes about, as if packets got lost on the way. */
  private Endpoint swallowing() throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    open.add(socket);
    try {
      while (true) {
        Socket waiting = new Socket();
        open.add(waiting);
        waiting.connect(socket.getLocalSocketAddress(), 200);
      }
    } catch (SocketTimeoutException _) {
      return Endpoint.loopback(socket.getLocalPort());
    }
  }

  private Endpoint find(List<Endpoint> balancers, Endpoint... trackers) throws Exception {
    return find(LIMIT, balancers, trackers);
  }

  private Endpoint find(Duration limit, List<Endpoint> balancers, Endpoint... trackers)
      throws Exception {
    Network network = new Network(authority.fingerprint(), balancers, Arrays.asList(trackers));
    TrackerFinder finder = new TrackerFinder(new TrackerLine.Limit(limit, limit), new Nobody());
    TrackerFinder.Found found = finder.find(network, tls, Optional.empty(), _ -> {});
    open.add(found.line());
    return found.line().tracker();
  }

  private static final class Nobody implements TrackerLine.Keeper {
    @Override
    public void told(TrackerLine line, TrackerEvent event) {}

    @Override
    public void lost(TrackerLine line) {}
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void silentAddressesHoldNobodyUp() throws Exception { // H3
    ScriptedTracker good = tracker();
    long start = System.nanoTime();
    assertThat(find(List.of(), silent(), silent(), silent(), good.endpoint()))
        .isEqualTo(good.endpoint());
    assertThat(since(start)).isLessThan(BUDGET);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "others refuse what their queue cannot take")
  void swallowedConnectionsHoldNobodyUp() throws Exception { // H3
    ScriptedTracker good = tracker();
    Endpoint[] trackers = {swallowing(), swallowing(), swallowing(), good.endpoint()};
    long start = System.nanoTime();
    assertThat(find(List.of(), trackers)).isEqualTo(good.endpoint());
    assertThat(since(start)).isLessThan(BUDGET);
  }

  @Test
  void aSilentBalancerAndSilentTrackersLeaveTimeForTheFailover() throws Exception { // H2, H3
    ScriptedTracker good = tracker();
    Endpoint balancer = silent();
    Endpoint[] trackers = {silent(), silent(), good.endpoint()};
    long start = System.nanoTime();
    assertThat(find(List.of(balancer), trackers)).isEqualTo(good.endpoint());
    assertThat(since(start)).isLessThan(BUDGET);
  }

  @Test
  void aBalancerThatNamesASilentTrackerIsAskedForAnother() throws Exception { // H2
    ScriptedTracker good = tracker();
    Endpoint dead = silent();
    try (ScriptedBalancer balancer = new ScriptedBalancer(dead, good.endpoint())) {
      assertThat(find(List.of(balancer.endpoint()), dead)).isEqualTo(good.endpoint());
    }
  }

  @Test
  void whoAnswersIsUsedInTheOrderOfTheList() throws Exception { // H3
    ScriptedTracker first = tracker();
    ScriptedTracker second = tracker();
    assertThat(find(List.of(), first.endpoint(), second.endpoint())).isEqualTo(first.endpoint());
    assertThat(find(List.of(), second.endpoint(), first.endpoint())).isEqualTo(second.endpoint());
  }

  @Test
  void aSlowTrackerIsUsedIfNobodyElseAnswers() throws Exception { // H3
    // It serves one at a time, and somebody is there already.
    Listener slow =
        Listener.tls(
            "slow",
            Endpoint.loopback(0),
            authority.trackerContext("slow"),
            1,
            connection -> connection.input().read());
    open.add(slow);
    slow.start();
    Socket somebody = new Socket(InetAddress.getLoopbackAddress(), slow.local().port());
    open.add(somebody);
    ServerSocket next = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(next);
    Thread leaving =
        Threads.start(
            "leaving",
            () -> {
              try (Socket _ = next.accept()) {
                somebody.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(find(List.of(), slow.local(), Endpoint.loopback(next.getLocalPort())))
        .isEqualTo(slow.local());
    leaving.join();
  }

  @Test
  void aRoundAmongSilentAddressesEndsWithinOneLimit() throws Exception { // H5
    Endpoint[] trackers = {silent(), silent(), silent()};
    Duration limit = Duration.ofSeconds(2);
    long start = System.nanoTime();
    assertThatThrownBy(() -> find(limit, List.of(), trackers))
        .isInstanceOfSatisfying(
            CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_TRACKER));
    assertThat(since(start)).as("less than a limit for each").isLessThan(limit.multipliedBy(3));
  }
}
