package dev.covey.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.Endpoint;
import dev.covey.testing.HeldPort;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a balancer does right is tested with the balancer; here is what somebody else does. */
@Timeout(20)
class BalancerClientTest {
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void nobodyThereIsAnOrdinaryFailure() { // H3
    try (HeldPort nobody = HeldPort.take()) {
      BalancerClient client = new BalancerClient(nobody.endpoint(), Duration.ofSeconds(30));
      assertThatThrownBy(client::getTracker).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anAnswerThatIsNoneOfABalancersIsAFailure() {
    answer("HTTP/1.1 400 Bad Request\r\n");
    assertThatThrownBy(() -> client(15_000).getTracker())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no balancer");
  }

  @Test
  void anAnswerToAnotherQuestionIsAFailure() {
    answer("OK\n");
    assertThatThrownBy(() -> client(15_000).getTracker()).hasMessageContaining("something else");
  }

  @Test
  void aRefusalIsTold() {
    answer("ERROR not today\n");
    assertThatThrownBy(() -> client(15_000).increment(Endpoint.loopback(1)))
        .hasMessageContaining("not today");
  }

  @Test
  void anEndWithoutAnAnswerIsAFailure() {
    answer("");
    assertThatThrownBy(() -> client(15_000).getTracker()).isInstanceOf(IOException.class);
  }

  @Test
  void anAnswerWithoutEndIsAFailure() { // X5
    answer("1".repeat(10_000));
    assertThatThrownBy(() -> client(15_000).getTracker()).isInstanceOf(IOException.class);
  }

  @Test
  void aBalancerThatDripsItsAnswerHoldsNobody() throws Exception { // X5
    CountDownLatch done = new CountDownLatch(1);
    Threads.start(
        "dripping",
        () -> {
          try (Socket socket = server.accept()) {
            while (!done.await(50, TimeUnit.MILLISECONDS)) {
              socket.getOutputStream().write('1');
            }
          } catch (IOException e) {
            // the client gave up
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    long began = System.nanoTime();
    assertThatThrownBy(() -> client(500).getTracker()).isInstanceOf(IOException.class);
    done.countDown();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
  }

  private BalancerClient client(long limitMillis) {
    return new BalancerClient(
        Endpoint.loopback(server.getLocalPort()), Duration.ofMillis(limitMillis));
  }

  /** Answers one client with these characters, having read its line. */
  private void answer(String characters) {
    Threads.start(
        "answering",
        () -> {
          try (Socket socket = server.accept();
              OutputStream out = socket.getOutputStream()) {
            while (socket.getInputStream().read() != '\n') {}
            out.write(characters.getBytes(StandardCharsets.US_ASCII));
          } catch (IOException e) {
            // the client gave up
          }
        });
  }
}
