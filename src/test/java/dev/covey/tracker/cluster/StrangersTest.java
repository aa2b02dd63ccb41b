package dev.covey.tracker.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.trust.NetworkAuthority;
import dev.covey.trust.RekeyedNetwork;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person reads once what is wrong with a tracker in the list (L7, X2). */
class StrangersTest {
  private static final Endpoint THERE = new Endpoint("192.0.2.7", 7000);
  private static final long SOON = Duration.ofSeconds(1).toNanos();
  private static final long LATER = Strangers.INSISTING.toNanos();

  private final List<String> told = new ArrayList<>();
  private final Strangers strangers = new Strangers(told::add);

  private static IOException alert() {
    return new SSLHandshakeException(
        "(certificate_unknown) Received fatal alert: certificate_unknown");
  }

  @Test
  void anAddressIsToldOfOnceWithTheRemedy() {
    var why = new CoveyException(ErrorCode.UNTRUSTED_NETWORK, "It is another. Give both the same.");
    strangers.dialed(THERE, new IOException(new SSLHandshakeException("no").initCause(why)));
    strangers.dialed(THERE, alert());
    assertThat(told)
        .containsExactly(
            "no cluster with the tracker at 192.0.2.7:7000: It is another. Give both the same.");
  }

  @Test
  void whoIsDownIsNoStranger() {
    strangers.dialed(THERE, new ConnectException("refused"));
    strangers.visited(THERE.host(), new SSLHandshakeException("Unsupported message"), 0);
    strangers.visited(THERE.host(), new SSLHandshakeException("Unsupported message"), LATER);
    assertThat(told).isEmpty();
  }

  @Test
  void whoIsNotDialedIsToldOfByHisHostIfHeInsists() {
    strangers.visited(THERE.host(), alert(), 0);
    strangers.visited(THERE.host(), alert(), SOON);
    assertThat(told).isEmpty();
    strangers.visited(THERE.host(), alert(), LATER);
    strangers.visited(THERE.host(), alert(), LATER + 1);
    assertThat(told)
        .singleElement()
        .asString()
        .startsWith("no cluster with the tracker at 192.0.2.7: It refuses this tracker's")
        .contains("Give both the same network folder");
  }

  @Test
  void whoIsDialedTooIsToldOfByHisAddressAlone() {
    strangers.visited(THERE.host(), alert(), 0);
    strangers.dialed(THERE, alert());
    strangers.visited(THERE.host(), alert(), LATER);
    assertThat(told).singleElement().asString().contains("at 192.0.2.7:7000: ");
  }

  @Test
  void strangersFillNoLog() { // X5
    for (int i = 0; i < 2 * Strangers.MOST; i++) {
      strangers.dialed(new Endpoint("192.0.2.7", 1_000 + i), alert());
    }
    assertThat(told).hasSize(Strangers.MOST);
  }

  @Test
  void bothSidesTellOnceOfAnotherNetworkAndAnotherKey(@TempDir Path directory) throws Exception {
    Path folder = directory.resolve("network");
    SSLContext own = NetworkAuthority.openOrCreate(folder, "home").clusterContext("tracker-1");
    SSLContext rekeyed = RekeyedNetwork.besides(folder).clusterContext("tracker-2");
    SSLContext foreign =
        NetworkAuthority.openOrCreate(directory.resolve("other"), "home").clusterContext("t");
    try (var warnings = new Warnings(ClusterSockets.class);
        var one = new LoopbackMember(own).joined();
        var two = new LoopbackMember(rekeyed, one.at()).joined();
        var three = new LoopbackMember(foreign, one.at()).joined()) {
      one.transport.lookAt(List.of(two.at(), three.at()));
      await()
          .atMost(LoopbackMember.LIMIT)
          .untilAsserted(() -> assertThat(warnings.given()).hasSizeGreaterThanOrEqualTo(4));
      // Each dials the other some times more.
      await()
          .during(Strangers.INSISTING)
          .atMost(LoopbackMember.LIMIT)
          .untilAsserted(() -> assertThat(warnings.given()).hasSize(4));
      String key = "does not hold its cluster key";
      String network = "belongs to another network";
      assertThat(warnings.given())
          .anyMatch(line -> line.contains("at " + two.at() + ": ") && line.contains(key))
          .anyMatch(line -> line.contains("at " + three.at() + ": ") && line.contains(network))
          .filteredOn(line -> line.contains("at " + one.at() + ": "))
          .hasSize(2)
          .anyMatch(line -> line.contains(key))
          .anyMatch(line -> line.contains(network));
    }
  }

  @Test
  void whoIsDialedByAStrangerAloneTellsOfHimToo(@TempDir Path directory) throws Exception {
    Path folder = directory.resolve("network");
    SSLContext own = NetworkAuthority.openOrCreate(folder, "home").clusterContext("tracker-1");
    SSLContext rekeyed = RekeyedNetwork.besides(folder).clusterContext("tracker-2");
    try (var warnings = new Warnings(ClusterSockets.class);
        var one = new LoopbackMember(own).joined();
        var _ = new LoopbackMember(rekeyed, one.at())) {
      await()
          .atMost(LoopbackMember.LIMIT)
          .untilAsserted(() ->
              assertThat(warnings.given())
                  .anyMatch(line -> line.contains("the tracker at 127.0.0.1: It refuses")));
      assertThat(warnings.given()).hasSize(2);
    }
  }
}
