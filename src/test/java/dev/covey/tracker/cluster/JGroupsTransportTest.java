package dev.covey.tracker.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.testing.HeldPort;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.NetworkAuthority;
import dev.covey.trust.RekeyedNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.jgroups.JChannel;
import org.jgroups.ObjectMessage;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.stack.DiagnosticsHandler;
import org.jgroups.util.DefaultSocketFactory;
import org.jgroups.util.DefaultThreadFactory;
import org.jgroups.util.SocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Trackers as a cluster on loopback (DESIGN 5). */
class JGroupsTransportTest {
  private static final Duration LIMIT = LoopbackMember.LIMIT;

  @TempDir private static Path directory;
  private static NetworkAuthority network;
  private static SSLContext context;

  @BeforeAll
  static void foundNetwork() throws CoveyException {
    network = NetworkAuthority.openOrCreate(directory.resolve("network"), "home");
    context = network.clusterContext("tracker-1");
  }

  @Test
  void membersFindEachOtherAndTalk() throws Exception {
    try (var one = new LoopbackMember(context).joined();
        var two = new LoopbackMember(network.clusterContext("tracker-2"), one.at());
        var three = new LoopbackMember(context, one.at())) {
      for (LoopbackMember member : List.of(one, two, three)) {
        member.awaitOthers(2);
      }
      byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
      one.transport.broadcast(hello);
      await().atMost(LIMIT).until(() -> two.heard(hello) && three.heard(hello));
      byte[] longest = new byte[ClusterCodec.LONGEST];
      new Random(1).nextBytes(longest);
      two.transport.send(two.lastSender, longest);
      await().atMost(LIMIT).until(() -> one.heard(longest));
      assertThat(one.heard).hasSize(1);
      assertThat(three.heard).hasSize(1);
      assertThatThrownBy(() -> one.transport.broadcast(new byte[longest.length + 1]))
          .hasMessageContaining("up to 1 MiB");

      Member first = two.lastSender;
      one.transport.close();
      two.awaitOthers(1);
      two.transport.send(first, hello);
      three.awaitOthers(1);
    }
  }

  @Test
  void twoClustersBecomeOneWhenTheyLearnOfEachOther() throws Exception { // T7, T10
    try (var one = new LoopbackMember(context).joined();
        var two = new LoopbackMember(context, one.at());
        var apart = new LoopbackMember(context)) {
      one.awaitOthers(1);
      // By name, which has to be looked up.
      apart.transport.lookAt(List.of(new Endpoint("localhost", two.at().port())));
      for (LoopbackMember member : List.of(one, two, apart)) {
        member.awaitOthers(2);
      }
    }
  }

