package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * Tells of each address once that whoever is there is not of this cluster, and the remedy: trackers
 * look for each other every second, for ever. Called by the threads that dial, accept and read.
 */
final class Strangers {
  /**
   * Who dials this tracker comes from some port, which tells nobody where he is. If he is in the
   * list, this tracker dials him too within that time, and then his address is told.
   */
  static final Duration INSISTING = Duration.ofSeconds(3);

  /** Addresses told of, and as many watched; strangers cannot fill the log or the memory. */
  static final int MOST = 256;

  private static final String REFUSED_THERE =
      "It refuses this tracker's certificate: it belongs to another network, holds another cluster"
          + " key, or its clock is wrong. Give both the same network folder, and look at its log.";

  private final Consumer<String> log;

  // Guarded by this
  private final Set<String> told = new HashSet<>();
  private final Set<String> dialedHosts = new HashSet<>();

  /** Per host since when it has been dialing, by {@link System#nanoTime}. */
  private final Map<String, Long> visitors = new HashMap<>();

  Strangers(Consumer<String> log) {
    this.log = log;
  }

  /** This tracker dialed that address, and one of the two refused the other, if that was it. */
  synchronized void dialed(Endpoint to, IOException failure) {
    Optional<String> why = refusal(failure);
    if (why.isPresent()) {
      dialedHosts.add(to.host());
      tell(to.toString(), why.get());
    }
  }

  /** Somebody dialed this tracker, and one of the two refused the other, if that was it. */
  synchronized void visited(String host, IOException failure, long now) {
    Optional<String> why = refusal(failure);
    if (why.isEmpty() || dialedHosts.contains(host)) {
      return;
    }
    if (visitors.size() < MOST) {
      visitors.putIfAbsent(host, now);
    }
    if (now - visitors.getOrDefault(host, now) >= INSISTING.toNanos()) {
      tell(host, why.get());
    }
  }

  private void tell(String address, String why) {
    if (told.size() < MOST && told.add(address)) {
      log.accept("no cluster with the tracker at %s: %s".formatted(address, why));
    }
  }

  /** Empty if the other side is down, stalled, or speaks something else. */
  private static Optional<String> refusal(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CoveyException own) {
        return Optional.of(own.getMessage());
      }
      if (cause instanceof SSLException alert && isRefusal(alert)) {
        return Optional.of(REFUSED_THERE);
      }
    }
    return Optional.empty();
  }

  /** How the JDK words what the other side says of a certificate (RFC 8446, 6.2). */
  private static boolean isRefusal(SSLException alert) {
    String message = String.valueOf(alert.getMessage());
    return message.contains("Received fatal alert") && message.contains("certificate");
  }
}
