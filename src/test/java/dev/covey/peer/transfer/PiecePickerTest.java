package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.PieceSet;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PiecePickerTest {
  private static DrawnSwarm equals(String done, String... peers) {
    DrawnSwarm swarm = new DrawnSwarm(done);
    char name = 'a';
    for (String has : peers) {
      swarm.peer(name++, has);
    }
    return swarm;
  }

  // The assignment

  @Test
  void equalPeersShareEqually() { // P1, P3
    DrawnSwarm swarm = equals("........", "11111111", "11111111");
    swarm.ask('a', 1);
    assertThat(swarm.share('a')).isEqualTo(4);
    assertThat(swarm.share('b')).isEqualTo(4);
  }

  @Test
  void onlyWhoHasAPieceIsAskedForIt() { // P1
    DrawnSwarm swarm = equals("........", "11110000", "00001111");
    swarm.ask('a', 1);
    assertThat(swarm.drawing()).isEqualTo("aaaabbbb");
  }

  @Test
  void whatIsHereIsAssignedToNobody() {
    DrawnSwarm swarm = equals("xx..x...", "11111111");
    swarm.ask('a', 1);
    assertThat(swarm.drawing()).isEqualTo("xxaaxaaa");
  }

  @Test
  void nobodyGetsMoreThanTheCap() { // P2: ceil(8 / 2 * 1.25) = 5
    DrawnSwarm swarm = new DrawnSwarm("........").peer('a', "11111111", 1).peer('b', "1", 0);
    swarm.ask('b', 1);
    assertThat(swarm.picker.cap()).isEqualTo(5);
    assertThat(swarm.share('a')).isEqualTo(5);
  }

  @Test
  void theBetterScoreGetsMore() { // P3
    DrawnSwarm swarm =
        new DrawnSwarm("................")
            .peer('a', "1".repeat(16), 1)
            .peer('b', "1".repeat(16), 0);
    swarm.ask('a', 1);
    assertThat(swarm.share('a')).isGreaterThan(swarm.share('b'));
    assertThat(swarm.share('b')).isPositive();
  }

  @Test
  void whoComesLaterGetsAShareOfTheRest() { // P1
    DrawnSwarm swarm = equals("xxxx........", "1".repeat(12));
    swarm.ask('a', 2);
    swarm.peer('b', "1".repeat(12));
    swarm.ask('b', 1);
    assertThat(swarm.share('a')).isBetween(3L, 5L);
    assertThat(swarm.share('b')).isBetween(3L, 5L);
  }

  @Test
  void whatIsAskedStaysWhereItIsAsked() { // P1
    DrawnSwarm swarm = equals("........", "11111111");
    List<Integer> asked = swarm.ask('a', 5);
    swarm.peer('b', "11111111");
    swarm.ask('b', 8);
    assertThat(asked).allMatch(piece -> swarm.drawing().charAt(piece) == 'a');
  }

  @Test
  void onlyWhatIsChosenIsPlannedAndAsked() {
    DrawnSwarm swarm = equals("--..x.--", "11111111", "11111111");
    swarm.ask('a', 1);
    assertThat(swarm.drawing()).matches("\\.\\.[ab][ab]x[ab]\\.\\.");
    assertThat(swarm.fetchAll('a')).doesNotContain(0, 1, 6, 7);
    assertThat(swarm.ask('b', 8)).doesNotContain(0, 1, 6, 7);
  }

  @Test
  void whenTheChosenPiecesAreHereItIsComplete() {
    DrawnSwarm swarm = equals("-.-x-", "11111");
    assertThat(swarm.picker.isComplete()).isFalse();
    assertThat(swarm.fetchAll('a')).containsExactly(1);
    assertThat(swarm.picker.isComplete()).isTrue();
    assertThat(swarm.picker.done().count()).isEqualTo(2);
  }

  @Test
  void aChosenPieceOfNobodyIsNotStuckUntilSomebodyFailed() {
    DrawnSwarm swarm = equals("-.-", "101");
    assertThat(swarm.ask('a', 3)).isEmpty();
    assertThat(swarm.picker.stuck(List.of(DrawnSwarm.device('a')))).isEmpty();
  }

  // The order

  @Test
  void theRarestComeFirst() { // P6
    DrawnSwarm swarm = equals("......", "111111", "110110", "100110");
    assertThat(new HashSet<>(swarm.fetchAll('a').subList(0, 2))).isEqualTo(Set.of(2, 5));
  }

  @Test
  void amongEquallyRareChanceDecides() { // P6
    Set<List<Integer>> orders = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      orders.add(new DrawnSwarm("......", seed).peer('a', "111111").fetchAll('a'));
    }
    assertThat(orders).hasSizeGreaterThan(10);
  }

  @Test
  void theSameSeedGivesTheSameOrder() { // P6, P8
    assertThat(new DrawnSwarm("......", 5).peer('a', "111111").fetchAll('a'))
        .isEqualTo(new DrawnSwarm("......", 5).peer('a', "111111").fetchAll('a'));
  }

  @Test
  void whenAllHaveAllThePrefixGrowsInBands() { // D8: the whole's digests follow it
    PiecePicker.Rules rules =
        new PiecePicker.Rules(DrawnSwarm.RULES.assignment(), 3, Duration.ofMillis(100), 4);
    DrawnSwarm swarm = new DrawnSwarm("............", rules, 3).peer('a', "1".repeat(12));
    List<Integer> order = swarm.fetchAll('a');
    assertThat(order.subList(0, 4)).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(order.subList(4, 8)).containsExactlyInAnyOrder(4, 5, 6, 7);
  }

  // Failures

  @Test
  void aFailedPieceGoesToAnother() { // D5
    DrawnSwarm swarm = equals("..", "11", "11");
    int piece = swarm.askOne('a');
    swarm.failed('a', piece);
    assertThat(swarm.drawing().charAt(piece)).isEqualTo('b');
  }

  @Test
  void aPieceIsTriedThreeTimesWithGrowingPauses() { // D6
    DrawnSwarm swarm = equals(".", "1");
    for (int pause = 100; pause <= 400; pause *= 2) {
      swarm.failed('a', swarm.askOne('a'));
      swarm.later(pause / 2 - 1);
      assertThat(swarm.ask('a', 1)).as("after half of %d ms", pause).isEmpty();
      swarm.later(pause / 2 + 1);
      if (pause < 400) {
        assertThat(swarm.picker.stuck(List.of(DrawnSwarm.device('a')))).isEmpty();
      }
    }
    assertThat(swarm.later(60_000).ask('a', 1)).isEmpty();
    assertThat(swarm.picker.stuck(List.of(DrawnSwarm.device('a')))).hasValue(0);
  }

  @Test
  void itIsNotStuckWhileSomebodyKnownHasNotBeenTried() { // D6
    DrawnSwarm swarm = equals(".", "1");
    for (int i = 0; i < 3; i++) {
      swarm.failed('a', swarm.askOne('a'));
      swarm.later(1_000);
    }
    assertThat(swarm.picker.stuck(List.of(DrawnSwarm.device('a'), DrawnSwarm.device('b'))))
        .isEmpty();
    assertThat(swarm.picker.stuck(List.of())).isEmpty();
    swarm.peer('b', "1");
    assertThat(swarm.askOne('b')).isZero();
  }

  @Test
  void triesCountAcrossConnections() { // D6
    DrawnSwarm swarm = equals(".", "1");
    for (int i = 0; i < 3; i++) {
      swarm.failed('a', swarm.askOne('a'));
      swarm.left('a');
      swarm.later(1_000).peer('a', "1");
    }
    assertThat(swarm.ask('a', 1)).isEmpty();
  }

  @Test
  void whatWasAskedOfOneWhoLeavesIsNoTry() { // D5
    DrawnSwarm swarm = equals("..", "11");
    swarm.ask('a', 2);
    swarm.left('a');
    assertThat(swarm.drawing()).isEqualTo("..");
    swarm.peer('a', "11");
    assertThat(swarm.ask('a', 2)).hasSize(2);
    assertThat(swarm.known('a').failures()).isZero();
  }

  @Test
  void aSecondWrongPieceLeavesThePeerOut() { // D7
    DrawnSwarm swarm = equals("......", "111111", "111111");
    List<Integer> asked = swarm.ask('a', 3);
    swarm.wrong('a', asked.get(0));
    assertThat(swarm.known('a').isLeftOut()).isFalse();
    swarm.wrong('a', asked.get(1));
    assertThat(swarm.known('a').isLeftOut()).isTrue();
    assertThat(swarm.ask('a', 6)).isEmpty();
    swarm.ask('b', 1);
    assertThat(swarm.drawing()).isEqualTo("bbbbbb");
  }

  @Test
  void whoIsLeftOutStaysSoWhenItComesBack() { // D7
    DrawnSwarm swarm = equals("..", "11");
    List<Integer> asked = swarm.ask('a', 2);
    swarm.wrong('a', asked.get(0));
    swarm.wrong('a', asked.get(1));
    swarm.left('a');
    swarm.later(10_000).peer('a', "11");
    assertThat(swarm.ask('a', 2)).isEmpty();
    assertThat(swarm.picker.stuck(List.of(DrawnSwarm.device('a')))).isPresent();
  }

  @Test
  void aPieceThatIsPutOffIsNoTry() {
    DrawnSwarm swarm = equals(".", "1");
    for (int i = 0; i < 3; i++) {
      swarm.picker.putOff(DrawnSwarm.device('a'), swarm.askOne('a'), swarm.now);
      assertThat(swarm.ask('a', 1)).isEmpty();
      swarm.later(100L << i);
    }
    assertThat(swarm.askOne('a')).isZero();
    assertThat(swarm.known('a').failures()).isZero();
  }

  @Test
  void whoPutsAPieceOffAgainAndAgainWillNeverHaveIt() { // D6
    DrawnSwarm swarm = equals(".", "1");
    for (int i = 0; i < 12; i++) {
      swarm.picker.putOff(DrawnSwarm.device('a'), swarm.askOne('a'), swarm.now);
      swarm.later(1_000);
    }
    assertThat(swarm.ask('a', 1)).isEmpty();
    assertThat(swarm.known('a').failures()).isEqualTo(3);
    assertThat(swarm.picker.stuck(List.of(DrawnSwarm.device('a')))).hasValue(0);
  }

  @Test
  void whoBreaksTheProtocolTwiceIsLeftOutThoughItNeverJoined() { // D7
    DrawnSwarm swarm = equals("..", "11");
    swarm.picker.brokeProtocol(DrawnSwarm.device('z'), 1);
    assertThat(swarm.known('z').isLeftOut()).isFalse();
    swarm.picker.brokeProtocol(DrawnSwarm.device('z'), 1);
    assertThat(swarm.known('z').isLeftOut()).isTrue();
    assertThat(swarm.known('z').score()).isLessThan(0.25);
    assertThat(swarm.ask('a', 2)).hasSize(2);
  }

  // Taking over

  @Test
  void anIdlePeerTakesOverWhatTheSlowOneHasNotBeenAskedFor() { // P9
    DrawnSwarm swarm = equals("....................", "1".repeat(20), "1".repeat(20));
    int slow = swarm.askOne('a');
    for (int i = 0; i < 10; i++) {
      swarm.later(10).came('b', swarm.askOne('b'));
    }
    swarm.later(100).came('a', slow);
    swarm.ask('a', 2);
    assertThat(swarm.ask('b', 20)).hasSize(7);
  }

  @Test
  void aSlowIdlePeerTakesNothingFromAFastOne() { // P9
    DrawnSwarm swarm = equals("......", "000011", "111111");
    swarm.ask('b', 1);
    for (int i = 0; i < 2; i++) {
      swarm.ask('a', 1).forEach(piece -> swarm.later(5_000).came('a', piece));
    }
    swarm.picker.asked().indices().forEach(piece -> swarm.later(1).came('b', piece));
    swarm.later(1).came('b', swarm.askOne('b'));
    assertThat(swarm.ask('a', 1)).isEmpty();
  }

  @Test
  void atTheVeryEndAPieceIsAskedOfASecondPeerAndNoThird() { // P9
    DrawnSwarm swarm = equals("........", "11111111", "11111111", "11111111");
    List<Integer> slow = swarm.ask('a', 1);
    for (char name : List.of('b', 'c', 'b', 'c', 'b', 'c', 'b')) {
      swarm.later(10).ask(name, 1).forEach(piece -> swarm.came(name, piece));
    }
    assertThat(swarm.picker.done().count()).isEqualTo(7);
    assertThat(swarm.later(1_000).ask('b', 4)).isEqualTo(slow);
    assertThat(swarm.ask('c', 4)).isEmpty();
    assertThat(swarm.came('b', slow.getFirst())).contains(DrawnSwarm.device('a'));
    assertThat(swarm.picker.isComplete()).isTrue();
  }

  @Test
  void whenOneOfTwoFailsTheOtherIsStillAsked() { // P9
    DrawnSwarm swarm = equals("..", "11", "11");
    int slow = swarm.askOne('a');
    swarm.later(10).came('b', swarm.askOne('b'));
    assertThat(swarm.later(1_000).ask('b', 4)).containsExactly(slow);
    swarm.left('a');
    assertThat(swarm.drawing().charAt(slow)).isEqualTo('b');
    swarm.failed('b', slow);
    assertThat(swarm.drawing().charAt(slow)).isEqualTo('.');
  }

  @Test
  void aPeerThatBecameSlowIsSlow() { // P9
    DrawnSwarm swarm = equals("...........", "1".repeat(11), "1".repeat(11));
    for (int round = 0; round < 5; round++) {
      int first = swarm.askOne('a');
      int second = swarm.askOne('b');
      swarm.later(10).came('a', first);
      swarm.came('b', second);
    }
    int last = swarm.askOne('a');
    assertThat(swarm.ask('b', 2)).as("the other is as fast, and at it").isEmpty();
    assertThat(swarm.later(5_000).ask('b', 2)).containsExactly(last);
  }

  // Scores

  @Test
  void theFastestScoresOneAndOthersByComparison() { // P4
    DrawnSwarm swarm = equals("................................", "1".repeat(32), "1".repeat(32));
    for (int i = 0; i < 8; i++) {
      int fast = swarm.askOne('a');
      int slow = swarm.askOne('b');
      swarm.later(10).came('a', fast);
      swarm.later(90).came('b', slow);
    }
    assertThat(swarm.known('a').score()).isGreaterThan(0.8);
    assertThat(swarm.known('b').score()).isBetween(0.05, 0.3);
  }

  @Test
  void failuresAndWrongPiecesLowerTheScore() { // P4
    DrawnSwarm swarm = equals("....", "1111");
    swarm.failed('a', swarm.askOne('a'));
    double failed = swarm.known('a').score();
    assertThat(failed).isLessThan(0.5);
    swarm.wrong('a', swarm.askOne('a'));
    assertThat(swarm.known('a').score()).isLessThan(failed * 0.6);
  }

  // Arrival

  @Test
  void aPieceThatCameLateFromElsewhereIsHereAllTheSame() {
    DrawnSwarm swarm = equals("..", "11", "11");
    int piece = swarm.askOne('a');
    swarm.failed('a', piece);
    assertThat(swarm.drawing().charAt(piece)).isEqualTo('b');
    swarm.came('a', piece);
    assertThat(swarm.picker.done()).isEqualTo(onlyPiece(2, piece));
    assertThat(swarm.ask('b', 5)).doesNotContain(piece);
  }

  private static PieceSet onlyPiece(int count, int piece) {
    BitSet bits = new BitSet();
    bits.set(piece);
    return PieceSet.of(count, bits);
  }

  @Test
  void aPieceThatSomebodyGetsLaterIsAskedOfHim() { // F12
    DrawnSwarm swarm = equals("..", "10");
    swarm.fetchAll('a');
    assertThat(swarm.drawing()).isEqualTo("x.");
    swarm.picker.hasAlso(DrawnSwarm.device('a'), 1, swarm.now);
    assertThat(swarm.fetchAll('a')).containsExactly(1);
    assertThat(swarm.picker.isComplete()).isTrue();
  }

  @Test
  void aFileWithoutPiecesIsComplete() { // F2
    assertThat(new DrawnSwarm("").picker.isComplete()).isTrue();
  }

  // The end among peers that send nothing

  @Test
  void theLastPieceOfASilentPeerIsAskedOfANewcomerSoon() { // P9
    DrawnSwarm swarm = equals(".", "1");
    swarm.askOne('a');
    swarm.peer('b', "1");
    assertThat(swarm.later(900).ask('b', 4)).as("it may still come").isEmpty();
    assertThat(swarm.later(200).ask('b', 4)).containsExactly(0);
  }

  @Test
  void whoNeverSentAnythingTakesNoSecondPlaceFromOneThatDid() { // P9
    DrawnSwarm swarm = equals("..", "11", "11", "11");
    swarm.came('a', swarm.askOne('a'));
    swarm.askOne('b');
    swarm.later(2_000);
    assertThat(swarm.ask('c', 4)).isEmpty();
    assertThat(swarm.ask('a', 4)).hasSize(1);
  }

  @Test
  void aPieceThatTwoOweAndNeitherSendsIsTakenBackFromOne() { // P9
    DrawnSwarm swarm = equals("..", "11", "11");
    int first = swarm.askOne('a');
    int second = swarm.askOne('b');
    swarm.later(2_000).came('a', first);
    swarm.left('a');
    swarm.peer('c', "11");
    assertThat(swarm.ask('c', 4)).containsExactly(second);
    swarm.later(2_000).peer('a', "11");
    assertThat(swarm.ask('a', 4)).containsExactly(second);
    assertThat(swarm.known('b').asked.size() + swarm.known('c').asked.size()).isEqualTo(1);
    char late = swarm.known('b').asked.isEmpty() ? 'b' : 'c';
    assertThat(swarm.picker.givenUp())
        .containsExactly(new Asking.GivenUp(DrawnSwarm.device(late), second));
    assertThat(swarm.picker.givenUp()).as("told once").isEmpty();
  }
}
