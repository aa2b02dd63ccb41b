package dev.covey.desktop.nearby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.desktop.fx.NearbyNetwork;
import dev.covey.desktop.fx.NearbyNetworks;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.model.Subscription;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Multicast DNS on loopback: what is announced is found, and goes with who announced it. */
class LocalDiscoveryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Fingerprint fingerprint = new Fingerprint(random());
  private final Announcer announcer = new Announcer();
  private final Endpoint balancer = Endpoint.loopback(9_000);
  private final AtomicReference<List<NearbyNetwork>> found = new AtomicReference<>(List.of());

  @AfterEach
  void fallSilent() {
    announcer.close();
  }

  @Test
  void aNetworkIsFoundWhileItIsAnnounced() {
    LocalDiscovery discovery = new LocalDiscovery(InetAddress.ofLiteral(Endpoint.LOOPBACK));
    try (Subscription _ = discovery.watch(found::set)) {
      announcer.announceAnywhere("Riverside “ü”", fingerprint, balancer);
      NearbyNetwork expected =
          new NearbyNetwork("Riverside “ü”", balancer, fingerprint.hex().substring(0, 16));
      await().atMost(PATIENCE).until(() -> found.get().contains(expected));
      announcer.close();
      await().atMost(PATIENCE).until(() -> !found.get().contains(expected));
    }
  }

  @Test
  void whoStoppedLookingIsToldNothing() {
    LocalDiscovery discovery = new LocalDiscovery(InetAddress.ofLiteral(Endpoint.LOOPBACK));
    AtomicReference<List<NearbyNetwork>> closed = new AtomicReference<>(List.of());
    discovery.watch(closed::set).close();
    try (Subscription _ = discovery.watch(found::set)) {
      announcer.announceAnywhere("Riverside", fingerprint, balancer);
      await().atMost(PATIENCE).until(() -> !found.get().isEmpty());
      assertThat(closed.get()).isEmpty();
    }
  }

  @Test
  void aNetworkOnLoopbackIsAnnouncedToNobodyAndFindsNobody() {
    assertThat(LocalDiscovery.from("127.0.0.1")).isSameAs(NearbyNetworks.NONE);
    LocalDiscovery discovery = new LocalDiscovery(InetAddress.ofLiteral(Endpoint.LOOPBACK));
    Fingerprint other = new Fingerprint(random());
    try (Subscription _ = discovery.watch(found::set);
        Announcer quiet = new Announcer();
        Announcer heard = new Announcer()) {
      quiet.announce("Quiet", fingerprint, balancer);
      heard.announceAnywhere("Heard", other, balancer);
      await().atMost(PATIENCE).until(() -> names().contains("Heard"));
      assertThat(names()).doesNotContain("Quiet");
    }
  }

  private List<String> names() {
    return found.get().stream().map(NearbyNetwork::name).toList();
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
