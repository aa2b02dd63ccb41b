package dev.covey.peer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.model.UserName;
import dev.covey.net.Connection;
import dev.covey.net.Listener;
import dev.covey.peer.session.SessionSnapshot.Contact;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionThreadTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration CONNECTING = Duration.ofSeconds(1);

  @TempDir private Path directory;

  private final MemoryInMemory memory = new MemoryInMemory();
  private final Dispatcher<SessionEvent> events = new Dispatcher<>("events");
  private final CountDownLatch released = new CountDownLatch(1);

  /** Where the session stood whenever somebody was told to look. */
  private final List<Contact> seen = new CopyOnWriteArrayList<>();

  /** Who looks only when told would show the state before for as long as no other news come. */
  @Test
  void whoIsToldThatAllTrackersAreDownSeesIt() throws Exception { // H5
    try (Listener mute =
            Listener.plain("mute", Endpoint.loopback(0), 5, SessionThreadTest::sayNothing);
        events) {
      mute.start();
      Standings standings = signedIn(mute.local());
      SessionThread owner = thread(standings);
      events.subscribe(_ -> seen.add(standings.now().contact()));
      events.start();
      Thread thread = Thread.ofVirtual().start(owner);
      await().until(() -> seen.contains(Contact.RECONNECTING));
      holdUp(standings);
      await().atMost(LONG).until(() -> isAboutToSet(thread));
      assertThat(events.awaitTold(LONG)).isTrue();
      released.countDown();

      await().until(() -> standings.now().contact() == Contact.TRACKERS_DOWN);
      await().until(() -> seen.getLast() == Contact.TRACKERS_DOWN);
      owner.close();
      thread.interrupt();
      thread.join();
    }
  }

  /** A tracker that cannot be told from one that is only slow. */
  private static void sayNothing(Connection connection) throws IOException {
    while (connection.input().read() >= 0) {
      // Whatever is said is not answered.
    }
  }

  private Standings signedIn(Endpoint tracker) throws CoveyException {
    Fingerprint network =
        NetworkAuthority.openOrCreate(directory.resolve("network"), "home").fingerprint();
    memory.at(network, List.of(), List.of(tracker));
    return new Standings(
        Standing.first(
            Optional.of(
                new SessionToken(network, new UserName("anna"), AccountId.random(), "token"))));
  }

  private SessionThread thread(Standings standings) throws CoveyException {
    SessionSettings settings = new SessionSettings("atelier", LONG, LONG, LONG, CONNECTING);
    Credentials credentials = new Credentials(memory, standings, events);
    credentials.introduce(new TrackerRequest.Hello(Limits.VERSION, "atelier", Optional.empty(), 0));
    DeviceIdentity identity = DeviceIdentity.openOrCreate(directory.resolve("device"));
    return new SessionThread(
        settings, new Belonging(identity, memory), credentials, standings, events);
  }

  /** Nothing can be set from now on, until that is released. */
  private void holdUp(Standings standings) throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(() -> {
          try {
            standings.await(_ -> stay(held), LONG);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    held.await();
  }

  private boolean stay(CountDownLatch held) {
    held.countDown();
    try {
      released.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  private static boolean isAboutToSet(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame ->
            frame.getClassName().equals(Standings.class.getName())
                && frame.getMethodName().equals("set"));
  }
}
