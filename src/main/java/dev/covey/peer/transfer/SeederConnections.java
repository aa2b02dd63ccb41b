package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.Seeder;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.Threads;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;

/**
 * The connections of one device to seeders. One that has served a file is kept for some moments and
 * serves the next, since a handshake costs more than a small file does. Any thread may use it; a
 * virtual thread closes what nobody took, for as long as there is something to close.
 *
 * <p>Few are kept, and not for long: they hold places at the seeder that others may wait for (N2).
 */
final class SeederConnections implements AutoCloseable {
  private static final int MOST = 32;
  private static final Duration KEPT = Duration.ofSeconds(3);

  /** Handshakes with one seeder at a time. */
  private static final int AT_ONCE = 2;

  /** Connections to one seeder that small files share: each is free again in a moment. */
  private static final int SHARED = 8;

  /** So long one is waited for at most: a seeder that is out of reach must be told of soon. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private record Kept(SeederLine line, long until) {}

  /** A thread that waits for a connection, and the one it is given. Guarded by lock. */
  private static final class Waiter {
    final Seeder to;
    final Condition turn;
    SeederLine given;

    Waiter(Seeder to, Condition turn) {
      this.to = to;
      this.turn = turn;
    }
  }

  // Immutable
  private final SSLContext tls;
  private final TransferSettings settings;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition sweep = lock.newCondition();

  /** The newest first. */
  private final Deque<Kept> kept = new ArrayDeque<>();

  private final Set<SeederLine> open = new HashSet<>();
  private final Map<DeviceId, Integer> connecting = new HashMap<>();
  private final Deque<Waiter> waiting = new ArrayDeque<>();
  private boolean sweeping;
  private boolean closed;

  SeederConnections(SSLContext tls, TransferSettings settings) {
    this.tls = tls;
    this.settings = settings;
  }

  /** One that is kept. */
  Optional<SeederLine> take(Seeder to) {
    lock.lock();
    try {
      Iterator<Kept> newest = kept.iterator();
      while (newest.hasNext()) {
        SeederLine line = newest.next().line;
        if (line.isTo(to)) {
          newest.remove();
          return Optional.of(line);
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * One that is kept, or a new one. Blocks.
   *
   * @param small whether it is for a moment only, so that another's may be waited for
   * @throws CoveyException if it cannot be reached, or another device answers
   */
  SeederLine reach(Seeder to, boolean small) throws CoveyException {
    Optional<SeederLine> line = awaitTurn(to, small);
    return line.isPresent() ? line.get() : dial(to);
  }

  /** Empty when it is time to connect, which counts from then on. */
  private Optional<SeederLine> awaitTurn(Seeder to, boolean small) throws CoveyException {
    lock.lock();
    try {
      Optional<SeederLine> line = take(to);
      if (line.isEmpty() && isToWait(to, small)) {
        line = await(new Waiter(to, lock.newCondition()), small);
      }
      if (line.isEmpty()) {
        connecting.merge(to.device(), 1, Integer::sum);
      }
      return line;
    } finally {
      lock.unlock();
    }
  }

  private boolean isToWait(Seeder to, boolean small) {
    return connecting.getOrDefault(to.device(), 0) >= AT_ONCE
        || (small && open.stream().filter(line -> line.isShared(to)).count() >= SHARED);
  }

  private Optional<SeederLine> await(Waiter waiter, boolean small) throws CoveyException {
    long left = PATIENCE.toNanos();
    waiting.add(waiter);
    try {
      while (waiter.given == null && isToWait(waiter.to, small) && left > 0) {
        left = waiter.turn.awaitNanos(left);
      }
      return Optional.ofNullable(waiter.given);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (waiter.given != null) {
        return Optional.of(waiter.given);
      }
      throw new CoveyException(ErrorCode.CANCELLED, "not connected any more", e);
    } finally {
      waiting.remove(waiter);
    }
  }

  /** A new one, which is not started yet. Blocks. */
  SeederLine connect(Seeder to) throws CoveyException {
    lock.lock();
    try {
      connecting.merge(to.device(), 1, Integer::sum);
    } finally {
      lock.unlock();
    }
    return dial(to);
  }

  private SeederLine dial(Seeder to) throws CoveyException {
    Optional<SeederLine> line = Optional.empty();
    try {
      Connection made = Dialer.tls(to.endpoint(), tls, settings.receiveTimeout());
      made.expectMuch();
      if (!made.peerCertificate().map(DeviceIdentity::idOf).equals(Optional.of(to.device()))) {
        made.abort();
        throw new CoveyException(ErrorCode.FAILED, "another device answers at its address");
      }
      line = Optional.of(new SeederLine(to, made, settings.sendTimeout(), this::forget));
      return line.get();
    } catch (IOException e) {
      throw new CoveyException(ErrorCode.FAILED, "not reached: " + e.getMessage(), e);
    } finally {
      connected(to, line);
    }
  }

  private void connected(Seeder to, Optional<SeederLine> line) {
    lock.lock();
    try {
      connecting.merge(to.device(), -1, Integer::sum);
      connecting.remove(to.device(), 0);
      line.ifPresent(open::add);
      waiting.forEach(waiter -> waiter.turn.signal());
    } finally {
      lock.unlock();
    }
  }

  /** For whoever waits for it, or comes soon; the seeder owes nothing over it. */
  void keep(SeederLine line, Seeder to) {
    line.rest();
    lock.lock();
    try {
      Optional<Waiter> next =
          waiting.stream()
              .filter(waiter -> waiter.given == null && line.isTo(waiter.to))
              .findFirst();
      if (next.isPresent()) {
        next.get().given = line;
        next.get().turn.signal();
        return;
      }
      long same = kept.stream().filter(other -> other.line.isTo(to)).count();
      if (!closed && kept.size() < MOST && same < SHARED) {
        kept.addFirst(new Kept(line, System.nanoTime() + KEPT.toNanos()));
        if (!sweeping) {
          sweeping = true;
          Threads.start("kept-connections", this::sweep);
        }
        return;
      }
    } finally {
      lock.unlock();
    }
    line.close();
  }

  private void forget(SeederLine line) {
    lock.lock();
    try {
      open.remove(line);
      kept.removeIf(one -> one.line.equals(line));
      waiting.forEach(waiter -> waiter.turn.signal());
    } finally {
      lock.unlock();
    }
  }

  private void sweep() {
    try {
      for (Optional<SeederLine> old = oldest(); old.isPresent(); old = oldest()) {
        old.get().close();
      }
    } catch (InterruptedException _) {
      close();
    }
  }

  /** Waits until one has been kept for long; empty when none is left. */
  private Optional<SeederLine> oldest() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!kept.isEmpty()) {
        long left = kept.getLast().until - System.nanoTime();
        if (left <= 0) {
          return Optional.of(kept.removeLast().line);
        }
        var _ = sweep.awaitNanos(left);
      }
      sweeping = false;
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Closes what is kept, the newest first, and keeps none any more. */
  @Override
  public void close() {
    List<SeederLine> all = new ArrayList<>();
    lock.lock();
    try {
      closed = true;
      kept.forEach(one -> all.add(one.line));
      kept.clear();
      sweep.signal();
    } finally {
      lock.unlock();
    }
    all.forEach(SeederLine::close);
  }
}
