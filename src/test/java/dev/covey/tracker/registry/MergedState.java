package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What changes come to, whoever looks: the digest, and all that anybody is shown.
 *
 * @param shown in a fixed order
 */
record MergedState(Sha256 digest, List<String> shown) {
  private static final Presence ONLINE = new World.Online();

  /** Applies changes in the order given. */
  static MergedState of(List<LoggedChange> changes) {
    Registry registry = new Registry(UUID::randomUUID);
    changes.forEach(registry::apply);
    Set<AccountId> accounts = new TreeSet<>(Comparator.comparing(AccountId::value));
    for (LoggedChange logged : changes) {
      if (logged.change() instanceof Change.AccountCreated created) {
        accounts.add(created.account());
      }
    }
    try {
      return new MergedState(registry.digest(), Everything.shownBy(registry, accounts, ONLINE));
    } catch (CoveyException e) {
      throw new AssertionError(e);
    }
  }

  /** The log of a tracker that had the one and takes what is new to it of the other. */
  static List<LoggedChange> merged(List<LoggedChange> one, List<LoggedChange> other) {
    Set<LoggedChange> union = new LinkedHashSet<>(one);
    union.addAll(other);
    return new ArrayList<>(union);
  }
}
