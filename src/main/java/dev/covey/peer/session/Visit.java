package dev.covey.peer.session;

import java.time.Duration;
import java.util.Optional;

/**
 * The tracker in use: the line to it, and the note for the balancer that sent this device there.
 * Confined to the session's thread.
 */
record Visit(TrackerLine line, Optional<BalancerNote> note) {

  /** Begins a visit, and has the balancer told. */
  static Visit begin(TrackerFinder.Found found) {
    found.note().ifPresent(BalancerNote::came);
    return new Visit(found.line(), found.note());
  }

  /** Leaves the tracker. */
  void leave() throws InterruptedException {
    line.close();
    note.ifPresent(BalancerNote::left);
  }

  /** Leaves the tracker, and sees the balancer's note off: this process may be about to end. */
  void leave(Duration limit) throws InterruptedException {
    line.close();
    if (note.isPresent()) {
      note.get().left().join(limit);
    }
  }
}
