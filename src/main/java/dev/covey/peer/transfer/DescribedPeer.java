package dev.covey.peer.transfer;

import dev.covey.model.PieceSet;
import dev.covey.model.UserName;

/**
 * A peer of an {@link AssignmentStudy}, as somebody describes it (P8).
 *
 * @param score 0 to 1
 * @param pieces those it has, of the study's pieces
 */
public record DescribedPeer(UserName name, double score, PieceSet pieces) {
  public DescribedPeer {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("the score %s is not 0 to 1".formatted(score));
    }
  }
}
