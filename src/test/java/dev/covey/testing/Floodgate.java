package dev.covey.testing;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.Listener;
import dev.covey.net.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A proxy that lets so many bytes through to whoever connects, and the rest only once it is opened:
 * with it, a transfer is under way for as long as a test likes. Used by the test's thread; forwards
 * on threads of its own.
 */
public final class Floodgate implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Endpoint behind;
  private final long allowance;
  private final CountDownLatch open = new CountDownLatch(1);
  private final Listener listener;

  /**
   * @param allowance bytes that each connection may receive before the gate is opened
   */
  public Floodgate(Endpoint behind, long allowance) throws CoveyException {
    this.behind = behind;
    this.allowance = allowance;
    this.listener = Listener.plain("floodgate", Endpoint.loopback(0), 20, this::forward);
    listener.start();
  }

  public Endpoint endpoint() {
    return listener.local();
  }

  /** Lets everything through from now on. */
  public void open() {
    open.countDown();
  }

  private void forward(Connection downloader) throws IOException {
    try (Connection seeder = Dialer.plain(behind, LIMIT)) {
      Thread up =
          Threads.start(
              "floodgate-up",
              () -> {
                try {
                  downloader.input().transferTo(seeder.output());
                } catch (IOException _) {
                  // Either side left: so does the other.
                } finally {
                  seeder.abort();
                }
              });
      down(seeder.input(), downloader.output());
      up.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void down(InputStream in, OutputStream out) throws IOException, InterruptedException {
    byte[] buffer = new byte[16 << 10];
    long passed = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      passed += read;
      if (passed > allowance) {
        open.await();
      }
      out.write(buffer, 0, read);
    }
  }

  @Override
  public void close() {
    open();
    listener.close();
  }
}