  @Test
  void whoseFirstQuestionIsLostFoundsNoClusterOfItsOwn() throws Exception { // T7
    try (var proxy = new RecordingProxy()) {
      Endpoint announced = proxy.start();
      try (var one = new LoopbackMember(context, Optional.of(announced)).joined();
          var two = new LoopbackMember(context, announced)) {
        await().pollInterval(Duration.ofMillis(5)).until(() -> proxy.turnedAway() > 0);
        proxy.leadTo(one.bound());
        two.joined().awaitOthers(1);
        assertThat(two.views.getFirst()).as("no cluster that had to be merged").hasSize(1);
      }
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signal that stops a process")
  void aStalledMemberHoldsNobodyUpAndComesBack() throws Exception { // T6, T7
    try (var one = new LoopbackMember(context).joined();
        var two = new LoopbackMember(context, one.at());
        var child = MemberProcess.start(directory.resolve("network"), one.at())) {
      one.awaitOthers(2);
      two.awaitOthers(2);
      child.signal("STOP");
      long longest = 0;
      for (int i = 0; one.others.size() == 2 && i < 1_000; i++) {
        two.heard.clear();
        byte[] ping = ("ping " + i).getBytes(StandardCharsets.UTF_8);
        long begun = System.nanoTime();
        // More than fits into the socket that nobody reads.
        one.transport.broadcast(new byte[100_000]);
        one.transport.broadcast(ping);
        longest = Math.max(longest, System.nanoTime() - begun);
        await().pollInterval(Duration.ofMillis(5)).atMost(LIMIT).until(() -> two.heard(ping));
      }
      // Who waited for the stalled one would wait until it is given up, three seconds after.
      assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(2));
      one.awaitOthers(1);
      two.awaitOthers(1);

      child.signal("CONT");
      one.awaitOthers(2);
      two.awaitOthers(2);

      child.kill();
      one.awaitOthers(1);
      two.awaitOthers(1);
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signal that stops a process")
  void closingWaitsForNoStalledMember() throws Exception { // T13
    var one = new LoopbackMember(context).joined();
    try (one;
        var child = MemberProcess.start(directory.resolve("network"), one.at())) {
      one.awaitOthers(1);
      child.signal("STOP");
      for (int i = 0; i < 100; i++) {
        one.transport.broadcast(new byte[100_000]);
      }
      long begun = System.nanoTime();
      one.transport.close();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void whoHasNoKeyJoinsNothing() throws Exception {
    NetworkAuthority other = NetworkAuthority.openOrCreate(directory.resolve("other"), "home");
    DeviceIdentity device = DeviceIdentity.openOrCreate(directory.resolve("device"));
    SSLContext asDevice = device.trackerClient(network.fingerprint());
    try (var one = new LoopbackMember(context).joined();
        var two = new LoopbackMember(context, one.at());
        var foreign = new LoopbackMember(other.clusterContext("tracker-1"), one.at());
        var plainPort = HeldPort.take();
        var peerPort = HeldPort.take();
        var plain = stranger(new DefaultSocketFactory(), plainPort, one.at());
        var peer = stranger(new DefaultSocketFactory(asDevice), peerPort, one.at())) {
      one.awaitOthers(1);
      plain.send(new ObjectMessage(null, "let me in"));
      peer.send(new ObjectMessage(null, "let me in"));
      // Long enough for each to look for others again.
      await().during(Duration.ofMillis(1_500)).atMost(LIMIT).until(() -> one.others.size() == 1);
      assertThat(two.others).hasSize(1);
      assertThat(foreign.others).isEmpty();
      assertThat(plain.getView().getMembers()).hasSize(1);
      assertThat(peer.getView().getMembers()).hasSize(1);
      assertThat(one.heard).isEmpty();
      assertThatThrownBy(() -> read(one.at(), asDevice)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whoHasAnotherClusterKeyJoinsNothing() throws Exception { // L7, X2
    NetworkAuthority rekeyed = RekeyedNetwork.besides(directory.resolve("network"));
    SSLContext other = rekeyed.clusterContext("tracker-3");
    try (var one = new LoopbackMember(context).joined();
        var foreign = new LoopbackMember(other, one.at()).joined();
        var two = new LoopbackMember(context, one.at(), foreign.at())) {
      one.transport.lookAt(List.of(foreign.at()));
      one.awaitOthers(1);
      two.awaitOthers(1);
      foreign.transport.broadcast(new byte[] {1});
      // Long enough for each to look for others again.
      await().during(Duration.ofMillis(1_500)).atMost(LIMIT).until(() -> foreign.others.isEmpty());
      assertThat(one.others).hasSize(1);
      assertThat(two.others).hasSize(1);
      assertThat(one.heard).isEmpty();
      assertThat(two.heard).isEmpty();
      assertThat(foreign.heard).isEmpty();
      assertThatThrownBy(() -> read(one.at(), other)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> read(foreign.at(), context)).isInstanceOf(IOException.class);
    }
  }

  private static int read(Endpoint from, SSLContext with) throws IOException {
    try (Connection connection = Dialer.tls(from, with, LIMIT)) {
      connection.readTimeout(LIMIT);
      return connection.input().read();
    }
  }

  /** JGroups as anybody may run it. */
  private static JChannel stranger(SocketFactory sockets, HeldPort port, Endpoint place)
      throws Exception {
    TCP tcp = new TCP();
    tcp.setSocketFactory(sockets);
    tcp.setBindAddress(InetAddress.ofLiteral(Endpoint.LOOPBACK)).setBindPort(port.number());
    tcp.setDiagnosticsHandler(
        new DiagnosticsHandler(tcp.getLog(), sockets, new DefaultThreadFactory("stranger", true))
            .setEnabled(false));
    TCPPING discovery = new TCPPING();
    discovery.setInitialHosts(List.of(new InetSocketAddress(place.host(), place.port())));
    GMS membership = new GMS().setJoinTimeout(500).printLocalAddress(false);
    JChannel channel = new JChannel(tcp, discovery, new NAKACK2(), new UNICAST3(), membership);
    channel.setName("stranger");
    return channel.connect("covey");
  }

  @Test
  void whoListensReadsNothing() throws Exception {
    try (var proxy = new RecordingProxy()) {
      Endpoint announced = proxy.start();
      try (var one = new LoopbackMember(context, Optional.of(announced)).joined()) {
        proxy.leadTo(one.bound());
        try (var two = new LoopbackMember(context, announced)) {
          one.awaitOthers(1);
          two.awaitOthers(1);
          byte[] secret = "CREATE_USER bartholomew".repeat(20).getBytes(StandardCharsets.UTF_8);
          two.transport.broadcast(secret);
          await().atMost(LIMIT).until(() -> one.heard(secret));
          one.transport.broadcast(secret);
          await().atMost(LIMIT).until(() -> two.heard(secret));
        }
      }
      assertThat(proxy.seen()).hasSizeGreaterThan(1_000).doesNotContain("bartholomew", "covey");
    }
  }

  @Test
  void aPortThatIsTakenIsToldAtOnce() throws Exception {
    try (var one = new LoopbackMember(context).joined();
        var two = new JGroupsTransport(one.at(), Optional.empty(), context)) {
      assertThatThrownBy(() -> two.start(one))
          .isInstanceOfSatisfying(
              CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED))
          .hasMessageContaining("is in use by another program");
    }
  }

  @Test
  void whoListensOnAllAddressesMustTellOthersOne() throws Exception {
    Endpoint all = new Endpoint("0.0.0.0", 0);
    try (var nowhere = new JGroupsTransport(all, Optional.empty(), context);
        var somewhere = new JGroupsTransport(all, Optional.of(Endpoint.loopback(0)), context);
        var other = new LoopbackMember(context)) {
      assertThatThrownBy(() -> nowhere.start(other))
          .hasMessageContaining("Other trackers cannot find this one at 0.0.0.0");
      somewhere.start(other);
      assertThat(somewhere.local().host()).isEqualTo(Endpoint.LOOPBACK);
      assertThat(somewhere.local().port()).isPositive();
    }
  }

  @Test
  void closingTwiceOrBeforeTheStartIsNothing() throws Exception {
    var never = new JGroupsTransport(Endpoint.loopback(0), Optional.empty(), context);
    never.close();
    var member = new LoopbackMember(context);
    member.close();
    member.close();
    assertThatThrownBy(() -> member.transport.start(member))
        .isInstanceOf(IllegalStateException.class);
  }
}
