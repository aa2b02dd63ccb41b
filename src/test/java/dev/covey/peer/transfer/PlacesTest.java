package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.GroupId;
import dev.covey.model.Seeder;
import dev.covey.model.UserName;
import dev.covey.net.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final DeviceId SELF = new DeviceId("0".repeat(64));
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SplittableRandom random = new SplittableRandom(5);
  private final long begun = System.nanoTime();
  private final long now = begun + SECOND;
  private final PeerLink.Shared shared =
      new PeerLink.Shared(
          null,
          null,
          new Inbox(),
          () -> Throttles.unlimited().down().lane(GroupId.random()),
          LoopbackSwarm.PATIENT);
  private final List<KnownSeeder> all = new ArrayList<>();

  private Places places(int most) {
    return new Places(most, PATIENCE, new Partners(SELF, begun, random), random);
  }

  private KnownSeeder known(boolean complete, double score) {
    Seeder seeder =
        new Seeder(
            new DeviceId("%064x".formatted(all.size() + 1)),
            new UserName("ann"),
            "laptop",
            Endpoint.loopback(7_000),
            score,
            complete);
    KnownSeeder known = new KnownSeeder(seeder, new Backoff(PATIENCE, PATIENCE, random));
    all.add(known);
    return known;
  }

  private void connected(KnownSeeder known, long since) {
    known.connecting(new PeerLink(known.seeder(), shared), since);
    known.joined(since);
  }

  private List<KnownSeeder> due() {
    return all.stream().filter(known -> known.link() == null).toList();
  }

  @Test
  void allWhoHaveTheFileAreConnectedToAndFewOfThoseWhoFetchIt() { // D2, F12
    for (int i = 0; i < 10; i++) {
      known(true, 0.5);
      known(false, 0.5);
    }
    List<KnownSeeder> best = places(50).best(all, due(), now);
    assertThat(best.subList(0, 10)).allMatch(known -> known.seeder().complete());
    assertThat(best.subList(10, best.size())).hasSize(3);
  }

  @Test
  void whoHasTheFileComesFirstByItsScore() { // P4
    known(false, 1);
    KnownSeeder poor = known(true, 0.1);
    KnownSeeder good = known(true, 0.9);
    assertThat(places(1).best(all, due(), now)).containsExactly(good);
    assertThat(places(2).best(all, due(), now)).containsExactly(good, poor);
  }

  @Test
  void whoeverHasTheFileAndIsOutOfReachKeepsNobodyOut() { // D2, D6
    for (int i = 0; i < 10; i++) {
      known(true, 1).lost("it does not answer", begun);
    }
    KnownSeeder partner = known(false, 0.1);
    assertThat(places(1).best(all, due(), now)).containsExactly(partner);
  }

  @Test
  void aPartnerWhoSendsNothingGivesWayToAnother() { // N2
    KnownSeeder seeder = known(true, 0.5);
    KnownSeeder silent = known(false, 0.5);
    KnownSeeder recent = known(false, 0.5);
    known(false, 0.5);
    List.of(seeder, silent).forEach(known -> connected(known, begun));
    long later = begun + 6 * SECOND;
    connected(recent, later - SECOND);
    assertThat(places(50).giveWay(all, due(), begun + SECOND)).isEmpty();
    assertThat(places(50).giveWay(all, due(), later)).containsExactly(silent);
  }

  @Test
  void whoseOthersCameInBetweenLeavesTheLeastUsefulPartner() { // F12
    List<KnownSeeder> partners = List.of(known(false, 0.5), known(false, 0.5), known(false, 0.5));
    known(false, 0.5);
    partners.forEach(known -> connected(known, begun));
    partners.get(1).served();
    assertThat(places(50).giveWay(all, due(), now)).containsExactly(partners.get(2));
  }
}
