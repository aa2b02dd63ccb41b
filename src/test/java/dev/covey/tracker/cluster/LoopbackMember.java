package dev.covey.tracker.cluster;

import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** A transport on loopback that keeps what it hears. */
final class LoopbackMember implements AutoCloseable, Transport.Receiver {
  /** Generous, for the machine may be busy. */
  static final Duration LIMIT = Duration.ofSeconds(40);

  final JGroupsTransport transport;
  final List<byte[]> heard = new CopyOnWriteArrayList<>();

  /** Who else was there, each time that changed. */
  final List<Set<Member>> views = new CopyOnWriteArrayList<>();

  volatile Set<Member> others = Set.of();
  volatile Member lastSender;

  LoopbackMember(SSLContext context, Endpoint... places) throws CoveyException {
    this(context, Optional.empty(), places);
  }

  LoopbackMember(SSLContext context, Optional<Endpoint> announced, Endpoint... places)
      throws CoveyException {
    transport = new JGroupsTransport(Endpoint.loopback(0), announced, context);
    transport.lookAt(Arrays.asList(places));
    transport.start(this);
  }

  @Override
  public void received(Member from, byte[] message) {
    lastSender = from;
    heard.add(message);
  }

  @Override
  public void members(Set<Member> now) {
    views.add(now);
    others = now;
  }

  Endpoint at() {
    return transport.local();
  }

  /** Where it really listens. */
  Endpoint bound() {
    return transport.bound();
  }

  /** Two that start at once take seconds to agree on who was first. */
  LoopbackMember joined() {
    await().atMost(LIMIT).until(transport::hasJoined);
    return this;
  }

  void awaitOthers(int count) {
    await().pollInterval(Duration.ofMillis(10)).atMost(LIMIT).until(() -> others.size() == count);
  }

  /** Whether it has heard exactly that. */
  boolean heard(byte[] message) {
    return heard.stream().anyMatch(one -> Arrays.equals(one, message));
  }

  @Override
  public void close() {
    transport.close();
  }
}
