package dev.covey.desktop.nearby;

import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.net.Threads;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import javax.jmdns.JmDNS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces the network that runs here, on the interface of its address and no other. Any thread
 * may call it; a thread of its own opens and closes the sockets, which takes seconds.
 */
public final class Announcer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Announcer.class);

  /** Enough for the first word of farewell to leave; the rest is not waited for. */
  private static final Duration FAREWELL = Duration.ofMillis(300);

  private static final int DIGITS = 8;

  // Guarded by this
  private Optional<JmDNS> dns = Optional.empty();
  private boolean begun;
  private boolean closed;

  /**
   * Begins to announce, once, and returns at once. A network on loopback can be joined from this
   * computer only, and is announced to nobody.
   */
  public void announce(String name, Fingerprint fingerprint, Endpoint balancer) {
    if (!balancer.isLoopback()) {
      announceAnywhere(name, fingerprint, balancer);
    }
  }

  /** Also on loopback. */
  synchronized void announceAnywhere(String name, Fingerprint fingerprint, Endpoint balancer) {
    if (begun || closed) {
      return;
    }
    begun = true;
    Threads.startPlatform("announcer", () -> open(name, fingerprint, balancer));
  }

  private void open(String name, Fingerprint fingerprint, Endpoint balancer) {
    try {
      // Not under the computer's name, which need not be told to everybody around.
      JmDNS opened =
          JmDNS.create(
              InetAddress.ofLiteral(balancer.host()),
              "covey-" + fingerprint.hex().substring(0, DIGITS));
      if (keep(opened)) {
        opened.registerService(Records.of(name, fingerprint, balancer));
      } else {
        opened.close();
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      log.info("the network is not announced to others nearby: {}", e.getMessage());
    }
  }

  private synchronized boolean keep(JmDNS opened) {
    if (!closed) {
      dns = Optional.of(opened);
    }
    return !closed;
  }

  @Override
  public void close() {
    Optional<JmDNS> open;
    synchronized (this) {
      closed = true;
      open = dns;
      dns = Optional.empty();
    }
    open.ifPresent(Announcer::sayGoodbye);
  }

  private static void sayGoodbye(JmDNS open) {
    Thread closing = Threads.startPlatform("announcer", () -> close(open));
    try {
      closing.join(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(JmDNS open) {
    try {
      open.close();
    } catch (IOException e) {
      log.debug("the sockets of the announcer: {}", e.getMessage());
    }
  }
}
