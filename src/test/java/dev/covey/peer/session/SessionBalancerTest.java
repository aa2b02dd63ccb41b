package dev.covey.peer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.UserName;
import dev.covey.peer.session.SessionSnapshot.Contact;
import dev.covey.protocol.BalancerCommand;
import dev.covey.protocol.TrackerEvent;
import dev.covey.testing.ScriptedBalancer;
import dev.covey.testing.ScriptedTracker;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session says to a balancer, and does without one. */
class SessionBalancerTest {
  private static final SessionSettings SETTINGS =
      new SessionSettings(
          "atelier",
          Duration.ofMillis(200),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));

  @TempDir private Path directory;

  private final MemoryInMemory memory = new MemoryInMemory();
  private NetworkAuthority authority;
  private ScriptedTracker one;
  private ScriptedTracker two;
  private ScriptedBalancer balancer;
  private Session session;

  @BeforeEach
  void startServers() throws CoveyException {
    authority = NetworkAuthority.openOrCreate(directory.resolve("network"), "home");
    one = new ScriptedTracker(authority, "tracker-1").start();
    two = new ScriptedTracker(authority, "tracker-2").start();
    balancer = new ScriptedBalancer(one.endpoint(), two.endpoint());
  }

  @AfterEach
  void stopServers() {
    if (session != null) {
      session.close();
    }
    balancer.close();
    one.close();
    two.close();
  }

  private void signIn(List<Endpoint> balancers, List<Endpoint> trackers) throws CoveyException {
    memory.at(authority.fingerprint(), balancers, trackers);
    session =
        new Session(SETTINGS, DeviceIdentity.openOrCreate(directory.resolve("device")), memory);
    session.start(Optional.empty(), 0);
    session.login(new UserName("anna"), "correct horse", false);
  }

  private void awaitCommand(BalancerCommand command) {
    await().until(() -> balancer.commands().contains(command));
  }

  @Test
  void goesWhereTheBalancerSaysAndIsCounted() throws CoveyException { // L3, L4
    signIn(List.of(balancer.endpoint()), List.of(two.endpoint()));
    assertThat(session.snapshot().tracker()).contains(one.endpoint());
    awaitCommand(new BalancerCommand.Increment(one.endpoint()));
    session.close();
    awaitCommand(new BalancerCommand.Decrement(one.endpoint()));
  }

  @Test
  void tellsTheBalancerOfADeadTrackerAndGoesToTheNext() throws CoveyException { // H2, L5
    signIn(List.of(balancer.endpoint()), List.of());
    one.close();
    await().until(() -> session.online() && two.connections() == 1);
    List<BalancerCommand> commands = balancer.commands();
    int report = commands.indexOf(new BalancerCommand.Remove(one.endpoint()));
    assertThat(report).isPositive();
    assertThat(commands.subList(report, commands.size()))
        .contains(new BalancerCommand.GetTracker());
    awaitCommand(new BalancerCommand.Increment(two.endpoint()));
  }

  @Test
  void aBalancerThatOnlyNamesTheDeadTrackerDelaysNoMessage() // H2, H5
      throws CoveyException, IOException {
    try (ScriptedBalancer stubborn = new ScriptedBalancer(one.endpoint())) {
      signIn(List.of(stubborn.endpoint()), List.of(one.endpoint()));
      stopOne();
      awaitAllDown();
      assertThat(stubborn.commands()).contains(new BalancerCommand.Remove(one.endpoint()));
    }
  }

  @Test
  void aBalancerThatKnowsNobodyDelaysNoMessage() throws CoveyException, IOException { // H5
    try (ScriptedBalancer empty = new ScriptedBalancer()) {
      signIn(List.of(empty.endpoint()), List.of(one.endpoint()));
      stopOne();
      awaitAllDown();
      assertThat(empty.commands()).contains(new BalancerCommand.Remove(one.endpoint()));
    }
  }

  private void stopOne() throws IOException {
    one.push(new TrackerEvent.TrackerStopping());
    one.close();
  }

  private void awaitAllDown() {
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> session.snapshot().message().equals(SessionThread.ALL_DOWN));
    assertThat(session.snapshot().contact()).isEqualTo(Contact.TRACKERS_DOWN);
  }

  @Test
  void walksTheKnownTrackersWhenTheBalancerIsDown() throws CoveyException { // H3, L6
    Endpoint nobody = balancer.endpoint();
    balancer.close();
    signIn(List.of(nobody), List.of(one.endpoint(), two.endpoint()));
    assertThat(session.snapshot().tracker()).contains(one.endpoint());
  }

  @Test
  void aTrackerOfAnotherNetworkIsPassedOver() throws CoveyException { // X2
    NetworkAuthority other = NetworkAuthority.openOrCreate(directory.resolve("other"), "other");
    try (ScriptedTracker stranger = new ScriptedTracker(other, "tracker-9").start();
        ScriptedBalancer astray = new ScriptedBalancer(stranger.endpoint())) {
      signIn(List.of(astray.endpoint()), List.of(two.endpoint()));
      assertThat(session.snapshot().tracker()).contains(two.endpoint());
      assertThat(stranger.requests()).isEmpty();
    }
  }

  @Test
  void aTrackerThatIsLeftForAnotherNetworkIsNotReportedDead() throws CoveyException { // L5
    signIn(List.of(balancer.endpoint()), List.of());
    NetworkAuthority other = NetworkAuthority.openOrCreate(directory.resolve("other"), "other");
    try (ScriptedTracker there = new ScriptedTracker(other, "tracker-9").start();
        ScriptedBalancer their = new ScriptedBalancer(there.endpoint())) {
      memory.at(other.fingerprint(), List.of(their.endpoint()), List.of());
      session.networkChanged();
      session.awaitTracker();
      assertThat(session.snapshot().tracker()).contains(there.endpoint());
      assertThat(their.commands().getFirst()).isEqualTo(new BalancerCommand.GetTracker());
      awaitCommand(new BalancerCommand.Decrement(one.endpoint()));
    }
  }
}
