package dev.covey.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.protocol.ControlMessage;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tracker does with lines that no peer would send. */
@Timeout(60)
class TrackerLinesTest {
  @TempDir private Path folder;
  private LoopbackTracker tracker;
  private TrackerClient client;

  @BeforeEach
  void start() throws Exception {
    tracker = Town.tracker(folder);
    client = tracker.connect("stranger");
  }

  @AfterEach
  void close() {
    tracker.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET / HTTP/1.1",
        "LOGIN|ada|correct horse",
        "{",
        "[]",
        "null",
        "7",
        "{}",
        "{\"id\":1}",
        "{\"id\":0,\"type\":\"ping\"}",
        "{\"id\":-1,\"type\":\"ping\"}",
        "{\"id\":\"1\",\"type\":\"ping\"}",
        "{\"id\":1.5,\"type\":\"ping\"}",
        "{\"id\":99999999999999999999,\"type\":\"ping\"}",
        "{\"id\":1,\"type\":7}",
        "{\"id\":1,\"type\":\"shutdown\"}",
        "{\"id\":1,\"type\":\"dev.covey.protocol.TrackerRequest$Ping\"}",
        "{\"id\":1,\"type\":\"hello\"}",
        "{\"id\":1,\"type\":\"hello\",\"version\":\"one\",\"deviceName\":\"x\",\"listenPort\":1}",
        "{\"id\":1,\"type\":\"hello\",\"version\":1,\"deviceName\":\"x\",\"listenPort\":65536}",
        "{\"id\":1,\"type\":\"hello\",\"version\":1,\"deviceName\":\"\",\"listenPort\":1}",
        "{\"id\":1,\"type\":\"hello\",\"version\":1,\"deviceName\":null,\"listenPort\":1}",
        "{\"id\":1,\"type\":\"ping\"}{\"id\":2,\"type\":\"ping\"}",
        "{\"id\":1,\"id\":2,\"type\":\"ping\"}",
        "{\"id\":1,\"type\":\"ping\",\"deep\":[[[[[[[[[[1]]]]]]]]]]}",
        "\u0000\u0001\u0002",
        "{\"id\":1,\"type\":\"login\",\"user\":{\"value\":\"ada\"},\"password\":\"x\"}"
      })
  void aLineThatMakesNoSenseIsRefusedAndTheNextIsHeard(String line) throws Exception { // W2, X5
    assertThat(client.refusedLine(line).error()).isEqualTo(ErrorCode.BAD_REQUEST);
    client.hello();
  }

  @Test
  void aHelloWithAnImpossibleAddressIsRefused() throws Exception {
    assertThat(
            client.refusal(new TrackerRequest.Hello(Limits.VERSION, "x", Optional.of("a b/c"), 1)))
        .isEqualTo(ErrorCode.BAD_REQUEST);
    client.hello();
    assertThat(client.refusal(new TrackerRequest.Hello(Limits.VERSION, "x", Optional.empty(), 1)))
        .as("a second hello")
        .isEqualTo(ErrorCode.BAD_REQUEST);
  }

  @Test
  void tooMuchNonsenseEndsTheConnection() throws Exception { // X5
    for (int i = 0; i < CommandHandler.BAD_LINES; i++) {
      client.refusedLine("nonsense");
    }
    assertThat(client.isHungUp()).isTrue();
  }

  @Test
  void aStrangersLineIsShort() throws Exception { // X5
    client.hello();
    client.send("x".repeat(CommandHandler.UNSIGNED_LINE).getBytes(StandardCharsets.US_ASCII));
    assertThat(client.answer())
        .isInstanceOfSatisfying(
            ControlMessage.Failure.class,
            failure -> assertThat(failure.error()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    assertThat(client.isHungUp()).isTrue();
  }

  @Test
  void aMembersLineIsLongAndEndsToo() throws Exception { // X5
    TrackerClient ada = Town.signIn(tracker, "ada");
    String padding = "x".repeat(Limits.CONTROL_LINE - 100);
    ada.send(
        "{\"id\":5,\"type\":\"ping\",\"padding\":\"%s\"}\n"
            .formatted(padding)
            .getBytes(StandardCharsets.US_ASCII));
    assertThat(ada.answer()).isEqualTo(new ControlMessage.Reply(5, new TrackerReply.Pong()));
    // The tracker hangs up in the middle; what it says may be lost with the connection.
    try {
      ada.send("x".repeat(Limits.CONTROL_LINE + 1).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      assertThat(e).isNotNull();
    }
    assertThat(ada.isHungUp()).isTrue();
  }

  @Test
  void randomBytesHarmNobody() throws Exception { // X5
    long seed = 20_261_122;
    Random random = new Random(seed);
    client.hello();
    for (int round = 0; round < 20; round++) {
      // Also keeps it from being silent for too long, however slow the machine is.
      client.ask(new TrackerRequest.Ping(), TrackerReply.Pong.class);
      byte[] noise = new byte[2_000];
      random.nextBytes(noise);
      try (TrackerClient noisy = tracker.connect("stranger")) {
        noisy.send(noise);
        noisy.send("\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(noisy.answer())
            .as("seed %d, round %d", seed, round)
            .isInstanceOf(ControlMessage.Failure.class);
      } catch (IOException e) {
        assertThat(e).as("hung up on").isNotNull();
      }
    }
    client.ask(new TrackerRequest.Ping(), TrackerReply.Pong.class);
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception { // W1
    client.hello();
    long first = client.send(new TrackerRequest.Ping());
    for (int i = 0; i < 1_500; i++) { // more than may come at once
      client.send(new TrackerRequest.Ping());
    }
    for (long id = first; id <= first + 1_500; id++) {
      assertThat(client.answer()).isEqualTo(new ControlMessage.Reply(id, new TrackerReply.Pong()));
    }
  }

  @Test
  void aSilentConnectionIsDropped() throws Exception { // T11
    restart(Duration.ofSeconds(2));
    TrackerClient silent = Town.signIn(tracker, "ada");
    assertThat(silent.isHungUp()).isTrue();
    Awaitility.await().until(() -> tracker.tracker().sessions() == 0);
  }

  @Test
  void aBeatingConnectionIsKept() throws Exception { // H1, T11
    Duration idle = Duration.ofSeconds(3);
    restart(idle);
    TrackerClient beating = Town.signIn(tracker, "ada");
    long until = System.nanoTime() + idle.multipliedBy(2).toNanos();
    Awaitility.await()
        .atMost(idle.multipliedBy(4))
        .pollInterval(idle.dividedBy(6))
        .until(() -> {
          beating.ask(new TrackerRequest.Ping(), TrackerReply.Pong.class);
          return System.nanoTime() - until > 0;
        });
    assertThat(beating.isOpen()).isTrue();
  }

  @Test
  void whoSpeaksNoTlsIsHungUpOn() throws Exception { // X1
    try (Connection plain = Dialer.plain(tracker.tracker().local(), TrackerClient.PATIENCE)) {
      plain.readTimeout(TrackerClient.PATIENCE);
      byte[] line = "{\"id\":1,\"type\":\"ping\"}\n".getBytes(StandardCharsets.US_ASCII);
      plain.write(line, 0, line.length, TrackerClient.PATIENCE);
      assertThatThrownBy(
              () -> {
                while (plain.input().read() >= 0) {}
                throw new IOException("the end");
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aPeerOfAnotherNetworkTurnsAway(@TempDir Path elsewhere) throws Exception { // X2
    NetworkAuthority other = NetworkAuthority.openOrCreate(elsewhere, "other");
    DeviceIdentity device = tracker.device("stranger");
    assertThatThrownBy(() ->
            new TrackerClient(tracker.tracker().local(), device.trackerClient(other.fingerprint()))
                .close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void anOperationOfSomebodyElseIsNotRepeatedForMe() throws Exception { // W1
    TrackerClient ada = Town.signIn(tracker, "ada");
    TrackerClient bob = Town.signIn(tracker, "bob");
    OperationId id = OperationId.random();
    ada.done(new TrackerRequest.CreateGroup(id, new GroupName("one")));
    bob.done(new TrackerRequest.CreateGroup(id, new GroupName("two")));
  }

  private void restart(Duration idleLimit) throws Exception {
    tracker.close();
    tracker =
        LoopbackTracker.start(
            folder, config -> config.withLimits(idleLimit, Duration.ofSeconds(5), 50));
  }
}
