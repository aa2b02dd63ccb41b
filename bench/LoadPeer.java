import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.LineReader;
import dev.covey.net.Threads;
import dev.covey.protocol.ControlCodec;
import dev.covey.protocol.ControlMessage;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * A signed-in device over a connection of its own. Any thread may ask; one of its own reads.
 * Answers are decoded only where somebody looks at them, to leave the processor to the tracker.
 */
final class LoadPeer implements AutoCloseable {
  /** Lines without a question that all peers have got. */
  static final LongAdder EVENTS = new LongAdder();

  private static final ControlCodec CODEC = new ControlCodec();
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final byte[] ANSWER = "{\"id\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] GOOD = ",\"ok\":true".getBytes(StandardCharsets.US_ASCII);

  final int number;

  private final Connection connection;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<byte[]>> asked = new ConcurrentHashMap<>();

  /** A line and where its id ends. */
  private record Line(byte[] bytes, int idEnd, long id) {
    boolean isGood() {
      return equal(bytes, idEnd, GOOD);
    }
  }

  LoadPeer(int number, Endpoint tracker, DeviceIdentity device, Fingerprint network)
      throws IOException {
    this.number = number;
    connection = Dialer.tls(tracker, device.trackerClient(network), LIMIT);
    Threads.start("peer-" + number, this::read);
  }

  /** Says hello, as every connection does first. */
  void greet() throws Exception {
    String name = "device " + number;
    ask(new TrackerRequest.Hello(Limits.VERSION, name, Optional.of("127.0.0.1"), 10_000));
  }

  /** Waits for the answer; a refusal is an exception. */
  void ask(TrackerRequest request) throws Exception {
    exchange(request);
  }

  <R extends TrackerReply> R ask(TrackerRequest request, Class<R> reply) throws Exception {
    Line line = exchange(request);
    ControlMessage.FromTracker message = CODEC.decodeFromTracker(line.bytes());
    return reply.cast(((ControlMessage.Reply) message).reply());
  }

  private Line exchange(TrackerRequest request) throws Exception {
    long id = ids.incrementAndGet();
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    asked.put(id, answer);
    byte[] question = CODEC.encode(new ControlMessage.Request(id, request));
    connection.write(question, 0, question.length, LIMIT);
    Line line = parse(await(answer, request));
    if (!line.isGood()) {
      String why = new String(line.bytes(), StandardCharsets.UTF_8);
      throw new IOException("peer %d asked %s and got %s".formatted(number, request, why));
    }
    return line;
  }

  private static byte[] await(CompletableFuture<byte[]> answer, TrackerRequest request)
      throws Exception {
    try {
      return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("no answer to " + request, e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer to " + request + " within the limit", e);
    }
  }

  private void read() {
    try {
      LineReader lines = new LineReader(connection.input(), Limits.CONTROL_LINE);
      for (byte[] line = lines.read(); line != null; line = lines.read()) {
        take(line);
      }
      fail(new IOException("the tracker closed the connection"));
    } catch (IOException e) {
      fail(e);
    }
  }

  private void take(byte[] bytes) {
    if (!equal(bytes, 0, ANSWER)) {
      EVENTS.increment();
      return;
    }
    CompletableFuture<byte[]> answer = asked.remove(parse(bytes).id());
    if (answer != null) {
      answer.complete(bytes);
    }
  }

  private static Line parse(byte[] bytes) {
    long id = 0;
    int at = ANSWER.length;
    for (; at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      id = 10 * id + bytes[at] - '0';
    }
    return new Line(bytes, at, id);
  }

  private static boolean equal(byte[] bytes, int from, byte[] expected) {
    int end = Math.min(bytes.length, from + expected.length);
    return Arrays.equals(bytes, from, end, expected, 0, expected.length);
  }

  private void fail(Exception failure) {
    asked.values().forEach(answer -> answer.completeExceptionally(failure));
  }

  @Override
  public void close() {
    connection.abort();
  }
}
