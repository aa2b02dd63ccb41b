package dev.covey.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionTest {
  /** More than the kernel keeps for a socket whose other side does not read. */
  private static final int MORE_THAN_BUFFERS = 64 << 20;

  private static final Duration PLENTY = Duration.ofSeconds(20);

  /**
   * Without its bound a close stays with a stalled peer for a quarter of a minute or for ever; one
   * that is bound takes longer than its limit only while the machine lets nobody run.
   */
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir private static Path directory;
  private static DeviceIdentity alice;
  private static DeviceIdentity bob;

  enum Kind {
    TLS,
    TLS_FOR_MUCH,
    PLAIN;

    ConnectedPair open() throws IOException, CoveyException {
      return switch (this) {
        case TLS -> ConnectedPair.tls(alice.pieces(), bob.pieces());
        case TLS_FOR_MUCH -> forMuch(ConnectedPair.tls(alice.pieces(), bob.pieces()));
        case PLAIN -> ConnectedPair.plain();
      };
    }

    private static ConnectedPair forMuch(ConnectedPair pair) {
      for (Connection side : new Connection[] {pair.client, pair.server}) {
        side.expectMuch();
        side.sendMuch();
      }
      return pair;
    }
  }

  @BeforeAll
  static void makeDevices() throws CoveyException {
    alice = DeviceIdentity.openOrCreate(directory.resolve("alice"));
    bob = DeviceIdentity.openOrCreate(directory.resolve("bob"));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void bytesArriveAsTheyWereSentAndThenTheEnd(Kind kind) throws Exception {
    byte[] sent = new byte[3 << 20];
    new Random(1).nextBytes(sent);
    try (ConnectedPair pair = kind.open()) {
      Threads.start(
          "sender",
          () -> {
            try (Connection client = pair.client) {
              client.write(sent, 0, 1, PLENTY);
              client.write(sent, 1, sent.length - 1, PLENTY);
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
      pair.server.readTimeout(PLENTY);
      assertThat(pair.server.input().readAllBytes()).isEqualTo(sent);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aWriteToSomebodyWhoNeverReadsFailsWithinItsLimit(Kind kind) throws Exception {
    Duration limit = Duration.ofMillis(300);
    try (ConnectedPair pair = kind.open()) {
      long started = System.nanoTime();
      assertThatThrownBy(
              () -> pair.client.write(new byte[MORE_THAN_BUFFERS], 0, MORE_THAN_BUFFERS, limit))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessageContaining("took no data within")
          .hasMessageContaining(pair.client.remote().toString());
      assertThat(since(started)).isBetween(limit, limit.plus(SOON));
      assertThat(pair.client.isOpen()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void closingUnderAStalledWriterComesBackSoonAndFreesTheWriter(Kind kind) throws Exception {
    try (ConnectedPair pair = kind.open()) {
      var writer = stalledWriter(pair.client);
      long started = System.nanoTime();
      pair.client.close();
      assertThat(since(started)).isLessThan(SOON);
      assertThat(writer).succeedsWithin(SOON).isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void abortingUnderAStalledWriterComesBackAtOnce(Kind kind) throws Exception {
    Duration least = SOON;
    // A busy machine makes one longer, and all of them hardly ever: a goodbye would take its limit.
    for (int i = 0; i < 3; i++) {
      try (ConnectedPair pair = kind.open()) {
        var writer = stalledWriter(pair.client);
        long started = System.nanoTime();
        pair.client.abort();
        least = Collections.min(List.of(least, since(started)));
        assertThat(writer).succeedsWithin(SOON).isInstanceOf(IOException.class);
      }
    }
    assertThat(least).isLessThan(Connection.CLOSE_LIMIT);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void closingWithFullBuffersComesBackSoonThoughNobodyWrites(Kind kind) throws Exception {
    try (ConnectedPair pair = kind.open()) {
      // Fills every buffer on the way, then lets go in the middle of a record.
      var writer = stalledWriter(pair.client);
      pair.server.close();
      assertThat(writer).succeedsWithin(SOON).isInstanceOf(IOException.class);
      long started = System.nanoTime();
      pair.client.close();
      assertThat(since(started)).isLessThan(SOON);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void closingWakesWhoeverReads(Kind kind) throws Exception {
    try (ConnectedPair pair = kind.open()) {
      var reader = new CompletableFuture<Object>();
      Threads.start("reader", () -> reader.complete(readOrFail(pair.client)));
      pair.client.close();
      pair.client.close();
      assertThat(reader).succeedsWithin(SOON);
      assertThat(pair.client.isOpen()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void closingAStreamClosesTheConnectionWithinTheSameBound(Kind kind) throws Exception {
    try (ConnectedPair pair = kind.open()) {
      var writer = stalledWriter(pair.client);
      long started = System.nanoTime();
      pair.client.input().close();
      assertThat(since(started)).isLessThan(SOON);
      assertThat(pair.client.isOpen()).isFalse();
      assertThat(writer).succeedsWithin(SOON);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aReadThatTimedOutMayBeRepeatedAndLosesNothing(Kind kind) throws Exception {
    try (ConnectedPair pair = kind.open()) {
      LineReader lines = new LineReader(pair.server.input(), 100);
      pair.server.readTimeout(Duration.ofMillis(30));
      pair.client.write(ascii("one li"), 0, 6, PLENTY);
      assertThatThrownBy(lines::read).isInstanceOf(SocketTimeoutException.class);
      pair.client.write(ascii("ne\n"), 0, 3, PLENTY);
      pair.server.readTimeout(PLENTY);
      assertThat(lines.read()).asString().isEqualTo("one line");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void writesOfSeveralThreadsAreWholeAndNeverMix(Kind kind) throws Exception {
    int length = 100_000;
    int each = 10;
    try (ConnectedPair pair = kind.open()) {
      for (byte name : new byte[] {'a', 'b', 'c'}) {
        byte[] block = new byte[length];
        Arrays.fill(block, name);
        Threads.start("writer", () -> writeOften(pair.client, block, each));
      }
      pair.server.readTimeout(PLENTY);
      for (int i = 0; i < 3 * each; i++) {
        byte[] block = pair.server.input().readNBytes(length);
        assertThat(block).containsOnly(block[0]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aLaterShortLimitHoldsThoughAnEarlierWriteHadALongOne(Kind kind) throws Exception {
    try (ConnectedPair pair = kind.open()) {
      pair.client.write(ascii("quick"), 0, 5, Duration.ofHours(1));
      long started = System.nanoTime();
      assertThatThrownBy(() ->
              pair.client.write(
                  new byte[MORE_THAN_BUFFERS], 0, MORE_THAN_BUFFERS, Duration.ofMillis(200)))
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(since(started)).isLessThan(SOON);
    }
  }

  /** Fills the connection until nothing goes any more, and goes on trying. */
  private static CompletableFuture<Throwable> stalledWriter(Connection connection) {
    var failure = new CompletableFuture<Throwable>();
    var progress = new AtomicLong();
    Threads.start(
        "stalled",
        () -> {
          try {
            OutputStream out = connection.output();
            while (true) {
              out.write(new byte[64 << 10]);
              progress.incrementAndGet();
            }
          } catch (IOException e) {
            failure.complete(e);
          }
        });
    var seen = new AtomicLong(-1);
    await()
        .pollDelay(Duration.ofMillis(150))
        .pollInterval(Duration.ofMillis(150))
        .until(() -> progress.get() == seen.getAndSet(progress.get()));
    return failure;
  }

  private static Object readOrFail(Connection connection) {
    try {
      return connection.input().read();
    } catch (IOException e) {
      return e;
    }
  }

  private static void writeOften(Connection connection, byte[] block, int times) {
    try {
      for (int i = 0; i < times; i++) {
        connection.write(block, 0, block.length, PLENTY);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Duration since(long started) {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
