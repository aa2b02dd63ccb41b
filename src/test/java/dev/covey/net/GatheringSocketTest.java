package dev.covey.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatheringSocketTest {
  private GatheringServerSocket server;
  private GatheringSocket here;
  private GatheringSocket there;

  @BeforeEach
  void connect() throws IOException {
    server = new GatheringServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    here = new GatheringSocket();
    here.connect(server.getLocalSocketAddress());
    there = server.accept();
  }

  @AfterEach
  void close() throws IOException {
    here.close();
    there.close();
    server.close();
  }

  @Test
  void whatIsGatheredIsSentWhenItIsReleasedWhoeverFlushes() throws IOException {
    OutputStream out = here.getOutputStream();
    here.gather();
    out.write(new byte[] {1, 2});
    out.flush();
    out.write(3);
    assertThat(there.getInputStream().available()).isZero();
    here.release();
    assertThat(there.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
  }

  @Test
  void whatIsNotGatheredIsSentAtOnce() throws IOException {
    here.gather();
    here.release();
    here.getOutputStream().write(7);
    assertThat(there.getInputStream().read()).isEqualTo(7);
  }

  @Test
  void aLotIsSentInItsOrderThoughItDoesNotFit() throws Exception {
    byte[] sent = new byte[1 << 20];
    new Random(3).nextBytes(sent);
    CompletableFuture<byte[]> received = new CompletableFuture<>();
    there.readAhead();
    Threads.start("reader", () -> received.complete(readAll(there)));
    OutputStream out = here.getOutputStream();
    here.gather();
    int at = 0;
    for (int length = 1; at < sent.length; length = length * 3 % 100_003) {
      int some = Math.min(length, sent.length - at);
      out.write(sent, at, some);
      at += some;
    }
    here.release();
    here.close();
    assertThat(received.get()).isEqualTo(sent);
  }

  private static byte[] readAll(GatheringSocket socket) {
    try (InputStream in = socket.getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readingAheadLosesNothingOfWhatCameBefore() throws IOException {
    here.getOutputStream().write(new byte[] {1, 2, 3, 4, 5});
    InputStream in = there.getInputStream();
    assertThat(in.readNBytes(2)).containsExactly(1, 2);
    there.readAhead();
    assertThat(in.readNBytes(2)).containsExactly(3, 4);
    assertThat(in.read()).isEqualTo(5);
    here.shutdownOutput();
    assertThat(in.read()).isEqualTo(-1);
  }
}
