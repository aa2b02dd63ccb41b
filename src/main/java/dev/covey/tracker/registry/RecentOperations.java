package dev.covey.tracker.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The outcomes of the last operations, read off the changes that they made, so that they are known
 * after a restart too. When there are too many the oldest is forgotten. Guarded by whoever guards
 * the registry.
 */
final class RecentOperations {
  private final int most;
  private final Map<Cause, Outcome> outcomes = new LinkedHashMap<>();

  RecentOperations(int most) {
    this.most = most;
  }

  void remember(LoggedChange logged) {
    if (logged.cause().isEmpty()) {
      return;
    }
    outcomes.merge(logged.cause().get(), outcome(logged.change()), RecentOperations::together);
    if (outcomes.size() > most) {
      outcomes.remove(outcomes.keySet().iterator().next());
    }
  }

  Optional<Outcome> recall(Cause cause) {
    return Optional.ofNullable(outcomes.get(cause));
  }

  private static Outcome outcome(Change change) {
    return switch (change) {
      case Change.FileAdded added -> new Outcome.Shared(added.file(), added.group(), false);
      case Change.OfferMade made -> new Outcome.Shared(made.file(), made.group(), true);
      case Change.AccountCreated _,
          Change.PasswordSet _,
          Change.GroupCreated _,
          Change.GroupDissolved _,
          Change.OwnerSet _,
          Change.JoinRequested _,
          Change.RequestAccepted _,
          Change.MembershipEnded _,
          Change.OfferEnded _ ->
          new Outcome.Done();
    };
  }

  /** Of one operation's changes, the addition of a file says more than the offer of it. */
  private static Outcome together(Outcome one, Outcome other) {
    return one instanceof Outcome.Shared shared && !shared.joined() ? one : other;
  }
}
