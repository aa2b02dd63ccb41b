package dev.covey.tracker.cluster;

import dev.covey.model.Endpoint;
import dev.covey.net.Threads;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jgroups.PhysicalAddress;
import org.jgroups.stack.IpAddress;

/**
 * Where members may be found. A name is looked up again and again by a thread of its own, for it
 * may be unknown at first and mean another address later; nobody waits for it.
 */
final class Places implements AutoCloseable {
  // Nothing tells when a name means another address
  private static final Duration AGAIN_IF_KNOWN = Duration.ofSeconds(30);
  private static final Duration AGAIN_IF_UNKNOWN = Duration.ofSeconds(2);

  private final Set<Endpoint> endpoints = ConcurrentHashMap.newKeySet();
  private final Set<Thread> followers = ConcurrentHashMap.newKeySet();
  private final Set<PhysicalAddress> addresses = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** The addresses known now: a view of them, for any thread. */
  Collection<PhysicalAddress> addresses() {
    return addresses;
  }

  void add(Collection<Endpoint> places) {
    for (Endpoint place : places) {
      if (!closed && endpoints.add(place)) {
        add(place);
      }
    }
  }

  private void add(Endpoint place) {
    try {
      addresses.add(new IpAddress(InetAddress.ofLiteral(place.host()), place.port()));
    } catch (IllegalArgumentException _) {
      followers.add(Threads.start("cluster-place-" + place, () -> follow(place)));
    }
  }

  private void follow(Endpoint place) {
    Set<PhysicalAddress> known = Set.of();
    try {
      while (!closed) {
        Set<PhysicalAddress> found = lookUp(place);
        if (!found.isEmpty()) {
          addresses.addAll(found);
          known.stream().filter(old -> !found.contains(old)).forEach(addresses::remove);
          known = found;
        }
        Thread.sleep(found.isEmpty() ? AGAIN_IF_UNKNOWN : AGAIN_IF_KNOWN);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Set<PhysicalAddress> lookUp(Endpoint place) {
    try {
      return Stream.of(InetAddress.getAllByName(place.host()))
          .map(address -> new IpAddress(address, place.port()))
          .collect(Collectors.toSet());
    } catch (UnknownHostException _) {
      return Set.of();
    }
  }

  @Override
  public void close() {
    closed = true;
    followers.forEach(Thread::interrupt);
  }
}
