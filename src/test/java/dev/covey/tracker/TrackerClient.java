package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.LineReader;
import dev.covey.net.Threads;
import dev.covey.protocol.ControlCodec;
import dev.covey.protocol.ControlMessage;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * One control connection, as a peer or something worse would hold it. Waits ten seconds at most.
 */
final class TrackerClient implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Connection connection;
  private final ControlCodec codec = new ControlCodec();
  private final BlockingQueue<ControlMessage.FromTracker> replies = new LinkedBlockingQueue<>();
  private final BlockingQueue<TrackerEvent> events = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private long lastId;

  TrackerClient(Endpoint tracker, SSLContext context) throws IOException {
    this(tracker, context, true);
  }

  private TrackerClient(Endpoint tracker, SSLContext context, boolean reads) throws IOException {
    connection = Dialer.tls(tracker, context, PATIENCE);
    if (reads) {
      Threads.start("client", this::readAll);
    }
  }

  /** Somebody who never reads what it is told. */
  static TrackerClient deaf(Endpoint tracker, SSLContext context) throws IOException {
    return new TrackerClient(tracker, context, false);
  }

  private void readAll() {
    try {
      LineReader lines = new LineReader(connection.input(), Limits.CONTROL_LINE);
      for (byte[] line = lines.read(); line != null; line = lines.read()) {
        switch (codec.decodeFromTracker(line)) {
          case ControlMessage.Event(TrackerEvent event) -> events.add(event);
          case ControlMessage.FromTracker reply -> replies.add(reply);
        }
      }
    } catch (IOException e) {
      // closed by either side
    } catch (CoveyException e) {
      throw new AssertionError(e);
    } finally {
      ended.countDown();
    }
  }

  TrackerReply.Welcome hello() throws Exception {
    return hello(10_001);
  }

  TrackerReply.Welcome hello(int listenPort) throws Exception {
    return ask(
        new TrackerRequest.Hello(Limits.VERSION, "test device", Optional.empty(), listenPort),
        TrackerReply.Welcome.class);
  }

  /** Asks and expects to be answered so. */
  <R extends TrackerReply> R ask(TrackerRequest request, Class<R> type) throws Exception {
    return switch (exchange(request)) {
      case ControlMessage.Reply(_, TrackerReply reply) -> {
        assertThat(reply).isInstanceOf(type);
        yield type.cast(reply);
      }
      case ControlMessage.Failure failure -> fail(request + " was refused: " + failure);
      case ControlMessage.Event event -> fail("an event is no reply: " + event);
    };
  }

  /** Asks and expects that it is done. */
  void done(TrackerRequest request) throws Exception {
    ask(request, TrackerReply.Done.class);
  }

  /** Asks and expects a refusal. */
  ControlMessage.Failure refused(TrackerRequest request) throws Exception {
    return failure(exchange(request));
  }

  ErrorCode refusal(TrackerRequest request) throws Exception {
    return refused(request).error();
  }

  ControlMessage.FromTracker exchange(TrackerRequest request) throws Exception {
    long id = send(request);
    ControlMessage.FromTracker answer = answer();
    switch (answer) {
      case ControlMessage.Reply reply -> assertThat(reply.id()).isEqualTo(id);
      case ControlMessage.Failure failure -> assertThat(failure.id()).isEqualTo(id);
      case ControlMessage.Event event -> fail("an event is no reply: " + event);
    }
    return answer;
  }

  /** Sends a request and does not wait. */
  long send(TrackerRequest request) throws IOException {
    long id = ++lastId;
    send(codec.encode(new ControlMessage.Request(id, request)));
    return id;
  }

  /** Sends a line of one's own making and expects a refusal. */
  ControlMessage.Failure refusedLine(String line) throws Exception {
    send((line + "\n").getBytes(StandardCharsets.UTF_8));
    return failure(answer());
  }

  void send(byte[] bytes) throws IOException {
    connection.write(bytes, 0, bytes.length, PATIENCE);
  }

  ControlMessage.FromTracker answer() throws InterruptedException {
    ControlMessage.FromTracker answer = replies.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(answer).as("an answer").isNotNull();
    return answer;
  }

  private static ControlMessage.Failure failure(ControlMessage.FromTracker answer) {
    return answer instanceof ControlMessage.Failure failure
        ? failure
        : fail("not refused: " + answer);
  }

  /** The next event of that kind; others before it are skipped. */
  <E extends TrackerEvent> E event(Class<E> type) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      TrackerEvent event = events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertThat(event).as("an event %s", type.getSimpleName()).isNotNull();
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  /** What it was told so far; asked after a later reply, that is all there was before it. */
  boolean wasTold(Class<? extends TrackerEvent> type) {
    return events.stream().anyMatch(type::isInstance);
  }

  void forgetEvents() {
    events.clear();
  }

  /** Whether the tracker hangs up within the patience. */
  boolean isHungUp() throws InterruptedException {
    return ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean isOpen() {
    return ended.getCount() > 0;
  }

  @Override
  public void close() {
    connection.close();
  }
}
