package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceSet;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferDetails.Weights;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** P3, P8: the assignment under other weights. */
class ReassignmentTest {
  private static DeviceId device(int number) {
    return new DeviceId("%064x".formatted(number));
  }

  private static PeerView peer(int number, double score, int load, int cap) {
    return peer(number, score, load, cap, true, false);
  }

  private static PeerView peer(
      int number, double score, int load, int cap, boolean connected, boolean leftOut) {
    return new PeerView(
        device(number),
        new UserName("user" + number),
        "pc",
        connected,
        0,
        0,
        score,
        load,
        cap,
        0,
        0,
        leftOut,
        "");
  }

  @Test
  void onlyTheScoreFillsTheBestToItsCap() {
    Reassignment other =
        Reassignment.of(List.of(peer(1, 0.9, 50, 70), peer(2, 0.3, 50, 70)), new Weights(1, 0));
    assertThat(other.pieces()).isEqualTo(100);
    assertThat(other.load(device(1))).isEqualTo(70);
    assertThat(other.load(device(2))).isEqualTo(30);
  }

  @Test
  void onlyTheLoadSharesEvenly() {
    Reassignment other =
        Reassignment.of(List.of(peer(1, 0.9, 70, 80), peer(2, 0.3, 30, 80)), new Weights(0, 1));
    assertThat(other.load(device(1))).isEqualTo(50);
    assertThat(other.load(device(2))).isEqualTo(50);
  }

  @Test
  void itIsTheRuleThatAStudyRuns() {
    List<PeerView> peers =
        List.of(peer(1, 0.92, 0, 500), peer(2, 0.81, 0, 500), peer(3, 0.2, 1_200, 500));
    Reassignment other = Reassignment.of(peers, new Weights(0.2, 0.8));
    AssignmentOutcome study =
        new AssignmentStudy(
                1_200,
                peers.stream()
                    .map(peer -> new DescribedPeer(peer.user(), peer.score(), PieceSet.all(1_200)))
                    .toList(),
                0.2,
                0.8,
                1.25,
                7)
            .run();
    assertThat(study.cap()).isEqualTo(500);
    for (int i = 0; i < 3; i++) {
      // The study goes through the pieces in another order, which decides ties only.
      assertThat(other.load(device(i + 1))).isCloseTo(study.loads().get(i), within());
    }
  }

  private static Offset<Integer> within() {
    return Offset.offset(1);
  }

  @Test
  void whoIsAwayOrLeftOutGetsNothing() {
    Reassignment other =
        Reassignment.of(
            List.of(
                peer(1, 0.5, 10, 20),
                peer(2, 0.9, 0, 20, false, false),
                peer(3, 0.9, 0, 20, true, true)),
            new Weights(1, 0));
    assertThat(other.loads()).containsOnlyKeys(device(1));
    assertThat(other.load(device(1))).isEqualTo(10);
    assertThat(other.load(device(2))).isZero();
  }

  @Test
  void withoutPeersThereIsNothingToShareOut() {
    assertThat(Reassignment.of(List.of(), new Weights(0.2, 0.8)).pieces()).isZero();
  }
}
