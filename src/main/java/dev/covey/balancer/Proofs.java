package dev.covey.balancer;

import dev.covey.model.Endpoint;
import dev.covey.protocol.BalancerCommand.Register;
import dev.covey.trust.ClusterKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Judges who may register on one connection (L7). Confined to that connection's thread.
 *
 * <p>With a key, each registration brings a proof over its own text, made with this connection's
 * nonce and a count: what was overheard is good neither again nor elsewhere. Without one, only
 * listed addresses may register.
 */
final class Proofs {
  private static final int NONCE_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Optional<ClusterKey> key;
  private final List<Endpoint> listed;
  private Optional<String> challenge = Optional.empty();
  private long count;
  private boolean objected;

  Proofs(BalancerConfig config) {
    this.key = config.key();
    this.listed = config.listedTrackers();
  }

  /** A new nonce; proofs made with an earlier one are worth nothing from now on. */
  String challenge() {
    byte[] bytes = new byte[NONCE_BYTES];
    RANDOM.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    challenge = Optional.of(nonce);
    count = 0;
    return nonce;
  }

  /** Whether registrations are proved, rather than only listed. */
  boolean areNeeded() {
    return key.isPresent();
  }

  /** Whether this is asked the first time: who is refused may go on trying. */
  boolean isFirstObjection() {
    boolean first = !objected;
    objected = true;
    return first;
  }

  /** Why this tracker may not register; empty if it may. */
  Optional<String> objection(Register register) {
    if (key.isEmpty()) {
      return listed.contains(register.tracker())
          ? Optional.empty()
          : Optional.of(
              "no cluster key is configured here, and %s is not in tracker_info.txt"
                  .formatted(register.tracker()));
    }
    if (challenge.isEmpty() || register.proof().isEmpty()) {
      return Optional.of(
          "a tracker proves the cluster key: ask CHALLENGE, then REGISTER <ip> <port> <load>"
              + " <proof>");
    }
    count++;
    String nonce = Register.nonce(challenge.get(), count);
    return key.get().proves(register.proof().get(), nonce, register.proven())
        ? Optional.empty()
        : Optional.of("the proof does not fit; this tracker has another network's cluster key");
  }
}
