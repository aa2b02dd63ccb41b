package dev.covey.protocol;

import dev.covey.model.Endpoint;

/** What a balancer answers, one text line each (L1). */
public sealed interface BalancerReply {

  /** {@code <ip> <port>}: go to that tracker. */
  record Tracker(Endpoint endpoint) implements BalancerReply {}

  /** {@code NO_TRACKERS}: none is registered (L3). */
  record NoTrackers() implements BalancerReply {}

  /** {@code OK}: done. */
  record Ok() implements BalancerReply {}

  /** {@code UNKNOWN_TRACKER}: no such tracker is registered, so there is nothing to count. */
  record UnknownTracker() implements BalancerReply {}

  /** {@code REMOVED}: that tracker is not, or no longer, in the pool (L5). */
  record Removed() implements BalancerReply {}

  /** {@code ALIVE}: that tracker answered the balancer's own probe and stays (L5). */
  record Alive() implements BalancerReply {}

  /** {@code NONCE <hex>}: what the proofs of this connection are made with (L7). */
  record Nonce(String hex) implements BalancerReply {}

  /**
   * {@code ERROR <message>}: refused or not understood.
   *
   * @param message one sentence for people
   */
  record Refusal(String message) implements BalancerReply {}
}
