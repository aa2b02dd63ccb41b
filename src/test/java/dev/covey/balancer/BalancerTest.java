package dev.covey.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.net.BalancerClient;
import dev.covey.protocol.BalancerCommand.Register;
import dev.covey.protocol.Limits;
import dev.covey.trust.ClusterKey;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BalancerTest {
  private static final Endpoint A = Endpoint.loopback(6960);
  private static final Endpoint B = Endpoint.loopback(6961);
  private static final ClusterKey KEY = key(1);

  private final Set<Endpoint> alive = ConcurrentHashMap.newKeySet();
  private final List<Endpoint> probed = new CopyOnWriteArrayList<>();
  private final AtomicReference<Duration> uptime = new AtomicReference<>(Duration.ofHours(1));
  private Balancer balancer;

  @AfterEach
  void close() {
    if (balancer != null) {
      balancer.close();
    }
  }

  @Test
  void aPersonAtNcFindsTheLeastLoadedTracker() throws Exception { // L1, L2, L3
    start(listed(A, B));
    try (TypedClient nc = connect()) {
      assertThat(nc.say("GET_TRACKER")).isEqualTo("NO_TRACKERS");
      assertThat(nc.say("REGISTER 127.0.0.1 6960 7")).isEqualTo("OK");
      assertThat(nc.say("REGISTER 127.0.0.1 6961 3")).isEqualTo("OK");
      assertThat(nc.say("get_tracker")).isEqualTo("127.0.0.1 6961");
      assertThat(nc.say("REGISTER 127.0.0.1 6961 9")).isEqualTo("OK");
      assertThat(nc.say("GET_TRACKER")).isEqualTo("127.0.0.1 6960");
    }
  }

  @Test
  void whoWaitsForATrackerGoesOnWhenOneRegisters() throws Exception { // L2
    start(listed(A));
    assertThat(balancer.awaitTracker(Duration.ofMillis(10))).isFalse();
    try (TypedClient nc = connect();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> waiting = threads.submit(() -> balancer.awaitTracker(Duration.ofSeconds(20)));
      nc.say("REGISTER 127.0.0.1 6960");
      assertThat(waiting.get()).isTrue();
    }
  }

  @Test
  void equalLoadsTakeTurns() throws Exception { // L3
    start(listed(A, B));
    try (TypedClient nc = connect()) {
      nc.say("REGISTER 127.0.0.1 6960");
      nc.say("REGISTER 127.0.0.1 6961");
      List<String> drawn = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        drawn.add(nc.say("GET_TRACKER"));
      }
      assertThat(drawn.subList(0, 2)).containsOnlyOnce("127.0.0.1 6960", "127.0.0.1 6961");
      assertThat(drawn.subList(2, 4)).isEqualTo(drawn.subList(0, 2));
      assertThat(drawn.subList(4, 6)).isEqualTo(drawn.subList(0, 2));
    }
  }

  @Test
  void clientsCountThemselvesInAndOut() throws Exception { // L4
    start(listed(A, B));
    BalancerClient client = client();
    try (TypedClient nc = connect()) {
      nc.say("REGISTER 127.0.0.1 6960 0");
      nc.say("REGISTER 127.0.0.1 6961 1");
      client.increment(A);
      client.increment(A);
      assertThat(client.getTracker()).contains(B);
      client.decrement(A);
      client.decrement(A);
      client.decrement(A);
      assertThat(client.getTracker()).contains(A);
      assertThat(nc.say("INCREMENT 127.0.0.1 6960")).isEqualTo("OK");
      assertThat(nc.say("INCREMENT 127.0.0.1 1")).isEqualTo("UNKNOWN_TRACKER");
    }
    client.decrement(Endpoint.loopback(1)); // not in the pool, and no failure
  }

  @Test
  void aSilentTrackerIsSetAsideUntilItRegistersAgain() throws Exception { // L2
    start(listed(A, B));
    try (TypedClient nc = connect()) {
      nc.say("REGISTER 127.0.0.1 6960");
      pass(14);
      assertThat(nc.say("GET_TRACKER")).isEqualTo("127.0.0.1 6960");
      pass(1);
      assertThat(nc.say("GET_TRACKER")).isEqualTo("NO_TRACKERS");
      nc.say("REGISTER 127.0.0.1 6960");
      assertThat(nc.say("GET_TRACKER")).isEqualTo("127.0.0.1 6960");
    }
  }

  @Test
  void nobodyTalksAHealthyTrackerOutOfThePool() throws Exception { // L5
    start(listed(A, B));
    alive.add(A);
    try (TypedClient nc = connect()) {
      nc.say("REGISTER 127.0.0.1 6960");
      pass(1);
      assertThat(nc.say("REMOVE 127.0.0.1 6960")).isEqualTo("ALIVE");
      assertThat(client().remove(A)).isFalse();
      assertThat(nc.say("GET_TRACKER")).isEqualTo("127.0.0.1 6960");
    }
  }

  @Test
  void aDeadTrackerIsRemovedAtTheFirstHint() throws Exception { // L5
    start(listed(A, B));
    try (TypedClient nc = connect()) {
      nc.say("REGISTER 127.0.0.1 6960");
      pass(1);
      assertThat(nc.say("REMOVE 127.0.0.1 6960")).isEqualTo("REMOVED");
      assertThat(nc.say("GET_TRACKER")).isEqualTo("NO_TRACKERS");
      assertThat(client().remove(A)).as("a second hint").isTrue();
      assertThat(probed).as("what is gone needs no second look").containsExactly(A);
    }
  }

  @Test
  void theBalancerLooksAtNothingButItsTrackers() throws Exception { // L5: it scans for nobody
    start(listed(A));
    try (TypedClient nc = connect()) {
      assertThat(nc.say("REMOVE 127.0.0.1 22")).isEqualTo("REMOVED");
      assertThat(nc.say("REMOVE 10.0.0.1 80")).isEqualTo("REMOVED");
    }
    assertThat(probed).isEmpty();
  }

  @Test
  void aTrackerThatAcceptsButHangsIsFoundDead() throws Exception { // L5
    try (ServerSocket hanging = new ServerSocket(0)) {
      Endpoint tracker = Endpoint.loopback(hanging.getLocalPort());
      balancer = new Balancer(listed(tracker));
      balancer.start();
      try (TypedClient nc = connect()) {
        nc.say("REGISTER 127.0.0.1 " + tracker.port());
        assertThat(client().remove(tracker)).isTrue();
      }
    }
  }

  @Test
  void aProvenTrackerMayRegisterAndRenew() throws Exception { // L7
    start(keyed());
    try (TypedClient tracker = connect()) {
      String nonce = challenge(tracker);
      assertThat(tracker.say(proven(KEY, nonce, 1, A, 4))).isEqualTo("OK");
      assertThat(tracker.say(proven(KEY, nonce, 2, A, 5))).isEqualTo("OK");
      assertThat(client().getTracker()).contains(A);
    }
  }

  @Test
  void withoutAProofNobodyRegisters() throws Exception { // L7
    start(keyed());
    try (TypedClient nc = connect()) {
      assertThat(nc.say("REGISTER 127.0.0.1 6960 0")).startsWith("ERROR a tracker proves");
      challenge(nc);
      assertThat(nc.say("REGISTER 127.0.0.1 6960 0")).startsWith("ERROR a tracker proves");
      assertThat(nc.say("GET_TRACKER")).isEqualTo("NO_TRACKERS");
    }
  }

  @Test
  void aProofOfAnotherKeyIsRefused() throws Exception { // L7
    start(keyed());
    try (TypedClient forger = connect()) {
      String nonce = challenge(forger);
      assertThat(forger.say(proven(key(2), nonce, 1, A, 0))).startsWith("ERROR the proof");
      assertThat(forger.say("GET_TRACKER")).isEqualTo("NO_TRACKERS");
    }
  }

  @Test
  void aProofIsGoodForItsOwnTextOnly() throws Exception { // L7
    start(keyed());
    try (TypedClient forger = connect()) {
      String nonce = challenge(forger);
      String overheard = proven(KEY, nonce, 1, A, 0);
      assertThat(forger.say(overheard.replace("6960 0", "6961 0"))).startsWith("ERROR the proof");
    }
  }

  @Test
  void aProofIsGoodOnceOnly() throws Exception { // L7
    start(keyed());
    try (TypedClient tracker = connect()) {
      String nonce = challenge(tracker);
      String first = proven(KEY, nonce, 1, A, 0);
      assertThat(tracker.say(first)).isEqualTo("OK");
      assertThat(tracker.say(first)).startsWith("ERROR the proof");
    }
  }

  @Test
  void anOverheardProofIsWorthNothingOnAnotherConnection() throws Exception { // L7
    start(keyed());
    try (TypedClient tracker = connect();
        TypedClient thief = connect()) {
      String overheard = proven(KEY, challenge(tracker), 1, A, 0);
      assertThat(thief.say(overheard)).startsWith("ERROR a tracker proves");
      assertThat(challenge(thief)).isNotEqualTo(challenge(tracker));
      assertThat(thief.say(overheard)).startsWith("ERROR the proof");
      assertThat(thief.say("GET_TRACKER")).isEqualTo("NO_TRACKERS");
    }
  }

  @Test
  void aNewChallengeEndsTheOldOne() throws Exception { // L7
    start(keyed());
    try (TypedClient tracker = connect()) {
      String old = challenge(tracker);
      String fresh = challenge(tracker);
      assertThat(tracker.say(proven(KEY, old, 1, A, 0))).startsWith("ERROR the proof");
      assertThat(tracker.say(proven(KEY, fresh, 2, A, 0))).isEqualTo("OK");
    }
  }

  @Test
  void withoutAKeyOnlyListedTrackersRegister() throws Exception { // L7
    start(listed(A));
    try (TypedClient nc = connect()) {
      assertThat(nc.say("REGISTER 127.0.0.1 6961 0")).startsWith("ERROR no cluster key");
      assertThat(nc.say("REGISTER 127.0.0.1 6960 0")).isEqualTo("OK");
    }
  }

  @Test
  void aTrackerOnEveryAddressIsReachedWhereItRegistersFrom() throws Exception { // L2
    start(listed(new Endpoint("0.0.0.0", 6960)));
    try (TypedClient nc = connect()) {
      assertThat(nc.say("REGISTER 0.0.0.0 6960 0")).isEqualTo("OK");
      assertThat(nc.say("GET_TRACKER")).isEqualTo("127.0.0.1 6960");
      pass(1);
      assertThat(nc.say("REMOVE 0.0.0.0 6960")).isEqualTo("REMOVED");
      assertThat(nc.say("GET_TRACKER")).isEqualTo("NO_TRACKERS");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELP", "", "GET / HTTP/1.1", "REGISTER 127.0.0.1", "\u00e9\u0000"})
  void whatIsNotUnderstoodGetsOneErrorLine(String line) throws Exception { // L1, X5
    start(listed(A));
    try (TypedClient nc = connect()) {
      assertThat(nc.say(line)).startsWith("ERROR ");
      assertThat(nc.say("GET_TRACKER")).as("and the talk goes on").isEqualTo("NO_TRACKERS");
    }
  }

  @Test
  void quitOverTheNetworkIsRefused() throws Exception { // U15
    start(listed(A));
    try (TypedClient nc = connect()) {
      assertThat(nc.say("QUIT")).startsWith("ERROR QUIT is refused over the network");
      assertThat(nc.say("GET_TRACKER")).isEqualTo("NO_TRACKERS");
    }
  }

  @Test
  void aLineWithoutEndIsCutOff() throws Exception { // X5
    start(listed(A));
    try (TypedClient nc = connect()) {
      nc.type("x".repeat(Limits.BALANCER_LINE));
      assertThat(nc.hear()).isEqualTo("ERROR a line has at most 512 bytes");
      assertThat(nc.hear()).as("the connection is over").isNull();
    }
  }

  @Test
  void manyClientsAtOnceAreAllAnswered() throws Exception { // L6
    start(listed(A, B));
    try (TypedClient nc = connect();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      nc.say("REGISTER 127.0.0.1 6960");
      nc.say("REGISTER 127.0.0.1 6961");
      List<Future<Optional<Endpoint>>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add(threads.submit(() -> client().getTracker()));
      }
      int first = 0;
      for (Future<Optional<Endpoint>> answer : answers) {
        first += answer.get().orElseThrow().equals(A) ? 1 : 0;
      }
      assertThat(first).as("turns are taken among concurrent clients too").isEqualTo(100);
    }
  }

  @Test
  void stalledClientsDelayNobody() throws Exception { // L6
    start(new BalancerConfig(Endpoint.loopback(0), Optional.of(KEY), List.of(), 8));
    List<TypedClient> stalled = new ArrayList<>();
    try (TypedClient tracker = connect()) {
      String nonce = challenge(tracker);
      assertThat(tracker.say(proven(KEY, nonce, 1, A, 0))).isEqualTo("OK");
      for (int i = 0; i < 100; i++) { // more than there are places
        stalled.add(connect());
        typeUnlessDropped(stalled.getLast(), "GET_TRACK");
      }
      assertThat(client().getTracker()).contains(A);
      assertThat(tracker.say(proven(KEY, nonce, 2, A, 0)))
          .as("a tracker does not make room")
          .isEqualTo("OK");
    } finally {
      for (TypedClient client : stalled) {
        client.close();
      }
    }
  }

  /** Whoever is accepted late among so many may have made room for another already. */
  private static void typeUnlessDropped(TypedClient client, String text) {
    try {
      client.type(text);
    } catch (IOException _) {
      // It stalls no longer, which is as good.
    }
  }

  @Test
  void aSlowProbeDelaysNobody() throws Exception { // L5, L6
    CountDownLatch probing = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    balancer =
        new Balancer(
            listed(A, B),
            _ -> {
              probing.countDown();
              awaitQuietly(release);
              return true;
            },
            uptime::get);
    balancer.start();
    try (TypedClient nc = connect();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      nc.say("REGISTER 127.0.0.1 6960");
      Future<Boolean> removed = threads.submit(() -> client().remove(A));
      probing.await();
      assertThat(nc.say("GET_TRACKER")).isEqualTo("127.0.0.1 6960");
      release.countDown();
      assertThat(removed.get()).isFalse();
    }
  }

  @Test
  void aBalancerThatRestartsIsEmptyAndWorksAtOnce() throws Exception { // L6
    start(listed(A));
    Endpoint address = balancer.local();
    try (TypedClient nc = connect()) {
      nc.say("REGISTER 127.0.0.1 6960");
    }
    balancer.close();
    balancer.close();
    assertThatThrownBy(() -> client(address).getTracker()).isInstanceOf(IOException.class);
    start(new BalancerConfig(address, Optional.empty(), List.of(A), 50));
    try (TypedClient nc = connect()) {
      assertThat(nc.say("GET_TRACKER")).isEqualTo("NO_TRACKERS");
      assertThat(nc.say("REGISTER 127.0.0.1 6960")).isEqualTo("OK");
    }
  }

  @Test
  void aTakenPortIsSaidInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Endpoint address = new Endpoint("0.0.0.0", taken.getLocalPort());
      assertThatThrownBy(() -> start(new BalancerConfig(address, Optional.empty(), List.of(), 50)))
          .isInstanceOf(CoveyException.class)
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
  }

  private void start(BalancerConfig config) throws CoveyException {
    balancer =
        new Balancer(
            config,
            tracker -> {
              probed.add(tracker);
              return alive.contains(tracker);
            },
            uptime::get);
    balancer.start();
  }

  private static BalancerConfig listed(Endpoint... trackers) {
    return new BalancerConfig(
        Endpoint.loopback(0), Optional.empty(), Arrays.asList(trackers), 1_000);
  }

  private static BalancerConfig keyed() {
    return new BalancerConfig(Endpoint.loopback(0), Optional.of(KEY), List.of(A), 1_000);
  }

  private TypedClient connect() throws IOException {
    return new TypedClient(balancer.local());
  }

  private BalancerClient client() {
    return client(balancer.local());
  }

  private static BalancerClient client(Endpoint address) {
    return new BalancerClient(address, Duration.ofSeconds(10));
  }

  private void pass(long seconds) {
    uptime.updateAndGet(now -> now.plusSeconds(seconds));
  }

  private static String challenge(TypedClient client) throws IOException {
    String reply = client.say("CHALLENGE");
    assertThat(reply).matches("NONCE [0-9a-f]{32}");
    return reply.substring("NONCE ".length());
  }

  private static String proven(
      ClusterKey key, String nonce, int count, Endpoint tracker, int load) {
    String text = Register.proven(tracker, load);
    return "REGISTER %s %s".formatted(text, key.prove(Register.nonce(nonce, count), text));
  }

  private static ClusterKey key(int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return ClusterKey.of(bytes);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
