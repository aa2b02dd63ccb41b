package dev.covey.peer.transfer;

import java.util.LinkedHashSet;
import java.util.Set;

/** One connection of a {@link SwarmSimulation}: what is wanted on it, and what is being sent. */
final class SimulatedLink {
  static final int NOTHING = -1;

  final SimulatedNode source;
  final SimulatedNode sink;

  /** Nanoseconds each way. */
  final long delay;

  final Set<Integer> wants = new LinkedHashSet<>();
  final RateMeter rate = new RateMeter();
  boolean open = true;

  int sending = NOTHING;

  /** Bytes of it that are not sent. */
  double left;

  /** Bytes a second. */
  double speed;

  SimulatedLink(SimulatedNode source, SimulatedNode sink) {
    this.source = source;
    this.sink = sink;
    this.delay = (long) ((source.kind.delay() + sink.kind.delay()) * 1e6);
  }

  boolean isSending() {
    return sending != NOTHING;
  }
}
