package dev.covey.balancer;

import dev.covey.net.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who is connected, so that at the limit the one silent longest makes room for the next and nobody
 * can shut others out by holding connections (L6). Any thread may call it.
 */
final class Places {
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@code lock}. Longest silent first. */
  private final LinkedHashMap<Connection, Boolean> guests = new LinkedHashMap<>(64, 0.75f, true);

  Places(int most) {
    this.most = most;
  }

  /**
   * Takes a place.
   *
   * @return who has to leave for it
   */
  Optional<Connection> enter(Connection connection) {
    lock.lock();
    try {
      guests.put(connection, Boolean.TRUE);
      if (guests.size() <= most) {
        return Optional.empty();
      }
      Map.Entry<Connection, Boolean> silent = guests.pollFirstEntry();
      return Optional.of(silent.getKey());
    } finally {
      lock.unlock();
    }
  }

  /** This connection said something. */
  void heard(Connection connection) {
    lock.lock();
    try {
      guests.get(connection); // the map is in the order of use
    } finally {
      lock.unlock();
    }
  }

  /** This connection has left, or is a tracker's that need not make room. */
  void leave(Connection connection) {
    lock.lock();
    try {
      guests.remove(connection);
    } finally {
      lock.unlock();
    }
  }
}
