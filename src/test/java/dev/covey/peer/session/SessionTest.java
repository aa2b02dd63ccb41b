package dev.covey.peer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import dev.covey.peer.session.SessionSnapshot.Contact;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.testing.HeldPort;
import dev.covey.testing.ScriptedTracker;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
  private static final UserName ANNA = new UserName("anna");
  private static final GroupName FILMS = new GroupName("films");

  /** Beats often, and is patient with a slow machine. */
  private static final SessionSettings PATIENT = settings(5_000, 5_000);

  /** For what has to be waited out. */
  private static final SessionSettings HASTY = settings(400, 600);

  private static SessionSettings settings(int pongMillis, int receiveMillis) {
    return new SessionSettings(
        "atelier",
        Duration.ofMillis(200),
        Duration.ofMillis(pongMillis),
        Duration.ofMillis(receiveMillis),
        Duration.ofSeconds(5));
  }

  @TempDir private Path directory;

  private final List<SessionEvent> events = new CopyOnWriteArrayList<>();
  private final MemoryInMemory memory = new MemoryInMemory();
  private final HeldPort place = HeldPort.take();
  private NetworkAuthority authority;
  private DeviceIdentity device;
  private ScriptedTracker one;
  private ScriptedTracker two;
  private Session session;

  @BeforeEach
  void startTrackers() throws CoveyException {
    authority = NetworkAuthority.openOrCreate(directory.resolve("network"), "home");
    device = DeviceIdentity.openOrCreate(directory.resolve("device"));
    one = new ScriptedTracker(authority, "tracker-1").start(place.endpoint());
    two = new ScriptedTracker(authority, "tracker-2").start();
    memory.at(authority.fingerprint(), List.of(), List.of(one.endpoint(), two.endpoint()));
  }

  @AfterEach
  void closeAll() {
    if (session != null) {
      session.close();
    }
    one.close();
    two.close();
    place.close();
  }

  private Session start(SessionSettings settings) throws CoveyException {
    session = new Session(settings, device, memory);
    session.onSession(events::add);
    session.start(Optional.empty(), 10_001);
    return session;
  }

  private Session signIn() throws CoveyException {
    return signIn(PATIENT);
  }

  private Session signIn(SessionSettings settings) throws CoveyException {
    start(settings).login(ANNA, "correct horse", false);
    return session;
  }

  private static TrackerRequest createGroup() {
    return new TrackerRequest.CreateGroup(OperationId.random(), FILMS);
  }

  private Contact contact() {
    return session.snapshot().contact();
  }

  @Test
  void tellsWhoIsSignedInBeforeItStarts() throws CoveyException { // S5
    start(PATIENT).login(ANNA, "correct horse", true);
    session.close();
    session = new Session(PATIENT, device, memory);
    assertThat(session.snapshot().user()).contains(ANNA);
    assertThat(contact()).isEqualTo(Contact.RECONNECTING);
  }

  @Test
  void tellsItsNetworkFromTheFirstMomentOn() throws CoveyException {
    assertThat(start(PATIENT).snapshot().fingerprint()).contains(authority.fingerprint());
    assertThat(contact()).isEqualTo(Contact.SIGNED_OUT);
  }

  @Test
  void saysWhoItIsOnEveryLine() throws CoveyException {
    start(PATIENT).awaitTracker();
    assertThat(one.requests().getFirst())
        .isEqualTo(new TrackerRequest.Hello(1, "atelier", Optional.empty(), 10_001));
    assertThat(session.snapshot().network()).contains("home");
    assertThat(session.snapshot().trackerName()).contains("tracker-1");
    assertThat(contact()).isEqualTo(Contact.SIGNED_OUT);
  }

  @Test
  void whatNeedsASessionIsRefusedAtOnceWithoutOne() throws CoveyException { // S1
    start(PATIENT).awaitTracker();
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> session.ask(createGroup(), TrackerReply.Done.class))
        .withMessage("Sign in first.")
        .matches(e -> e.code() == ErrorCode.SIGN_IN_FIRST);
    assertThat(one.requests(TrackerRequest.CreateGroup.class)).isEmpty();
  }

  @Test
  void signsInAndOut() throws CoveyException { // U2, U3
    assertThat(signIn().snapshot().user()).contains(ANNA);
    assertThat(contact()).isEqualTo(Contact.ONLINE);
    assertThat(session.online()).isTrue();
    session.logout();
    assertThat(contact()).isEqualTo(Contact.SIGNED_OUT);
    assertThat(one.requests()).contains(new TrackerRequest.Logout());
    await().until(() -> events.contains(signedIn(false)));
  }

  private static SessionEvent signedIn(boolean restored) {
    return new SessionEvent.SignedIn(ANNA, ScriptedTracker.account(ANNA), restored);
  }

  @Test
  void aWrongPasswordIsToldAndNobodyIsSignedIn() {
    one.script(request -> {
      if (request instanceof TrackerRequest.Login) {
        throw new CoveyException(ErrorCode.WRONG_CREDENTIALS, "Unknown user or password.");
      }
      return one.usual(request);
    });
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(this::signIn)
        .matches(e -> e.code() == ErrorCode.WRONG_CREDENTIALS);
    assertThat(contact()).isEqualTo(Contact.SIGNED_OUT);
  }

  @Test
  void goesToAnotherTrackerAtOnceWhenItsOwnDies() throws CoveyException { // H2, S4
    signIn();
    one.close();
    await().until(() -> two.connections() == 1 && session.online());
    assertThat(two.requests(TrackerRequest.Resume.class))
        .containsExactly(new TrackerRequest.Resume("token-anna"));
    assertThat(session.snapshot().trackerName()).contains("tracker-2");
    await().until(() -> events.contains(signedIn(true)));
  }

  @Test
  void aTrackerThatStopsIsLeftForAnother() throws CoveyException, IOException { // T13
    signIn();
    one.push(new TrackerEvent.TrackerStopping());
    await().until(() -> session.snapshot().trackerName().equals(Optional.of("tracker-2")));
  }

  @Test
  void aTrackerThatFallsSilentIsLeftAfterAMissedPong() throws CoveyException { // H1
    signIn(HASTY);
    one.script(request -> request instanceof TrackerRequest.Ping ? null : one.usual(request));
    await().until(() -> two.connections() == 1);
    assertThat(one.requests(TrackerRequest.Ping.class)).isNotEmpty();
  }

  private Duration heartbeatAge() {
    return session.snapshot().heartbeatAge().orElseThrow();
  }

  @Test
  void pingsGoOnWhileTheTrackerAnswers() throws CoveyException { // H1
    signIn();
    await().until(() -> one.requests(TrackerRequest.Ping.class).size() > 3);
    assertThat(two.connections()).isZero();
    Duration half = PATIENT.heartbeatInterval().dividedBy(2);
    await().until(() -> heartbeatAge().compareTo(half) > 0);
    await().until(() -> heartbeatAge().compareTo(half) < 0);
  }

  @Test
  void aRequestWhoseReplyWasLostIsRepeatedUnchangedOnTheNextLine() throws CoveyException { // H2
    signIn();
    one.script(request -> {
      if (request instanceof TrackerRequest.CreateGroup) {
        one.cut();
        return null;
      }
      return one.usual(request);
    });
    TrackerRequest request = createGroup();
    session.ask(request, TrackerReply.Done.class);
    assertThat(one.requests(TrackerRequest.CreateGroup.class)).containsExactly(cast(request));
    assertThat(two.requests(TrackerRequest.CreateGroup.class)).containsExactly(cast(request));
    assertThat(two.requests().indexOf(request))
        .isGreaterThan(two.requests().indexOf(new TrackerRequest.Resume("token-anna")));
  }

  private static TrackerRequest.CreateGroup cast(TrackerRequest request) {
    return (TrackerRequest.CreateGroup) request;
  }

  @Test
  void aRequestThatFellsEveryTrackerIsGivenUp() throws CoveyException {
    signIn();
    for (ScriptedTracker tracker : List.of(one, two)) {
      tracker.script(request -> {
        if (request instanceof TrackerRequest.CreateGroup) {
          tracker.cut();
          return null;
        }
        return tracker.usual(request);
      });
    }
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> session.ask(createGroup(), TrackerReply.Done.class))
        .matches(e -> e.code() == ErrorCode.TRACKERS_DOWN);
    await().until(session::online);
  }

  @Test
  void aTrackerThatIsBusyWithOneRequestIsNotDead() throws CoveyException {
    signIn(settings(5_000, 600));
    one.script(
        request -> request instanceof TrackerRequest.CreateGroup ? null : one.usual(request));
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> session.ask(createGroup(), TrackerReply.Done.class))
        .matches(e -> e.code() == ErrorCode.FAILED);
    assertThat(session.snapshot().trackerName()).contains("tracker-1");
  }

  @Test
  void withAllTrackersDownItSaysSoAndRecoversByItself() throws CoveyException { // H5
    signIn(HASTY);
    one.close();
    two.close();
    await().until(() -> contact() == Contact.TRACKERS_DOWN);
    assertThat(session.snapshot().message())
        .isEqualTo("All trackers are down: transfers continue, reconnecting…");
    assertThat(session.snapshot().user()).contains(ANNA);
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> session.ask(createGroup(), TrackerReply.Done.class))
        .matches(e -> e.code() == ErrorCode.TRACKERS_DOWN);

    one.start(place.endpoint());
    await().until(session::online);
    assertThat(session.snapshot().message()).isEmpty();
    session.ask(createGroup(), TrackerReply.Done.class);
  }

  @Test
  void ticketsAreJudgedAsOfWhenContactWasLost() throws CoveyException { // H5
    signIn();
    one.close();
    two.close();
    await().until(() -> contact() == Contact.TRACKERS_DOWN);
    var then = session.judgedAt();
    await().pollDelay(Duration.ofMillis(20)).until(() -> session.judgedAt().equals(then));
  }

  @Test
  void aTrackerRestartedInTheSamePlaceIsFoundWithoutABalancer() throws CoveyException { // H3
    memory.at(authority.fingerprint(), List.of(), List.of(one.endpoint()));
    signIn();
    one.close();
    one.start(place.endpoint());
    await().until(() -> session.online() && one.connections() == 1);
    assertThat(one.requests(TrackerRequest.Resume.class)).hasSize(1);
  }

  @Test
  void aSessionThatTheTrackerEndsIsNotRestored() throws CoveyException, IOException { // S3
    signIn();
    one.push(new TrackerEvent.SessionEnded("Signed in again on this device."));
    await().until(() -> contact() == Contact.SIGNED_OUT);
    await().until(() -> events.contains(new SessionEvent.Ended("Signed in again on this device.")));
    one.cut();
    await().until(() -> session.snapshot().tracker().isPresent());
    assertThat(one.requests(TrackerRequest.Resume.class)).isEmpty();
    assertThat(two.requests(TrackerRequest.Resume.class)).isEmpty();
  }

  @Test
  void anExpiredTokenSignsOutWithTheReason() throws CoveyException { // S4
    memory.session =
        Optional.of(
            new SessionToken(authority.fingerprint(), ANNA, ScriptedTracker.account(ANNA), "old"));
    start(PATIENT).awaitTracker();
    await().until(() -> events.contains(new SessionEvent.Ended("The session has expired.")));
    assertThat(contact()).isEqualTo(Contact.SIGNED_OUT);
    assertThat(memory.session).isEmpty();
  }

  @Test
  void aKeptSessionIsRestoredAtTheNextStart() throws CoveyException { // S5
    start(PATIENT).login(ANNA, "correct horse", true);
    session.close();
    assertThat(one.requests(TrackerRequest.Logout.class)).isEmpty();
    start(PATIENT);
    await().until(session::online);
    assertThat(session.snapshot().user()).contains(ANNA);
    assertThat(one.requests(TrackerRequest.Resume.class)).hasSize(1);
  }

  @Test
  void aSessionThatIsNotKeptIsSignedOffWhenThePeerCloses() throws CoveyException { // S5
    signIn().close();
    assertThat(memory.session).isEmpty();
    assertThat(one.requests().getLast()).isEqualTo(new TrackerRequest.Logout());
  }

  @Test
  void anotherNetworkIsRefusedNamingBothFingerprints() throws CoveyException { // X2
    NetworkAuthority other = NetworkAuthority.openOrCreate(directory.resolve("other"), "other");
    memory.at(other.fingerprint(), List.of(), List.of(one.endpoint()));
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(this::signIn)
        .matches(e -> e.code() == ErrorCode.UNTRUSTED_NETWORK)
        .withMessageContaining(other.fingerprint().hex())
        .withMessageContaining(authority.fingerprint().hex());
  }

  @Test
  void joiningAnotherNetworkEndsTheSession() throws CoveyException {
    signIn();
    NetworkAuthority other = NetworkAuthority.openOrCreate(directory.resolve("other"), "other");
    try (ScriptedTracker elsewhere = new ScriptedTracker(other, "tracker-1").start()) {
      memory.at(other.fingerprint(), List.of(), List.of(elsewhere.endpoint()));
      session.networkChanged();
      session.awaitTracker();
      assertThat(session.snapshot().network()).contains("other");
      assertThat(contact()).isEqualTo(Contact.SIGNED_OUT);
      assertThat(elsewhere.requests(TrackerRequest.Resume.class)).isEmpty();
    }
  }

  @Test
  void withoutANetworkItSaysHowToGetOne() { // X2
    memory.network = Optional.empty();
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(this::signIn)
        .matches(e -> e.code() == ErrorCode.UNTRUSTED_NETWORK)
        .withMessageContaining("invite");
    assertThat(contact()).isEqualTo(Contact.NO_NETWORK);
  }

  @Test
  void withoutAnyTrackerTheMessageNamesWhatWasTried() {
    one.close();
    memory.at(authority.fingerprint(), List.of(), List.of(place.endpoint()));
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> signIn(HASTY))
        .matches(e -> e.code() == ErrorCode.NO_TRACKER)
        .withMessageContaining(place.endpoint().toString());
  }

  @Test
  void eventsArriveInOrder() throws CoveyException, IOException {
    List<TrackerEvent> told = new CopyOnWriteArrayList<>();
    signIn().onEvent(told::add);
    List<TrackerEvent> sent =
        List.of(
            new TrackerEvent.RequestReceived(FILMS, new UserName("ben")),
            new TrackerEvent.GroupChanged(FILMS),
            new TrackerEvent.RequestAnswered(FILMS, true));
    for (TrackerEvent event : sent) {
      one.push(event);
    }
    await().untilAsserted(() -> assertThat(told).isEqualTo(sent));
  }

  @Test
  void aClosedSubscriptionHearsNothing() throws CoveyException, IOException {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    signIn().onEvent(_ -> first.incrementAndGet()).close();
    session.onEvent(_ -> second.incrementAndGet());
    one.push(new TrackerEvent.GroupChanged(FILMS));
    await().until(() -> second.get() == 1);
    assertThat(first).hasValue(0);
  }

  @Test
  void interruptingOneCallerCutsNobodysLine() throws CoveyException, InterruptedException {
    signIn();
    one.script(
        request -> request instanceof TrackerRequest.CreateGroup ? null : one.usual(request));
    List<ErrorCode> outcome = new CopyOnWriteArrayList<>();
    Thread caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                session.ask(createGroup(), TrackerReply.Done.class);
              } catch (CoveyException e) {
                outcome.add(e.code());
              }
            });
    await().until(() -> !one.requests(TrackerRequest.CreateGroup.class).isEmpty());
    caller.interrupt();
    caller.join();
    assertThat(outcome).containsExactly(ErrorCode.CANCELLED);
    session.ask(new TrackerRequest.ListTrackers(), TrackerReply.Done.class);
    assertThat(session.snapshot().trackerName()).contains("tracker-1");
  }

  @Test
  void closingTwiceIsHarmlessAndEndsWaitingCallers() throws CoveyException {
    signIn();
    session.close();
    session.close();
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> session.ask(createGroup(), TrackerReply.Done.class));
  }
}
