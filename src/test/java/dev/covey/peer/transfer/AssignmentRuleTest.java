package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentRuleTest {
  private final AssignmentRule rule = new AssignmentRule(0.20, 0.80, 1.25); // P5

  private record Peer(String name, double score, int load) implements AssignmentRule.Contender {}

  @ParameterizedTest
  @CsvSource({
    "100, 4, 1.25, 32", // 31.25
    "100, 4, 1.00, 25",
    "10, 3, 1.25, 5", // 4.17
    "12, 5, 1.25, 3", // exactly 3, whatever doubles make of it
    "1, 50, 1.25, 1",
    "0, 0, 1.25, 1",
  })
  void theCapIsTheEvenShareTimesK(int pieces, int peers, double k, int cap) { // P2
    assertThat(new AssignmentRule(0.2, 0.8, k).cap(pieces, peers)).isEqualTo(cap);
  }

  @Test
  void theUtilityWeighsScoreAgainstLoad() { // P3
    assertThat(rule.utility(0.5, 3, 12)).isCloseTo(0.2 * 0.5 - 0.8 * 0.25, within(1e-12));
  }

  @Test
  void theHighestUtilityWins() { // P3
    List<Peer> peers = List.of(new Peer("busy", 0.9, 5), new Peer("free", 0.1, 0));
    assertThat(rule.choose(0, peers, 10).orElseThrow().name()).isEqualTo("free");
  }

  @Test
  void theBetterScoreWinsAtEqualLoad() { // P3
    List<Peer> peers = List.of(new Peer("slow", 0.1, 2), new Peer("fast", 0.9, 2));
    assertThat(rule.choose(0, peers, 10).orElseThrow().name()).isEqualTo("fast");
  }

  @Test
  void aPeerAtItsCapIsSkipped() { // P2
    List<Peer> peers = List.of(new Peer("fast", 1, 3), new Peer("slow", 0, 2));
    assertThat(rule.choose(0, peers, 3).orElseThrow().name()).isEqualTo("slow");
    assertThat(rule.choose(0, peers, 2)).isEmpty();
  }

  @Test
  void tiesGoRoundByThePiecesIndex() { // P3
    List<Peer> peers = List.of(new Peer("a", 0.5, 0), new Peer("b", 0.5, 0), new Peer("c", 0.5, 0));
    assertThat(List.of(0, 1, 2, 3, 4))
        .map(piece -> rule.choose(piece, peers, 10).orElseThrow().name())
        .containsExactly("a", "b", "c", "a", "b");
  }

  @Test
  void withNobodyThereIsNobodyToChoose() {
    assertThat(rule.choose(7, List.<Peer>of(), 10)).isEmpty();
  }
}
