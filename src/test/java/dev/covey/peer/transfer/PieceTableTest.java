package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.PieceSet;
import org.junit.jupiter.api.Test;

/** P7: whose each piece is, how often it was tried, how many have it. */
class PieceTableTest {

  @Test
  void whoSentAPieceIsRememberedAndWhoIsToSendTheOthersIsTold() {
    DrawnSwarm swarm = new DrawnSwarm("....").peer('a', "1100").peer('b', "0011");
    int first = swarm.askOne('a');
    swarm.came('a', first);
    swarm.ask('b', 2);
    PieceTable table = swarm.picker.table();
    assertThat(table.sender(first)).contains(DrawnSwarm.device('a'));
    assertThat(table.sender(1 - first)).contains(DrawnSwarm.device('a'));
    assertThat(table.sender(2)).contains(DrawnSwarm.device('b'));
    assertThat(table.sender(3)).contains(DrawnSwarm.device('b'));
  }

  @Test
  void ofWhatIsAskedTheOldestArrives() {
    DrawnSwarm swarm = new DrawnSwarm("....").peer('a', "1111");
    int first = swarm.askOne('a');
    int second = swarm.askOne('a');
    PieceTable table = swarm.picker.table();
    assertThat(table.isArriving(first)).isTrue();
    assertThat(table.isArriving(second)).isFalse();
  }

  @Test
  void triesInVainAreCountedAcrossPeers() {
    DrawnSwarm swarm = new DrawnSwarm("..").peer('a', "11").peer('b', "11");
    int piece = swarm.askOne('a');
    swarm.failed('a', piece);
    swarm.ask('b', 2);
    swarm.wrong('b', piece);
    assertThat(swarm.picker.table().tries(piece)).isEqualTo(2);
    assertThat(swarm.picker.table().tries(1 - piece)).isZero();
  }

  @Test
  void onlyWhoServesNowHoldsAPiece() {
    DrawnSwarm swarm = new DrawnSwarm("...").peer('a', "111").peer('b', "110");
    assertThat(holders(swarm)).containsExactly(2, 2, 1);
    swarm.picker.left(DrawnSwarm.device('a'));
    assertThat(holders(swarm)).containsExactly(1, 1, 0);
    swarm.picker.left(DrawnSwarm.device('b'));
    assertThat(holders(swarm)).containsExactly(0, 0, 0);
  }

  private static int[] holders(DrawnSwarm swarm) {
    PieceTable table = swarm.picker.table();
    return PieceSet.all(3).indices().map(table::holders).toArray();
  }

  @Test
  void aPieceOfAnEarlierRunCameFromNobodyKnown() {
    DrawnSwarm swarm = new DrawnSwarm("x.").peer('a', "11");
    swarm.askOne('a');
    assertThat(swarm.picker.table().sender(0)).isEmpty();
    assertThat(swarm.picker.table().sender(1)).isPresent();
  }
}
