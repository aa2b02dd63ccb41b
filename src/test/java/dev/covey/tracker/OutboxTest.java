package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.Endpoint;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.LineReader;
import dev.covey.net.Listener;
import dev.covey.net.Threads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final BlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private Listener listener;
  private Connection near;
  private Connection far;

  @BeforeEach
  void connect() throws Exception {
    listener =
        Listener.plain(
            "outbox-test",
            Endpoint.loopback(0),
            1,
            connection -> {
              accepted.add(connection);
              awaitQuietly(done);
            });
    listener.start();
    far = Dialer.plain(listener.local(), LONG);
    near = accepted.poll(30, TimeUnit.SECONDS);
    far.readTimeout(LONG);
  }

  @AfterEach
  void close() {
    done.countDown();
    far.close();
    listener.close();
  }

  @Test
  void linesLeaveInTheirOrder() throws Exception {
    Outbox outbox = new Outbox(near, LONG);
    for (int i = 0; i < 100; i++) {
      outbox.event(line("event " + i));
      outbox.reply(line("reply " + i));
    }
    outbox.start();
    LineReader lines = reader();
    for (int i = 0; i < 100; i++) {
      assertThat(next(lines)).isEqualTo("event " + i);
      assertThat(next(lines)).isEqualTo("reply " + i);
    }
  }

  @Test
  void equalNewsThatWaitAreSaidOnce() throws Exception {
    Outbox outbox = new Outbox(near, LONG);
    outbox.event(line("changed"), "films");
    outbox.event(line("changed too"), "series");
    outbox.event(line("changed"), "films");
    outbox.start();
    LineReader lines = reader();
    assertThat(next(lines)).isEqualTo("changed");
    assertThat(next(lines)).isEqualTo("changed too");
    outbox.event(line("changed again"), "films");
    assertThat(next(lines)).as("what has left may be said again").isEqualTo("changed again");
  }

  @Test
  void aFullOutboxCutsTheConnectionRatherThanWaitWithAnEvent() { // T11
    Outbox outbox = new Outbox(near, LONG);
    for (int i = 0; i < Outbox.MOST_LINES; i++) {
      outbox.event(line("x"));
      assertThat(near.isOpen()).isTrue();
    }
    outbox.event(line("one too many"));
    assertThat(near.isOpen()).isFalse();
    assertThatThrownBy(() -> outbox.reply(line("late"))).isInstanceOf(IOException.class);
  }

  @Test
  void largeLinesFillItByTheirBytes() { // X5
    Outbox outbox = new Outbox(near, LONG);
    byte[] large = new byte[Outbox.MOST_BYTES];
    outbox.event(large);
    assertThat(near.isOpen()).isTrue();
    outbox.event(line("x"));
    assertThat(near.isOpen()).isFalse();
  }

  @Test
  void aReplyWaitsForRoom() throws Exception {
    Outbox outbox = new Outbox(near, LONG);
    int replies = 3 * Outbox.MOST_LINES;
    AtomicInteger put = new AtomicInteger();
    Threads.start(
        "replying",
        () -> {
          for (int i = 0; i < replies; i++) {
            reply(outbox, "reply " + i);
            put.incrementAndGet();
          }
        });
    Awaitility.await().until(() -> put.get() == Outbox.MOST_LINES);
    outbox.start();
    LineReader lines = reader();
    for (int i = 0; i < replies; i++) {
      assertThat(next(lines)).isEqualTo("reply " + i);
    }
  }

  @Test
  void aHandlerSendsItsOwnRepliesAndWhatCameInBetween() throws Exception {
    Outbox outbox = new Outbox(near, LONG);
    outbox.start();
    LineReader lines = reader();
    outbox.reply(line("first"));
    outbox.flush();
    assertThat(next(lines)).isEqualTo("first");
    outbox.reply(line("second"));
    outbox.event(line("third"));
    outbox.flush();
    assertThat(next(lines)).isEqualTo("second");
    assertThat(next(lines)).isEqualTo("third");
  }

  @Test
  void linesOfManyThreadsLeaveWholeAndEachThreadsInItsOrder() throws Exception {
    Outbox outbox = new Outbox(near, LONG);
    outbox.start();
    int events = Outbox.MOST_LINES / 2; // with as many replies they always have room
    Thread telling =
        Threads.start(
            "telling",
            () -> {
              for (int i = 0; i < events; i++) {
                outbox.event(line("event " + i));
              }
            });
    Thread replying =
        Threads.start(
            "replying",
            () -> {
              for (int i = 0; i < events; i++) {
                reply(outbox, "reply " + i);
              }
            });
    LineReader lines = reader();
    int seenEvents = 0;
    int seenReplies = 0;
    while (seenEvents < events || seenReplies < events) {
      String line = next(lines);
      if (line.startsWith("event")) {
        assertThat(line).isEqualTo("event " + seenEvents++);
      } else {
        assertThat(line).isEqualTo("reply " + seenReplies++);
      }
    }
    telling.join();
    replying.join();
  }

  private static void reply(Outbox outbox, String text) {
    try {
      outbox.reply(line(text));
      outbox.flush();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aReplyThatNobodyFlushedIsAmongTheLastWords() throws Exception { // T13
    Outbox outbox = new Outbox(near, LONG);
    outbox.start();
    outbox.reply(line("too long"));
    outbox.finish(LONG);
    assertThat(next(reader())).isEqualTo("too long");
  }

  @Test
  void theLastWordsAreSent() throws Exception { // T13
    Outbox outbox = new Outbox(near, LONG);
    outbox.event(line("first"));
    outbox.event(line("last"));
    outbox.start();
    outbox.finish(LONG);
    outbox.finish(LONG);
    outbox.event(line("too late"));
    near.close();
    LineReader lines = reader();
    assertThat(next(lines)).isEqualTo("first");
    assertThat(next(lines)).isEqualTo("last");
    assertThat(lines.read()).isNull();
  }

  @Test
  void whoTakesNothingIsNotWaitedForToTheEnd() { // T13
    Outbox outbox = new Outbox(near, LONG);
    outbox.event(new byte[4 * Outbox.MOST_BYTES]); // more than the system buffers
    outbox.start();
    long began = System.nanoTime();
    outbox.finish(Duration.ofMillis(200));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  private LineReader reader() {
    return new LineReader(far.input(), 1_000);
  }

  private static String next(LineReader lines) throws IOException {
    return new String(lines.read(), StandardCharsets.US_ASCII);
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
