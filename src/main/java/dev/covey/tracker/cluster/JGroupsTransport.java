package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.net.Threads;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Message;
import org.jgroups.View;
import org.jgroups.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trackers as a JGroups cluster over TLS. Called by any thread, none of which ever waits for
 * another tracker; calls its receiver on JGroups' threads.
 *
 * <p>A member that confirms nothing gets no more than a window of messages, then they are lost, so
 * that a stalled one costs no memory: whoever lacks something asks for it later.
 */
final class JGroupsTransport implements Transport {
  private static final Logger log = LoggerFactory.getLogger(JGroupsTransport.class);

  private static final String CLUSTER = "covey";

  /** How long to take leave in good order. */
  private static final Duration LEAVE_LIMIT = Duration.ofSeconds(1);

  /** How long JGroups may take to end when all its connections are cut. */
  private static final Duration END_LIMIT = Duration.ofMillis(500);

  // Immutable
  private final Optional<Endpoint> announced;
  private final ClusterSockets sockets;
  private final Places places = new Places();
  private final CountDownLatch ended = new CountDownLatch(1);

  // Written under this object's lock
  private volatile boolean closed;
  private Endpoint local;
  private Thread joining;

  /** Null until the thread that joins has joined. */
  private volatile ClusterStack joined;

  /** Written by JGroups' threads, one after another. */
  private volatile Map<Member, Address> members = Map.of();

  /**
   * @param bind where to listen; port 0 takes a free one
   * @param announced where the others find it, if not there; port 0 stands for the one it got
   * @param context the cluster's, for both directions
   */
  JGroupsTransport(Endpoint bind, Optional<Endpoint> announced, SSLContext context) {
    this.announced = announced;
    this.sockets = new ClusterSockets(bind, context);
  }

  /** Takes the port and comes back; a thread of its own finds the others. */
  @Override
  public synchronized void start(Receiver receiver) throws CoveyException {
    if (local != null || closed) {
      throw new IllegalStateException("the transport was started or closed before");
    }
    sockets.start();
    Endpoint bound = sockets.local();
    Endpoint known = announced.orElse(bound);
    local = known.port() == 0 ? new Endpoint(known.host(), bound.port()) : known;
    InetSocketAddress address = new InetSocketAddress(local.host(), local.port());
    if (address.isUnresolved() || address.getAddress().isAnyLocalAddress()) {
      sockets.close();
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION,
          "Other trackers cannot find this one at %s; name an address of this computer."
              .formatted(local));
    }
    places.add(Set.of(local));
    joining = Threads.start("cluster-join", () -> join(address, receiver));
  }

  private void join(InetSocketAddress address, Receiver receiver) {
    try {
      ClusterStack stack = new ClusterStack(address, places.addresses(), sockets);
      Postbox postbox = new Postbox(stack, receiver);
      stack.channel().setReceiver(postbox);
      if (!closed) {
        stack.channel().connect(CLUSTER);
        postbox.open();
      }
    } catch (Exception e) {
      log.error("the cluster cannot be joined, so this tracker serves alone", e);
    }
  }

  @Override
  public synchronized Endpoint local() {
    if (local == null) {
      throw new IllegalStateException("the transport has not been started");
    }
    return local;
  }

  /** Where it listens, which may differ from where others find it. */
  Endpoint bound() {
    return sockets.local();
  }

  /** Whether it has looked for others; from here on it is found by those who look for it. */
  boolean hasJoined() {
    return joined != null;
  }

  @Override
  public void broadcast(byte[] message) {
    // One by one, so that what a stalled member does not take is lost to it alone.
    members.values().forEach(address -> send(address, message));
  }

  @Override
  public void send(Member to, byte[] message) {
    Address address = members.get(to);
    if (address != null) {
      send(address, message);
    }
  }

  private void send(Address to, byte[] message) {
    if (message.length > ClusterCodec.LONGEST) {
      throw new IllegalArgumentException("a message has up to 1 MiB, not " + message.length);
    }
    ClusterStack stack = joined;
    if (stack == null || closed) {
      return;
    }
    if (!stack.hasRoom(to, message.length)) {
      log.trace("{} confirms nothing: a message of {} bytes is lost", to, message.length);
      return;
    }
    try {
      stack.channel().send(new BytesMessage(to, message));
    } catch (Exception e) {
      log.debug("a message to {} is lost: {}", to, e.toString());
    }
  }

  @Override
  public void lookAt(Collection<Endpoint> more) {
    places.add(more);
  }

  /** Comes back within two seconds, whatever the others do. May be called twice. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    places.close();
    if (joining != null) {
      Threads.start("cluster-leave", this::leave);
      await(LEAVE_LIMIT);
    }
    sockets.close();
    if (joining != null && !await(END_LIMIT)) {
      log.debug("the cluster was left while one of its threads still waited");
    }
  }

  private void leave() {
    try {
      joining.join();
      ClusterStack stack = joined;
      if (stack != null) {
        stack.channel().close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private boolean await(Duration limit) {
    try {
      return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Member member(Address address) {
    return new Member(((UUID) address).toStringLong());
  }

  /** Hands over what JGroups brings, on its threads. */
  private final class Postbox implements org.jgroups.Receiver {
    private final ClusterStack stack;
    private final Receiver receiver;

    /** What came before this could send; guarded by this. */
    private View first;

    Postbox(ClusterStack stack, Receiver receiver) {
      this.stack = stack;
      this.receiver = receiver;
    }

    @Override
    public void receive(Message message) {
      byte[] bytes = message.getPayload();
      if (!closed && bytes != null) {
        receiver.received(member(message.src()), bytes);
      }
    }

    synchronized void open() {
      joined = stack;
      if (first != null) {
        tell(first);
      }
    }

    @Override
    public synchronized void viewAccepted(View view) {
      if (joined == null) {
        first = view;
      } else {
        tell(view);
      }
    }

    /** Only when whoever hears of members can also send to them. */
    private void tell(View view) {
      Address self = stack.channel().getAddress();
      Map<Member, Address> now =
          view.getMembers().stream()
              .filter(address -> !address.equals(self))
              .collect(Collectors.toUnmodifiableMap(JGroupsTransport::member, Function.identity()));
      Map<Member, Address> before = members;
      if (closed || now.equals(before)) {
        return;
      }
      members = now;
      before.values().stream().filter(one -> !now.containsValue(one)).forEach(stack::forget);
      log.info("the cluster is {}", view.getMembers());
      receiver.members(now.keySet());
    }
  }
}
