package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.model.Subscription;
import dev.covey.peer.PeerEvent;
import dev.covey.testing.FakePeer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class FxBridgeTest {
  private final FxBridge bridge = new FxBridge();
  private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void startTheToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  @Test
  void workRunsElsewhereAndItsResultArrivesOnTheFxThread() {
    AtomicBoolean workedOnFx = new AtomicBoolean(true);
    AtomicBoolean toldOnFx = new AtomicBoolean();
    bridge.work(
        () -> {
          workedOnFx.set(Platform.isFxApplicationThread());
          return "done";
        },
        result -> {
          toldOnFx.set(Platform.isFxApplicationThread());
          seen.add(result);
        },
        seen::add);
    awaitSeen("done");
    assertThat(workedOnFx).isFalse();
    assertThat(toldOnFx).isTrue();
  }

  @Test
  void aRefusalArrivesAsItIs() {
    CoveyException refusal = new CoveyException(ErrorCode.NOT_OWNER, "Only ana may do that.");
    bridge.work(
        () -> {
          throw refusal;
        },
        seen::add,
        seen::add);
    awaitSeen(refusal);
  }

  @Test
  void aMistakeArrivesAsASentenceForPeople() {
    bridge.work(
        () -> {
          throw new IllegalStateException("a null where none may be");
        },
        seen::add,
        why -> seen.add(why.code()));
    awaitSeen(ErrorCode.FAILED);
  }

  @Test
  void closedWorkIsInterruptedAndTellsNothing() {
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Subscription work =
        bridge.act(
            () -> {
              started.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.set(true);
                throw new CoveyException(ErrorCode.CANCELLED, "Interrupted.", e);
              }
            },
            () -> seen.add("done"),
            seen::add);
    await().until(() -> started.getCount() == 0);
    work.close();
    await().untilTrue(interrupted);
    TestDesktop.run(() -> {});
    assertThat(seen).isEmpty();
  }

  @Test
  void aBusyFxThreadGetsTheNewestSnapshotOnly() {
    AtomicInteger told = new AtomicInteger();
    CountDownLatch free = new CountDownLatch(1);
    Platform.runLater(() -> awaitQuietly(free));
    Subscription poll = bridge.poll(told::incrementAndGet, 100, seen::add);
    await().until(() -> told.get() >= 5);
    free.countDown();
    await().until(() -> !seen.isEmpty());
    poll.close();
    assertThat((int) seen.getFirst()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void aClosedSubscriptionTellsNothingMore() {
    FakePeer peer = FakePeer.signedIn("marta");
    Subscription events = bridge.subscribe(peer, seen::add);
    PeerEvent first = new PeerEvent.FilesChanged(new GroupName("a"));
    peer.tell(first);
    awaitSeen(first);
    // One that is on its way when it is closed is not told either.
    TestDesktop.run(() -> {
      peer.tell(new PeerEvent.FilesChanged(new GroupName("b")));
      events.close();
    });
    peer.tell(new PeerEvent.FilesChanged(new GroupName("c")));
    TestDesktop.run(() -> {});
    assertThat(seen).containsExactly(first);
  }

  @Test
  void aBurstOfRequestsAsksTwiceAtMost() {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch gate = new CountDownLatch(1);
    AtomicReference<Reload<Integer>> reload = new AtomicReference<>();
    TestDesktop.run(() ->
        reload.set(
            bridge.reload(
                () -> {
                  int number = asked.incrementAndGet();
                  awaitQuietly(gate);
                  return number;
                },
                seen::add,
                seen::add)));
    for (int i = 0; i < 20; i++) {
      TestDesktop.run(reload.get()::request);
    }
    gate.countDown();
    awaitSeen(2);
    TestDesktop.run(() -> {});
    assertThat(asked).hasValue(2);
    assertThat(seen).containsExactly(1, 2);
  }

  @Test
  void whatIsToHappenLaterDoesNotIfItIsClosedBefore() {
    // Nothing happens on the FX thread in between, however long that takes.
    TestDesktop.run(() -> {
      Subscription later = bridge.after(Duration.ofMillis(50), () -> seen.add("later"));
      later.close();
    });
    bridge.after(Duration.ofMillis(60), () -> seen.add("after it"));
    awaitSeen("after it");
    assertThat(seen).containsExactly("after it");
  }

  @Test
  void closingWaitsForWhatIsToBeFinished() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    bridge.finish(
        () -> {
          begun.countDown();
          awaitQuietly(gate);
          seen.add("done");
        },
        () -> {},
        seen::add);
    awaitQuietly(begun);
    Thread closing = Thread.ofVirtual().start(bridge::close);
    await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
    assertThat(seen).isEmpty();
    gate.countDown();
    await().until(() -> !closing.isAlive());
    assertThat(seen).containsExactly("done");
  }

  private void awaitSeen(Object expected) {
    await().atMost(TestDesktop.PATIENCE).until(() -> seen.contains(expected));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
