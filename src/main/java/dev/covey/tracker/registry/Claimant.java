package dev.covey.tracker.registry;

import java.util.Comparator;
import java.util.UUID;

/** Something with a name of which two may exist after a split, and only one may keep it (T12). */
interface Claimant {
  /** Who claimed first stands first; at the same time, the smaller id. */
  Comparator<Claimant> EARLIEST =
      Comparator.comparingLong(Claimant::claimedAt).thenComparing(Claimant::uuid);

  /** The name it was given. */
  String givenName();

  /** The {@link HybridTime#packed()} at which it was given. */
  long claimedAt();

  UUID uuid();
}
