package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.net.Connection;
import dev.covey.net.LineReader;
import dev.covey.net.Threads;
import dev.covey.protocol.ControlCodec;
import dev.covey.protocol.ControlMessage;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to one tracker: two virtual threads of its own read and write it; any thread may
 * ask over it, and none of those ever touches the socket, so that interrupting a caller does not
 * cut the others' line.
 */
final class TrackerLine implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TrackerLine.class);

  /** Requests that wait to be written; when it is full, who asks waits too. */
  private static final int OUTGOING = 32;

  /** What the line tells whoever keeps it, on the line's reader thread. */
  interface Keeper {
    /** May block: then the tracker is not read from, and soon counts as silent. */
    void told(TrackerLine line, TrackerEvent event) throws InterruptedException;

    /** Told once, by whichever thread noticed: must not block. */
    void lost(TrackerLine line);
  }

  /**
   * @param receive how long a tracker may be silent while it owes an answer
   * @param send how long a line may take to leave
   */
  record Limit(Duration receive, Duration send) {
    /** The most that one answer may take from a tracker that is not silent. */
    Duration answer() {
      return receive.multipliedBy(3);
    }
  }

  // Immutable
  private final Endpoint tracker;
  private final Connection connection;
  private final Limit limit;
  private final Keeper keeper;
  private final ControlCodec codec = new ControlCodec();
  private final BlockingQueue<byte[]> outgoing = new ArrayBlockingQueue<>(OUTGOING);
  private final Thread reader;
  private final Thread writer;

  // Shared by all threads
  private final Map<Long, CompletableFuture<TrackerReply>> pending = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final AtomicReference<String> lostWhy = new AtomicReference<>();
  private volatile long heard = System.nanoTime();

  /** Takes over the connection, and speaks from now on. */
  TrackerLine(Endpoint tracker, Connection connection, Limit limit, Keeper keeper) {
    this.tracker = tracker;
    this.connection = connection;
    this.limit = limit;
    this.keeper = keeper;
    this.reader = Threads.virtual("tracker-reader-").newThread(this::read);
    this.writer = Threads.virtual("tracker-writer-").newThread(this::write);
  }

  void start() {
    reader.start();
    writer.start();
  }

  Endpoint tracker() {
    return tracker;
  }

  /** When the tracker last said anything, as {@link System#nanoTime}. */
  long heard() {
    return heard;
  }

  boolean isLost() {
    return lostWhy.get() != null;
  }

  /** Sends a request without waiting for anything. */
  CompletableFuture<TrackerReply> send(TrackerRequest request) {
    long id = ids.incrementAndGet();
    CompletableFuture<TrackerReply> answer = expect(id);
    // Full means that the tracker takes nothing: then no answer comes, as if it were silent.
    boolean _ = outgoing.offer(codec.encode(new ControlMessage.Request(id, request)));
    return answer;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws CoveyException as the tracker refused, or if it does not come to an answer
   * @throws LineLostException if the line ended first: the request may or may not have arrived
   */
  TrackerReply call(TrackerRequest request)
      throws CoveyException, LineLostException, InterruptedException {
    long asked = System.nanoTime();
    long id = ids.incrementAndGet();
    byte[] bytes = codec.encode(new ControlMessage.Request(id, request));
    CompletableFuture<TrackerReply> answer = expect(id);
    try {
      if (!outgoing.offer(bytes, limit.send().toNanos(), TimeUnit.NANOSECONDS)) {
        lose("the tracker takes no requests");
      }
      return await(answer, asked, request);
    } finally {
      pending.remove(id);
    }
  }

  private CompletableFuture<TrackerReply> expect(long id) {
    CompletableFuture<TrackerReply> answer = new CompletableFuture<>();
    pending.put(id, answer);
    // After the put: either lose() sees the answer waiting, or this sees that the line is lost.
    if (isLost()) {
      answer.completeExceptionally(new LineLostException(lostWhy.get()));
    }
    return answer;
  }

  private TrackerReply await(
      CompletableFuture<TrackerReply> answer, long asked, TrackerRequest request)
      throws CoveyException, LineLostException, InterruptedException {
    long until = asked + limit.answer().toNanos();
    while (until - System.nanoTime() > 0) {
      try {
        return answer.get(limit.receive().toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException _) {
        // Silent altogether is dead; busy with others is only slow.
        if (heard - asked < 0) {
          lose("the tracker was silent for %d ms".formatted(limit.receive().toMillis()));
        }
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case LineLostException lost -> throw lost;
          case CoveyException refusal ->
              throw new CoveyException(refusal.code(), refusal.getMessage(), refusal);
          case Throwable other -> throw new IllegalStateException(other);
        }
      }
    }
    log.warn("tracker {} did not answer {} in time", tracker, request);
    throw new CoveyException(
        ErrorCode.FAILED,
        "The tracker at %s did not answer within %d s; try again."
            .formatted(tracker, limit.answer().toSeconds()));
  }

  private void read() {
    try {
      LineReader lines = new LineReader(connection.input(), Limits.CONTROL_LINE);
      for (byte[] line = lines.read(); line != null; line = lines.read()) {
        heard = System.nanoTime();
        receive(codec.decodeFromTracker(line));
      }
      lose("the tracker closed the connection");
    } catch (IOException | CoveyException e) {
      lose(e.getMessage());
    } catch (InterruptedException _) {
      lose("closed");
    }
  }

  private void receive(ControlMessage.FromTracker message) throws InterruptedException {
    switch (message) {
      case ControlMessage.Reply(long id, TrackerReply reply) -> {
        CompletableFuture<TrackerReply> answer = pending.remove(id);
        if (answer != null) {
          answer.complete(reply);
        }
      }
      case ControlMessage.Failure(long id, ErrorCode error, String text) -> {
        CompletableFuture<TrackerReply> answer = pending.remove(id);
        if (answer != null) {
          answer.completeExceptionally(new CoveyException(error, text));
        } else if (id == 0) {
          lose("the tracker refused: " + text);
        }
      }
      case ControlMessage.Event(TrackerEvent event) -> keeper.told(this, event);
    }
  }

  private void write() {
    try {
      while (!isLost()) {
        byte[] bytes = outgoing.take();
        connection.write(bytes, 0, bytes.length, limit.send());
      }
    } catch (IOException e) {
      lose(e.getMessage());
    } catch (InterruptedException _) {
      log.trace("line to {} writes no more", tracker);
    }
  }

  /** Ends the line, whoever notices first; all who wait for an answer are told. */
  void lose(String why) {
    if (!lostWhy.compareAndSet(null, String.valueOf(why))) {
      return;
    }
    connection.abort();
    end(why);
    keeper.lost(this);
  }

  /** Ends the line politely; its keeper is not told. */
  @Override
  public void close() {
    if (lostWhy.compareAndSet(null, "closed")) {
      connection.close();
      end("closed");
    }
  }

  private void end(String why) {
    log.debug("line to tracker {} ended: {}", tracker, why);
    reader.interrupt();
    writer.interrupt();
    pending.values().forEach(answer -> answer.completeExceptionally(new LineLostException(why)));
    pending.clear();
  }

  /** Why it ended, for people. */
  String why() {
    return String.valueOf(lostWhy.get());
  }
}
