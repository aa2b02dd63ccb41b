package dev.covey.peer.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One connection of a {@link SwarmSimulation}: what is wanted on it, and what is being sent. */
final class SimulatedLink {
  static final int NOTHING = -1;

  final SimulatedNode source;
  final SimulatedNode sink;

  /** Nanoseconds each way. */
  final long delay;

  /** Pieces that the system takes at once, and sends as the link allows: 2 MiB. */
  static final int BUFFER = 4;

  final Set<Integer> wants = new LinkedHashSet<>();

  /** Since when something is wanted, and the system could take it and was given nothing. */
  long waitingSince;

  /** What has come, and the source has not been told so. */
  final List<Integer> untold = new ArrayList<>();

  /** What the system has taken and not begun to send. */
  final Deque<Integer> buffer = new ArrayDeque<>();

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

  boolean isFull() {
    return buffer.size() >= BUFFER;
  }

  boolean isSending() {
    return sending != NOTHING;
  }
}
