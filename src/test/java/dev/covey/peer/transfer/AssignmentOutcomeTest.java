package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covey.model.PieceSet;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.AssignmentOutcome.Stretch;
import dev.covey.peer.transfer.AssignmentOutcome.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The figures of an assignment (P8), each against one computed by hand. */
class AssignmentOutcomeTest {

  /** One letter a turn, the peer that got the piece: {@code a} is the one with the first score. */
  private static AssignmentOutcome drawn(String turns, double... scores) {
    List<DescribedPeer> peers = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      UserName name = new UserName(Character.toString('a' + i));
      peers.add(new DescribedPeer(name, scores[i], PieceSet.all(turns.length())));
    }
    List<Turn> list = new ArrayList<>();
    for (int i = 0; i < turns.length(); i++) {
      list.add(new Turn(i, turns.charAt(i) - 'a'));
    }
    return new AssignmentOutcome(peers, turns.length(), list, 0, 0);
  }

  @Test
  void totalMostLeastAndAverageAreThoseOfThePeers() { // P8
    AssignmentOutcome outcome = drawn("aaabbd", 0.9, 0.5, 0.5, 0.1);
    assertThat(outcome.loads()).containsExactly(3, 2, 0, 1);
    assertThat(outcome.total()).isEqualTo(6);
    assertThat(outcome.max()).isEqualTo(3);
    assertThat(outcome.min()).isZero();
    assertThat(outcome.average()).isEqualTo(1.5);
  }

  @Test
  void peersAreCountedByWhatTheyGot() { // P8
    assertThat(drawn("aabbc", 0.9, 0.5, 0.1, 0.1).peersPerCount())
        .isEqualTo(Map.of(0, 1, 1, 1, 2, 2));
  }

  @Test
  void peersAndPiecesAreCountedByTheRoundedScore() { // P8
    AssignmentOutcome outcome = drawn("aabcccd", 0.94, 0.85, 0.04, 0.0);
    assertThat(outcome.peersPerScore()).isEqualTo(Map.of(9, 2, 0, 2));
    assertThat(outcome.piecesPerScore()).isEqualTo(Map.of(9, 3, 0, 4));
  }

  @Test
  void scoresAndLoadsThatRiseTogetherCorrelateFully() { // P8
    assertThat(drawn("abbccc", 0.1, 0.2, 0.3).correlation().orElseThrow())
        .isEqualTo(1, within(1e-9));
    assertThat(drawn("aaabbc", 0.1, 0.2, 0.3).correlation().orElseThrow())
        .isEqualTo(-1, within(1e-9));
  }

  @Test
  void theCorrelationIsPearsons() { // P8
    // Scores 0, 0.5, 1 and loads 1, 3, 2: deviations -0.5, 0, 0.5 and -1, 1, 0, so
    // 0.5 / sqrt(0.5 * 2).
    assertThat(drawn("abbbcc", 0, 0.5, 1).correlation().orElseThrow()).isEqualTo(0.5, within(1e-9));
  }

  @Test
  void whereScoresOrLoadsAreAllTheSameNothingCorrelates() { // P8
    assertThat(drawn("aab", 0.3, 0.3).correlation()).isEmpty();
    assertThat(drawn("abc", 0.1, 0.2, 0.3).correlation()).isEmpty();
    assertThat(drawn("aaa", 0.3).correlation()).isEmpty();
  }

  @Test
  void fairnessIsOneForEqualSharesAndOneNthWhereOneHasAll() { // P8
    assertThat(drawn("aabbcc", 0.1, 0.2, 0.3).fairness()).hasValue(1);
    assertThat(drawn("aaaa", 0.1, 0.2, 0.3, 0.4).fairness()).hasValue(0.25);
    // (3 + 1)^2 / (2 * (9 + 1))
    assertThat(drawn("aaab", 0.1, 0.2).fairness()).hasValue(0.8);
  }

  @Test
  void whereNothingWasAssignedNothingIsFairOrUnfair() { // P8
    AssignmentOutcome outcome = drawn("", 0.1, 0.2);
    assertThat(outcome.fairness()).isEqualTo(OptionalDouble.empty());
    assertThat(outcome.trend()).isEmpty();
    assertThat(outcome.average()).isZero();
    assertThat(outcome.peersPerCount()).isEqualTo(Map.of(0, 2));
  }

  @Test
  void theTrendTellsEachTenthInOrder() { // P8
    List<Stretch> trend = drawn("aa".repeat(5) + "ab".repeat(4) + "bb", 0.5, 1).trend();
    assertThat(trend).hasSize(10);
    assertThat(trend.getFirst()).isEqualTo(new Stretch(0, 2, List.of(2, 0), 0.5));
    assertThat(trend.get(5)).isEqualTo(new Stretch(10, 12, List.of(1, 1), 0.75));
    assertThat(trend.getLast()).isEqualTo(new Stretch(18, 20, List.of(0, 2), 1));
    assertThat(trend.getLast().max() - trend.getLast().min()).isEqualTo(2);
  }

  @Test
  void tenthsThatDoNotComeOutEvenLeaveNoTurnOut() { // P8
    List<Stretch> trend = drawn("abababababababa", 0.5, 1).trend();
    assertThat(trend.getFirst().from()).isZero();
    assertThat(trend.getLast().to()).isEqualTo(15);
    for (int i = 1; i < trend.size(); i++) {
      assertThat(trend.get(i).from()).isEqualTo(trend.get(i - 1).to());
    }
    assertThat(drawn("aba", 0.5, 1).trend()).hasSize(3);
  }
}
