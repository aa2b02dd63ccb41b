package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.Listener;
import dev.covey.net.Threads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes bytes on between whoever connects and one place, and keeps them all. */
final class RecordingProxy implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private final Listener listener = Listener.plain("proxy", Endpoint.loopback(0), 32, this::passOn);
  private final AtomicInteger turnedAway = new AtomicInteger();
  private volatile Endpoint target;

  Endpoint start() throws CoveyException {
    listener.start();
    return listener.local();
  }

  void leadTo(Endpoint place) {
    target = place;
  }

  /** How many connections it has closed, since it led nowhere yet. */
  int turnedAway() {
    return turnedAway.get();
  }

  private void passOn(Connection from) throws IOException {
    if (target == null) {
      turnedAway.incrementAndGet();
      return;
    }
    try (Connection to = Dialer.plain(target, LIMIT)) {
      Threads.start(
          "proxy-back",
          () -> {
            try {
              copy(to, from);
            } catch (IOException _) {
              from.close();
            }
          });
      copy(from, to);
    }
  }

  private void copy(Connection from, Connection to) throws IOException {
    byte[] buffer = new byte[65_536];
    for (int n = from.input().read(buffer); n >= 0; n = from.input().read(buffer)) {
      synchronized (seen) {
        seen.write(buffer, 0, n);
      }
      to.write(buffer, 0, n, LIMIT);
    }
  }

  /** All bytes in both directions, one character each. */
  String seen() {
    synchronized (seen) {
      return seen.toString(StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void close() {
    listener.close();
  }
}
