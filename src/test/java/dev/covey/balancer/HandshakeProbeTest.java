package dev.covey.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.Endpoint;
import dev.covey.net.Connection;
import dev.covey.net.Listener;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HandshakeProbeTest {

  @Test
  void whoShakesHandsAnswers(@TempDir Path directory) throws Exception { // L5
    NetworkAuthority network = NetworkAuthority.openOrCreate(directory, "probed");
    try (Listener tracker =
        Listener.tls(
            "tracker", Endpoint.loopback(0), network.trackerContext("tracker-1"), 4, _ -> {})) {
      tracker.start();
      Probe probe = new HandshakeProbe(Duration.ofSeconds(10));
      assertThat(probe.answers(tracker.local())).isTrue();
    }
  }

  @Test
  void whoSpeaksNoTlsDoesNotAnswer() throws Exception { // L5
    try (Listener other =
        Listener.plain("other", Endpoint.loopback(0), 4, HandshakeProbeTest::greetAsMail)) {
      other.start();
      assertThat(new HandshakeProbe(Duration.ofSeconds(10)).answers(other.local())).isFalse();
    }
  }

  private static void greetAsMail(Connection connection) throws IOException {
    connection.output().write("220 mail.example ready\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aFloodOfHintsIsOneLook() throws Exception { // L5
    AtomicInteger looks = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ServerSocket hanging = new ServerSocket(0)) {
      threads.execute(() -> countAccepted(hanging, looks));
      Probe probe = new HandshakeProbe(Duration.ofSeconds(3));
      Endpoint tracker = Endpoint.loopback(hanging.getLocalPort());
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(threads.submit(() -> probe.answers(tracker)));
      }
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isFalse();
      }
    }
    assertThat(looks).hasValue(1);
  }

  private static void countAccepted(ServerSocket server, AtomicInteger accepted) {
    try {
      while (true) {
        server.accept();
        accepted.incrementAndGet();
      }
    } catch (IOException e) {
      // the test has closed it
    }
  }
}
