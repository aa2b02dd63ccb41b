package dev.covey.net;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many connections a {@link Listener} may serve at once. Its acceptor takes a place before it
 * accepts; any thread gives one back.
 *
 * <p>While others wait for a place, whoever takes long over its handshake is dropped, so that none
 * can hold all of them with nothing (N2).
 */
final class Places {
  private static final Logger log = LoggerFactory.getLogger(Places.class);

  /** Far more than an honest handshake takes. */
  private static final Duration CROWDED_LIMIT = Duration.ofSeconds(1);

  private static final int CROWDED_LOOK_MILLIS = 100;

  private final String name;
  private final int most;
  private final Semaphore permits;

  /** Those in their handshake, and since when, as {@link System#nanoTime}. */
  private final Map<Connection, Long> shaking = new ConcurrentHashMap<>();

  /** Written by the acceptor. */
  private volatile boolean crowded;

  /**
   * @param name of the listener
   */
  Places(String name, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a listener serves at least one connection, not " + most);
    }
    this.name = name;
    this.most = most;
    this.permits = new Semaphore(most);
  }

  /** Waits for a place, first come first served by the system's queue. */
  void take() throws InterruptedException {
    while (!permits.tryAcquire(CROWDED_LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      crowded = true;
      long now = System.nanoTime();
      shaking.forEach((connection, since) -> {
        if (now - since > CROWDED_LIMIT.toNanos()) {
          log.debug("{} drops {}, which takes long over its handshake", name, connection.remote());
          connection.abort();
        }
      });
    }
    crowded = false;
  }

  void giveBack() {
    permits.release();
  }

  /** Whether all are taken, so that others may be waiting for one. */
  boolean areTaken() {
    return crowded;
  }

  /** A connection begins its handshake. */
  void shaking(Connection connection) {
    shaking.put(connection, System.nanoTime());
  }

  /** It has ended its handshake, or is closed. */
  void shaken(Connection connection) {
    shaking.remove(connection);
  }

  /** Waits until all are given back; false if that took longer. Nobody gets one any more. */
  boolean awaitAll(Duration limit) throws InterruptedException {
    return permits.tryAcquire(most, limit.toMillis(), TimeUnit.MILLISECONDS);
  }
}
