package dev.covey.protocol;

import dev.covey.model.Endpoint;
import java.util.Optional;

/**
 * What anybody may ask of a balancer, one text line each (L1). Every one has one {@link
 * BalancerReply}.
 */
public sealed interface BalancerCommand {

  /** {@code GET_TRACKER}: the least loaded tracker (L3). */
  record GetTracker() implements BalancerCommand {}

  /** {@code INCREMENT <ip> <port>}: a client went to that tracker (L4). */
  record Increment(Endpoint tracker) implements BalancerCommand {
    public Increment {
      Check.tracker(tracker);
    }
  }

  /** {@code DECREMENT <ip> <port>}: a client left that tracker (L4). */
  record Decrement(Endpoint tracker) implements BalancerCommand {
    public Decrement {
      Check.tracker(tracker);
    }
  }

  /** {@code REMOVE <ip> <port>}: a hint that this tracker seems dead (L5). */
  record Remove(Endpoint tracker) implements BalancerCommand {
    public Remove {
      Check.tracker(tracker);
    }
  }

  /** {@code CHALLENGE}: asks for the nonce that this connection's proofs are made with (L7). */
  record Challenge() implements BalancerCommand {}

  /**
   * {@code REGISTER <ip> <port> [<load> [<proof>]]}: a tracker offers itself, or renews (L2).
   *
   * @param load sessions at the tracker; 0 if not written
   * @param proof of the cluster key over {@link #proven}, made with {@link #nonce} (L7)
   */
  record Register(Endpoint tracker, int load, Optional<String> proof) implements BalancerCommand {
    public Register {
      Check.tracker(tracker);
      Check.range("load", load, 0, Limits.TRACKER_LOAD);
    }

    /** The text that the proof is made over. */
    public String proven() {
      return proven(tracker, load);
    }

    /** The text that a proof is made over, for that tracker and load. */
    public static String proven(Endpoint tracker, int load) {
      return "%s %d %d".formatted(tracker.host(), tracker.port(), load);
    }

    /**
     * The nonce of one proof: the connection's and a counter, so that no proof is good twice.
     *
     * @param count which proof of this connection it is since its nonce, from 1
     */
    public static String nonce(String challenge, long count) {
      return challenge + ":" + count;
    }
  }

  /** {@code QUIT}: only a balancer's own terminal stops it (U15). Always refused. */
  record Quit() implements BalancerCommand {}
}
