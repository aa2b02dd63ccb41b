package dev.covey.tracker.cluster;

import dev.covey.net.Threads;
import java.net.InetSocketAddress;
import java.util.Collection;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.PhysicalAddress;
import org.jgroups.blocks.cs.Connection;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.PerDestinationBundler;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.DiagnosticsHandler;
import org.jgroups.util.DefaultThreadFactory;
import org.jgroups.util.SocketFactory;

/**
 * JGroups' protocols and why each is set as it is. All times are in milliseconds.
 *
 * <p>There is no flow control, because it would keep a sender waiting for a stalled member (T6):
 * {@link JGroupsTransport} drops instead. And there is no protocol that opens a socket of its own.
 */
final class ClusterStack {
  /** A message of up to so many bytes is a small one. */
  private static final int SMALL = 4_096;

  /** What one member may leave unconfirmed: 32 MB of small messages, and as much of fragments. */
  private static final int MOST_SMALL = 8_192;

  private static final int MOST_BIG = 512;

  /** Messages of one member that another may keep waiting, in all; the rest is lost. */
  private static final int QUEUE = MOST_SMALL;

  /** Of bytes ready to be written to one connection, up to 64 KB each; the rest is sent again. */
  private static final int WRITE_QUEUE = MOST_BIG;

  /** Fits into one write with its headers. */
  private static final int FRAGMENT_BYTES = 60_000;

  /** Messages until they are confirmed; fewer are confirmed after half a second. */
  private static final int ACK_AFTER = 16;

  /** Between two requests to begin anew with somebody who was away. */
  private static final int RESYNC = 500;

  /** Questions to each place while joining, spread over the time that joining waits for answers. */
  private static final int DISCOVERY_RUNS = 5;

  private static final int HEARTBEAT = 500;
  private static final int SILENCE = 3_000;
  private static final int VERIFICATION = 500;

  private final UNICAST3 unicast =
      new UNICAST3().setAckThreshold(ACK_AFTER).setSyncMinInterval(RESYNC);
  private final JChannel channel;

  /**
   * @param announced where the others find this tracker
   * @param places where to look for others; may change at any time
   */
  ClusterStack(
      InetSocketAddress announced, Collection<PhysicalAddress> places, SocketFactory sockets)
      throws Exception {
    channel =
        new JChannel(
            tcp(announced, sockets),
            discovery(places),
            merging(),
            silence(),
            // A closed connection or three silent seconds may be a hiccup: ask once more.
            new VERIFY_SUSPECT2().setTimeout(VERIFICATION),
            // Carries views; what trackers tell each other goes by unicast.
            new NAKACK2().useMcastXmit(false).logDiscardMessages(false),
            unicast,
            new STABLE(),
            membership(),
            new FRAG4().setFragSize(FRAGMENT_BYTES));
    // Else it would ask the system for the machine's name.
    channel.setName(announced.getAddress().getHostAddress() + ":" + announced.getPort());
  }

  JChannel channel() {
    return channel;
  }

  /** Whether a message of so many bytes may join those that the member has not confirmed yet. */
  boolean hasRoom(Address member, int bytes) {
    return unicast.getNumUnackedMessages(member) < (bytes <= SMALL ? MOST_SMALL : MOST_BIG);
  }

  /** What a member that left has not confirmed would hold up what it is sent when it is back. */
  void forget(Address left) {
    unicast.removeSendConnection(left);
    unicast.removeReceiveConnection(left);
  }

  private static TCP tcp(InetSocketAddress announced, SocketFactory sockets) throws Exception {
    TCP tcp = new ClusterTcp();
    tcp.setSocketFactory(sockets);
    // The socket is bound already: this is what the others are told.
    tcp.setBindAddress(announced.getAddress()).setBindPort(announced.getPort()).setPortRange(0);
    tcp.deferClientBindAddr(true);
    // Neither a queue for each member nor one for each connection makes a sender wait; with one
    // thread for all, as by default, a stalled member would hold up the heartbeats to the others.
    PerDestinationBundler bundler = new PerDestinationBundler();
    bundler.setCapacity(QUEUE);
    bundler.useSingleSenderThread(false);
    tcp.setBundler(bundler);
    tcp.nonBlockingSends(true).maxSendQueue(WRITE_QUEUE);
    // A member that was killed is known by its closed connection, long before it is missed.
    tcp.enableSuspectEvents(true);
    tcp.logDetails(false);
    tcp.logAcceptError(false);
    tcp.setLogDiscardMessages(false);
    tcp.useVirtualThreads(true);
    // On by default, it listens for multicasts and tells anybody everything.
    tcp.setDiagnosticsHandler(
        new DiagnosticsHandler(
                tcp.getLog(), sockets, new DefaultThreadFactory("cluster-diagnostics", true))
            .setEnabled(false));
    return tcp;
  }

  private static TCPPING discovery(Collection<PhysicalAddress> places) {
    TCPPING discovery = new TCPPING();
    discovery.setInitialHosts2(places).setPortRange(0);
    // A merge needs to reach all members, whichever of them answered.
    discovery.returnEntireCache(true);
    // When two dial each other at once, one connection is given up, with the question that was on
    // it:
    // who asked only once would find nobody, found a cluster of his own, and need a merge.
    discovery.numDiscoveryRuns(DISCOVERY_RUNS);
    // Addresses that members once had; each is tried for ever.
    discovery.setValue("max_dynamic_hosts", 32);
    return discovery;
  }

  /**
   * Each side of a split looks for others about twice a second, and compares every 1.2 seconds, so
   * that even one that looks late is compared.
   */
  private static MERGE3 merging() {
    return new MERGE3().setMinInterval(250).setMaxInterval(500).setCheckInterval(1_200);
  }

  private static FD_ALL3 silence() {
    FD_ALL3 silence = new FD_ALL3();
    silence.setTimeout(SILENCE).setInterval(HEARTBEAT);
    return silence;
  }

  private static final class ClusterTcp extends TCP {
    /**
     * Parting from a stalled member takes as long as the write limit of its socket; a new view must
     * not wait for that.
     */
    @Override
    public void retainAll(Collection<Address> members) {
      Threads.start("cluster-part", () -> super.retainAll(members));
    }

    /** One that never came about tells nothing new, and asking for it again would never end. */
    @Override
    public void connectionClosed(Connection connection) {
      if (connection.localAddress() != null) {
        super.connectionClosed(connection);
      }
    }
  }

  private static GMS membership() {
    return new GMS()
        // Who answers later is met by a merge.
        .setJoinTimeout(1_000)
        .setMaxJoinAttempts(3)
        .setLeaveTimeout(500)
        .setMergeTimeout(2_000)
        // A member that is about to be missed must not hold up a new one for long.
        .setViewAckCollectionTimeout(1_000)
        .printLocalAddress(false);
  }
}
