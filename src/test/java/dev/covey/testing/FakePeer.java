package dev.covey.testing;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupName;
import dev.covey.model.RateLimit;
import dev.covey.model.UserName;
import dev.covey.peer.RateLimits;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A peer in memory: obeys as a real one would, records what it was asked ({@link #calls}), and
 * fails or waits on demand. Any thread; events are told on the thread that causes them.
 *
 * <p>It starts signed out in the network {@code home}. Downloads stand still until a test moves
 * them ({@link #put}, {@link #complete}, {@link #fail}); sharings finish at once unless {@link
 * #holdSharings}.
 */
public final class FakePeer extends FakeDownloads {
  public static final Fingerprint FINGERPRINT = new Fingerprint("ab".repeat(32));
  public static final Endpoint BALANCER = Endpoint.loopback(9000);

  // Guarded by this
  private RateLimits rateLimits = RateLimits.none();
  private OptionalInt listenPort = OptionalInt.empty();
  private boolean closed;

  /** A peer at which somebody is signed in, with an account whose password is {@code password1}. */
  public static FakePeer signedIn(String user) {
    FakePeer peer = new FakePeer();
    peer.network.user(user, "password1");
    peer.signIn(new UserName(user));
    return peer;
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized OptionalInt listenPort() {
    return listenPort;
  }

  @Override
  public void listenPort(OptionalInt port) throws CoveyException {
    calls.called("listenPort", port.isPresent() ? port.getAsInt() : 0);
    synchronized (this) {
      listenPort = port;
    }
  }

  @Override
  public synchronized RateLimits rateLimits() {
    return rateLimits;
  }

  @Override
  public void rateLimit(RateLimit all) throws CoveyException {
    calls.called("rateLimit", all.up(), all.down());
    synchronized (this) {
      rateLimits = new RateLimits(all, rateLimits.groups());
    }
  }

  @Override
  public void rateLimit(GroupName group, RateLimit limit) throws CoveyException {
    calls.called("rateLimit", group, limit.up(), limit.down());
    network.listMembers(group, me());
    synchronized (this) {
      SortedMap<GroupName, RateLimit> groups = new TreeMap<>(rateLimits.groups());
      groups.put(group, limit);
      groups.values().removeIf(RateLimit::isNone);
      rateLimits = new RateLimits(rateLimits.all(), groups);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
