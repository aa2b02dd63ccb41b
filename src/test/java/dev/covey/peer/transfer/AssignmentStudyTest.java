package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.AssignmentOutcome.Turn;
import dev.covey.peer.transfer.AssignmentStudy.SweepPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentStudyTest {

  /** One character a piece, {@code 1} for one that the peer has. */
  private static DescribedPeer peer(String name, double score, String has) {
    BitSet pieces = new BitSet();
    for (int i = 0; i < has.length(); i++) {
      pieces.set(i, has.charAt(i) == '1');
    }
    return new DescribedPeer(new UserName(name), score, PieceSet.of(has.length(), pieces));
  }

  private static AssignmentStudy study(DescribedPeer... peers) {
    return new AssignmentStudy(peers[0].pieces().size(), List.of(peers), 0.2, 0.8, 1.25, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itAssignsAsADownloadWouldPlan(long seed) { // P8, P1 to P3, P6
    SplittableRandom chance = new SplittableRandom(seed);
    int pieces = 1 + chance.nextInt(400);
    boolean everybodyHasAll = chance.nextBoolean();
    List<DescribedPeer> peers = new ArrayList<>();
    for (int i = 0; i < 1 + chance.nextInt(6); i++) {
      StringBuilder has = new StringBuilder();
      int percent = everybodyHasAll ? 100 : chance.nextInt(101);
      for (int piece = 0; piece < pieces; piece++) {
        has.append(chance.nextInt(100) < percent ? '1' : '0');
      }
      peers.add(peer("p" + i, chance.nextInt(101) / 100.0, has.toString()));
    }
    AssignmentOutcome outcome = new AssignmentStudy(pieces, peers, 0.2, 0.8, 1.25, seed).run();

    PiecePicker.Rules rules =
        new PiecePicker.Rules(
            new AssignmentRule(0.2, 0.8, 1.25), 3, Duration.ofMillis(250), PiecePicker.Rules.BAND);
    PiecePicker picker = new PiecePicker(PieceSet.none(pieces), rules, new SplittableRandom(seed));
    for (int i = 0; i < peers.size(); i++) {
      picker.joined(device(i), peers.get(i).score());
      picker.has(device(i), 0, peers.get(i).pieces());
    }
    picker.ask(device(0), 0, 0); // plans, and asks for nothing

    assertThat(outcome.cap()).isEqualTo(picker.cap());
    BitSet assigned = new BitSet();
    for (Turn turn : outcome.turns()) {
      assertThat(picker.assignedTo(turn.piece())).contains(device(turn.peer()));
      assigned.set(turn.piece());
    }
    for (int piece = 0; piece < pieces; piece++) {
      assertThat(picker.assignedTo(piece).isPresent()).isEqualTo(assigned.get(piece));
    }
    for (int i = 0; i < peers.size(); i++) {
      int peer = i;
      assertThat(picker.peer(device(i)).orElseThrow().planned)
          .containsExactlyElementsOf(
              outcome.turns().stream()
                  .filter(turn -> turn.peer() == peer)
                  .map(Turn::piece)
                  .toList());
    }
  }

  private static DeviceId device(int index) {
    return new DeviceId("%064x".formatted(index + 1));
  }

  @Test
  void equalPeersGetEqualShares() { // P3, P8
    String all = "1".repeat(40);
    AssignmentOutcome outcome =
        study(peer("a", 0.5, all), peer("b", 0.5, all), peer("c", 0.5, all), peer("d", 0.5, all))
            .run();
    assertThat(outcome.loads()).containsExactly(10, 10, 10, 10);
    assertThat(outcome.cap()).isEqualTo(13); // 40 / 4 * 1.25 is 12.5
  }

  @Test
  void theBetterPeerGetsMoreUntilItsLoadOutweighsItsScore() { // P3, P8
    // The cap is 13. The good one leads while 0.2 > 0.8 * (its lead / 13): by 4 pieces at most.
    String all = "1".repeat(20);
    AssignmentOutcome outcome = study(peer("good", 1, all), peer("poor", 0, all)).run();
    assertThat(outcome.cap()).isEqualTo(13);
    assertThat(outcome.loads()).containsExactly(12, 8);
    assertThat(outcome.trend().getFirst().loads()).containsExactly(2, 0);
  }

  @Test
  void whatNobodyHasAndWhatOnlyFullPeersHaveIsTold() { // P2, P8
    // The cap is ceil(8 / 2 * 1.25) = 5: of the six pieces that only "a" has, one waits.
    AssignmentOutcome outcome =
        new AssignmentStudy(
                8, List.of(peer("a", 0.5, "11111110"), peer("b", 0.5, "10000000")), 0, 0.8, 1.25, 1)
            .run();
    assertThat(outcome.cap()).isEqualTo(5);
    assertThat(outcome.loads()).containsExactly(5, 1);
    assertThat(outcome.waiting()).isEqualTo(1);
    assertThat(outcome.missing()).isEqualTo(1);
  }

  @Test
  void theRarestPiecesComeFirst() { // P6, P8
    AssignmentOutcome outcome =
        study(peer("a", 0.5, "1111"), peer("b", 0.5, "1101"), peer("c", 0.5, "1100")).run();
    assertThat(outcome.turns().getFirst()).isEqualTo(new Turn(2, 0));
    assertThat(outcome.turns().get(1).piece()).isEqualTo(3);
  }

  @Test
  void aPeerWithoutPiecesGetsNoneAndDoesNotLowerTheCap() { // P2, P8
    AssignmentOutcome outcome = study(peer("a", 0.5, "1111"), peer("b", 0.9, "0000")).run();
    assertThat(outcome.loads()).containsExactly(4, 0);
    assertThat(outcome.cap()).isEqualTo(5);
  }

  @Test
  void whereNobodyHasAnythingNothingIsAssigned() { // P8
    AssignmentOutcome outcome = study(peer("a", 0.5, "000")).run();
    assertThat(outcome.total()).isZero();
    assertThat(outcome.missing()).isEqualTo(3);
  }

  @Test
  void theSameSeedGivesTheSameOutcomeAndAnotherSeedAnother() { // P8
    List<DescribedPeer> peers = PeerDescriptions.drawn(5, 300, 7);
    AssignmentStudy study = new AssignmentStudy(300, peers, 0.2, 0.8, 1.25, 7);
    AssignmentStudy again =
        new AssignmentStudy(300, PeerDescriptions.drawn(5, 300, 7), 0.2, 0.8, 1.25, 7);
    AssignmentStudy other = new AssignmentStudy(300, peers, 0.2, 0.8, 1.25, 8);
    assertThat(again.run()).isEqualTo(study.run());
    assertThat(again.sweep()).isEqualTo(study.sweep());
    assertThat(other.run().turns()).isNotEqualTo(study.run().turns());
  }

  @Test
  void theSweepGoesThroughAllWeightsAndMeetsThePlainRun() { // P8
    String all = "1".repeat(100);
    AssignmentStudy study = study(peer("a", 0.9, all), peer("b", 0.5, all), peer("c", 0.1, all));
    List<SweepPoint> points = study.sweep();
    assertThat(points).hasSize(36);
    assertThat(points).extracting(SweepPoint::alpha).startsWith(0.0, 0.0).endsWith(1.0);
    assertThat(points).extracting(SweepPoint::beta).startsWith(0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 0.0);
    AssignmentOutcome plain = study.run();
    assertThat(at(points, 0.2, 0.8))
        .isEqualTo(
            new SweepPoint(
                0.2, 0.8, plain.fairness(), plain.correlation(), plain.max() - plain.min()));
  }

  @Test
  void withoutWeightOnLoadTheBestPeersFillUpToTheCap() { // P2, P3, P8
    // The cap is ceil(100 / 3 * 1.25) = 42: 42, 42 and the 16 that are left.
    String all = "1".repeat(100);
    AssignmentStudy study = study(peer("a", 0.9, all), peer("b", 0.5, all), peer("c", 0.1, all));
    assertThat(at(study.sweep(), 1, 0).spread()).isEqualTo(26);
    assertThat(at(study.sweep(), 0, 1).spread()).isEqualTo(1); // 34, 33, 33
  }

  private static SweepPoint at(List<SweepPoint> points, double alpha, double beta) {
    return points.stream()
        .filter(point -> point.alpha() == alpha && point.beta() == beta)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aStudyThatMakesNoSenseIsRefused() { // P8
    DescribedPeer peer = peer("a", 0.5, "111");
    assertThatThrownBy(() -> new AssignmentStudy(3, List.of(), 0.2, 0.8, 1.25, 1))
        .hasMessage("A study needs a peer.");
    assertThatThrownBy(() -> new AssignmentStudy(4, List.of(peer), 0.2, 0.8, 1.25, 1))
        .hasMessage("a is described for 3 pieces, not 4.");
    assertThatThrownBy(() -> new AssignmentStudy(3, List.of(peer), -1, 0.8, 1.25, 1))
        .isInstanceOf(IllegalArgumentException.class);
    List<DescribedPeer> many = PeerDescriptions.drawn(201, 100_000, 1);
    assertThatThrownBy(() -> new AssignmentStudy(100_000, many, 0.2, 0.8, 1.25, 1))
        .hasMessageContaining("more than 20000000");
  }
}
