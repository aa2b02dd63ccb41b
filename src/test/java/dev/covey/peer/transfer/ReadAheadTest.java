package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In order: for who reads the file while it comes. */
class ReadAheadTest {
  private static DrawnSwarm inOrder(String done, String... peers) {
    DrawnSwarm swarm = new DrawnSwarm(done);
    swarm.picker.inOrder(true);
    char name = 'a';
    for (String has : peers) {
      swarm.peer(name++, has);
    }
    return swarm;
  }

  private static String all(int pieces) {
    return "1".repeat(pieces);
  }

  @Test
  void piecesAreAskedInTheOrderOfTheFile() {
    DrawnSwarm swarm = inOrder("..x.......", all(10));
    assertThat(swarm.ask('a', 4)).containsExactly(0, 1, 3, 4);
    assertThat(swarm.fetchAll('a')).containsExactly(5, 6, 7, 8, 9);
  }

  @Test
  void alsoWhenOthersAreRarer() { // P6, put aside
    DrawnSwarm swarm = inOrder(".....", "11111", "11110", "11110");
    assertThat(swarm.ask('a', 2)).containsExactly(0, 1);
  }

  @Test
  void ofAPartItsOwnBeginningComesFirst() {
    DrawnSwarm swarm = inOrder("--....-..", all(9));
    assertThat(swarm.ask('a', 9)).containsExactly(2, 3, 4, 5, 7, 8);
  }

  @Test
  void nobodyIsAskedForWhatHeLacks() { // P1
    DrawnSwarm swarm = inOrder("......", "001100", all(6));
    assertThat(swarm.ask('a', 6)).containsExactly(2, 3);
    assertThat(swarm.ask('b', 6)).containsExactly(0, 1, 4, 5);
  }

  @Test
  void theOrderMayChangeWhileItRuns() {
    DrawnSwarm swarm =
        new DrawnSwarm(".".repeat(1_000))
            .peer('a', all(1_000))
            .peer('b', all(900) + "0".repeat(100));
    List<Integer> before = swarm.ask('a', 20);
    assertThat(before).as("the rarest").allMatch(piece -> piece >= 900);
    before.forEach(piece -> swarm.came('a', piece));
    swarm.picker.inOrder(true);
    assertThat(swarm.ask('a', 5)).containsExactly(0, 1, 2, 3, 4);
    swarm.picker.inOrder(false);
    assertThat(swarm.ask('a', 5)).allMatch(piece -> piece >= 900);
  }

  /** Brings a first piece, so that how fast the peer is can be known. */
  private static void known(DrawnSwarm swarm, char name, long millis) {
    int piece = swarm.askOne(name);
    swarm.later(millis);
    swarm.came(name, piece);
  }

  @Test
  void aSlowPeerIsAskedForWhatIsNeededLater() {
    DrawnSwarm swarm = inOrder(".".repeat(100), all(100), all(100));
    known(swarm, 'a', 1_000);
    known(swarm, 'b', 100);
    // a takes a second, in which b brings ten.
    assertThat(swarm.askOne('a')).isEqualTo(12);
    assertThat(swarm.ask('b', 3)).containsExactly(2, 3, 4);
  }

  @Test
  void whatIsNeededSoonAndLateIsAskedOfAFasterPeerToo() { // P9
    DrawnSwarm swarm = inOrder(".".repeat(100), all(100), all(100));
    known(swarm, 'b', 100);
    int front = swarm.askOne('a');
    assertThat(front).isEqualTo(1);
    swarm.later(5_000);
    assertThat(swarm.ask('b', 3)).containsExactly(1, 2, 3);
    // One such at a time, and never of a third.
    swarm.peer('c', all(100));
    assertThat(swarm.ask('c', 2)).containsExactly(4, 5);
    assertThat(swarm.came('b', 1)).contains(DrawnSwarm.device('a'));
  }

  @Test
  void whatIsFarAheadMayTakeItsTime() {
    DrawnSwarm swarm =
        inOrder(
            "." + "x".repeat(ReadAhead.WINDOW) + "....",
            all(ReadAhead.WINDOW + 5),
            all(ReadAhead.WINDOW + 5));
    assertThat(swarm.askOne('a')).isZero();
    known(swarm, 'b', 100);
    int later = swarm.askOne('a');
    assertThat(later).isGreaterThan(ReadAhead.WINDOW);
    swarm.later(10_000);
    // The first is rescued, the one beyond the window is not.
    assertThat(swarm.ask('b', 1)).containsExactly(0);
  }

  /**
   * Peers of very different rates, in virtual time: how many pieces the reader has without a gap
   * when half of all are here.
   */
  private static int readable(boolean inOrder, long seed) {
    int count = 400;
    SplittableRandom random = new SplittableRandom(seed);
    DrawnSwarm swarm = new DrawnSwarm(".".repeat(count), seed);
    swarm.picker.inOrder(inOrder);
    long[] takes = {random.nextLong(20, 60), random.nextLong(60, 200), random.nextLong(400, 2_000)};
    List<List<Integer>> queues = new ArrayList<>();
    long[] due = new long[takes.length];
    for (int i = 0; i < takes.length; i++) {
      swarm.peer((char) ('a' + i), all(count));
      queues.add(new ArrayList<>());
    }
    while (swarm.picker.done().count() < count / 2) {
      swarm.later(1);
      for (int i = 0; i < takes.length; i++) {
        char name = (char) ('a' + i);
        List<Integer> queue = queues.get(i);
        if (!queue.isEmpty() && swarm.now >= due[i]) {
          int piece = queue.removeFirst();
          int self = i;
          swarm.came(name, piece);
          IntStream.range(0, takes.length)
              .filter(other -> other != self)
              .forEach(other -> queues.get(other).removeIf(one -> one == piece));
          due[i] = swarm.now + takes[i] * 1_000_000;
        }
        if (queue.size() < 3) {
          boolean idle = queue.isEmpty();
          queue.addAll(swarm.ask(name, 3 - queue.size()));
          if (idle) {
            due[i] = swarm.now + takes[i] * 1_000_000;
          }
        }
      }
    }
    return swarm.picker.prefix();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theReaderIsNotHeldUpByTheSlowest(long seed) { // P9
    int readable = readable(true, seed);
    assertThat(readable).as("seed %d", seed).isGreaterThan(200 - 2 * ReadAhead.WINDOW);
    assertThat(readable).as("seed %d", seed).isGreaterThan(readable(false, seed));
  }
}
