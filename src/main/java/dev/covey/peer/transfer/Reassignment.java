package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.peer.transfer.TransferDetails.Weights;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the pieces that are assigned now would be shared out under other weights (P3, P8): the same
 * rule, begun anew, for the peers as they are, each of which is taken to have every piece. Pure.
 *
 * @param pieces how many are assigned now
 * @param loads how many of them each peer would get
 */
public record Reassignment(int pieces, Map<DeviceId, Integer> loads) {

  /** A peer to which pieces are given one by one. */
  private static final class Candidate implements AssignmentRule.Contender {
    final PeerView peer;
    int load;

    Candidate(PeerView peer) {
      this.peer = peer;
    }

    @Override
    public double score() {
      return peer.score();
    }

    @Override
    public int load() {
      return load;
    }
  }

  public Reassignment {
    loads = Map.copyOf(loads);
  }

  /** Whether pieces are assigned to it at all. */
  public static boolean takesPart(PeerView peer) {
    return peer.connected() && !peer.leftOut();
  }

  /**
   * Shares out as many pieces as these peers have assigned now, within the cap they have now.
   *
   * <p>Takes pieces times peers steps: not for a thread that draws.
   */
  public static Reassignment of(List<PeerView> peers, Weights weights) {
    List<Candidate> serving =
        peers.stream().filter(Reassignment::takesPart).map(Candidate::new).toList();
    int pieces = serving.stream().mapToInt(candidate -> candidate.peer.load()).sum();
    int cap = serving.stream().mapToInt(candidate -> candidate.peer.cap()).max().orElse(1);
    // The cap is for all that is missing; K does not count, since the cap is known.
    AssignmentRule rule = new AssignmentRule(weights.alpha(), weights.beta(), 1);
    for (int piece = 0; piece < pieces; piece++) {
      rule.choose(piece, serving, cap).ifPresent(chosen -> chosen.load++);
    }
    Map<DeviceId, Integer> loads = new LinkedHashMap<>();
    serving.forEach(candidate -> loads.put(candidate.peer.device(), candidate.load));
    return new Reassignment(pieces, loads);
  }

  /** 0 for who takes no part. */
  public int load(DeviceId device) {
    return loads.getOrDefault(device, 0);
  }
}
