package dev.covey.peer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import dev.covey.model.UserName;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrackerCallsTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final SessionToken TOKEN =
      new SessionToken(
          new Fingerprint("0".repeat(64)), new UserName("anna"), AccountId.random(), "token");

  @Test
  void whoIsNotSignedInIsToldSoAtOnce() { // U2
    TrackerCalls calls = calls(new Standings(Standing.first(Optional.empty())), LONG);
    assertThatThrownBy(() -> calls.ask(new TrackerRequest.Ping(), TrackerReply.Done.class))
        .isInstanceOfSatisfying(
            CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SIGN_IN_FIRST));
  }

  @Test
  void whyNoTrackerAnswersIsTold() { // H5
    Standings standings = new Standings(Standing.first(Optional.of(TOKEN)));
    standings.set(standing ->
        standing.failed(new CoveyException(ErrorCode.TRACKERS_DOWN, SessionThread.ALL_DOWN)));
    assertThatThrownBy(
            () -> calls(standings, SHORT).ask(new TrackerRequest.Ping(), TrackerReply.Done.class))
        .isInstanceOf(CoveyException.class)
        .hasMessage(SessionThread.ALL_DOWN);
  }

  @Test
  void whoWaitsIsToldAtOnceThatThereIsNoUse() throws Exception { // X2
    Standings standings = new Standings(Standing.first(Optional.of(TOKEN)));
    FutureTask<Throwable> refused = waiting(standings);
    standings.set(standing ->
        standing.failed(new CoveyException(ErrorCode.UNTRUSTED_NETWORK, "Another network.")));
    assertThat(refused.get()).hasMessage("Another network.");
  }

  @Test
  void whoWaitsAndSignsOutIsToldToSignInFirst() throws Exception { // U3
    Standings standings = new Standings(Standing.first(Optional.of(TOKEN)));
    FutureTask<Throwable> refused = waiting(standings);
    standings.set(Standing::signedOut);
    assertThat(refused.get()).hasMessage("Sign in first.");
  }

  /** Asks on a thread of its own, which waits for a line when this comes back. */
  private static FutureTask<Throwable> waiting(Standings standings) {
    TrackerCalls calls = calls(standings, LONG);
    Callable<Throwable> refusal =
        () -> {
          try {
            return new AssertionError(
                calls.ask(new TrackerRequest.Ping(), TrackerReply.Done.class).toString());
          } catch (CoveyException e) {
            return e;
          }
        };
    FutureTask<Throwable> asked = new FutureTask<>(refusal);
    Thread thread = Thread.ofVirtual().start(asked);
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    return asked;
  }

  private static TrackerCalls calls(Standings standings, Duration patience) {
    return new TrackerCalls(
        new SessionSettings("atelier", LONG, LONG, patience, patience), standings);
  }
}
