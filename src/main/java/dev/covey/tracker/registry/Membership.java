package dev.covey.tracker.registry;

import dev.covey.model.RequestId;
import java.time.Instant;
import java.util.Comparator;

/** One request to join and what became of it. Guarded by whoever guards the registry. */
final class Membership {
  /** Upwards only. */
  enum State {
    REQUESTED,
    ACCEPTED,
    ENDED
  }

  /** The one that counts, of several that one account has in one group, stands first. */
  static final Comparator<Membership> STRONGEST =
      Comparator.comparing((Membership m) -> m.state)
          .reversed()
          .thenComparingLong(m -> m.since)
          .thenComparing(m -> m.id.value());

  final RequestId id;
  final Group group;
  final Account account;
  State state = State.REQUESTED;

  /** The hybrid time of the request; 0 while only what followed it is known. */
  long since;

  Membership(RequestId id, Group group, Account account) {
    this.id = id;
    this.group = group;
    this.account = account;
  }

  boolean accepted() {
    return state == State.ACCEPTED;
  }

  Instant sinceInstant() {
    return new HybridTime(since).instant();
  }
}
