package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StragglersTest {
  private static final String ALL = "1".repeat(300);

  /** Peer a owes four pieces of the file's beginning. */
  private final DrawnSwarm swarm = new DrawnSwarm(".".repeat(300)).peer('a', ALL).peer('b', ALL);

  private final List<Integer> owed = swarm.ask('a', 4);

  private void bring(int pieces, int millisEach) {
    for (int i = 0; i < pieces; i++) {
      int piece = swarm.askOne('b');
      swarm.later(millisEach).came('b', piece);
    }
  }

  @Test
  void whatASilentPeerOwesIsAskedAtOnceWhileOthersAreBusy() { // P9
    bring(64, 10);
    List<Integer> asked = swarm.ask('b', 20);
    assertThat(asked).hasSize(20);
    assertThat(asked.subList(0, 4)).containsExactlyElementsOf(owed);
    assertThat(swarm.came('b', owed.getFirst())).contains(DrawnSwarm.device('a'));
  }

  @Test
  void timeAloneIsNoReason() { // P9
    bring(20, 100);
    assertThat(swarm.ask('b', 20)).doesNotContainAnyElementsOf(owed);
  }

  @Test
  void norIsWhatOthersBringInAMoment() { // P9
    bring(100, 2);
    assertThat(swarm.ask('b', 20)).doesNotContainAnyElementsOf(owed);
  }

  @Test
  void whileNothingComesFromAnybodyNobodyStraggles() { // P9
    List<Integer> asked = swarm.ask('b', 4);
    swarm.later(3_000);
    asked.forEach(piece -> swarm.came('b', piece));
    assertThat(swarm.ask('b', 20)).doesNotContainAnyElementsOf(owed);
  }

  @Test
  void noThirdIsAskedForIt() { // P9
    bring(64, 10);
    assertThat(swarm.ask('b', 10)).containsAll(owed);
    swarm.peer('c', ALL);
    int piece = swarm.askOne('c');
    swarm.later(10).came('c', piece);
    assertThat(swarm.later(1_000).ask('c', 100)).isNotEmpty().doesNotContainAnyElementsOf(owed);
  }

  @Test
  void aSilentPeerIsAskedForOnePieceOfTheEndAndHasNoShare() { // P9
    bring(64, 10);
    swarm.ask('b', 4).forEach(piece -> swarm.later(10).came('b', piece));
    assertThat(swarm.ask('a', 4)).as("the last of what the other has planned").hasSize(1);
    assertThat(swarm.ask('a', 4)).isEmpty();
    assertThat(swarm.known('a').planned).isEmpty();
  }

  @Test
  void whoSendsAgainHasAShareAgain() { // P9
    bring(64, 10);
    assertThat(swarm.ask('b', 4)).containsExactlyInAnyOrderElementsOf(owed);
    swarm.later(10).came('a', owed.getFirst());
    owed.subList(1, 4).forEach(piece -> swarm.later(1).came('a', piece));
    for (int i = 0; i < 20; i++) {
      int piece = swarm.askOne('a');
      swarm.later(10).came('a', piece);
    }
    assertThat(swarm.known('a').planned).hasSizeGreaterThan(50);
    assertThat(swarm.ask('a', 8)).hasSize(8);
  }

  @Test
  void whoIsMuchSlowerWorksFromTheEndOn() { // P9
    bring(64, 10);
    swarm.later(600).came('a', owed.getFirst());
    owed.subList(1, 4).forEach(piece -> swarm.came('b', piece));
    bring(1, 30);
    int next = swarm.askOne('a');
    int others = swarm.askOne('b');
    assertThat(next).isGreaterThan(others + 100);
    assertThat(swarm.ask('b', 1)).doesNotContain(next);
  }

  @Test
  void whoRefusesIsNotSilent() { // P9
    owed.forEach(piece -> swarm.picker.putOff(DrawnSwarm.device('a'), piece, swarm.now));
    bring(64, 10);
    assertThat(swarm.ask('a', 4)).hasSize(4);
  }
}
