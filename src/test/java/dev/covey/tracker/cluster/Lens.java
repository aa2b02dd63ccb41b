package dev.covey.tracker.cluster;

import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.HybridTime;
import dev.covey.tracker.registry.LoggedChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How a registry with a {@link Fault} in its merge rules sees the changes of others: the disk gets
 * them as they are, the registry others in their place, chosen so that it ends where the fault
 * would bring it.
 */
final class Lens {
  private record Place(UUID origin, long seq) {}

  private final Fault fault;
  private final Map<Place, LoggedChange> truths = new HashMap<>();

  /** The highest of each register as it is shown to the registry. */
  private final Map<Object, LoggedChange> highest = new HashMap<>();

  private Optional<LoggedChange> last = Optional.empty();

  Lens(Fault fault) {
    this.fault = fault;
  }

  LoggedChange truth(LoggedChange seen) {
    return truths.getOrDefault(new Place(seen.origin(), seen.seq()), seen);
  }

  LoggedChange seen(LoggedChange truth) {
    LoggedChange seen =
        switch (fault) {
          case ENDS_DROPPED -> ends(truth.change()) ? nothing(truth) : truth;
          case LAST_OWNER_TO_ARRIVE_STANDS ->
              truth.change() instanceof Change.OwnerSet set ? owner(truth, set) : truth;
          case LAST_OFFER_TO_ARRIVE_STANDS ->
              truth.change() instanceof Change.OfOffer offer ? offer(truth, offer) : truth;
          case OLDER_BY_CLOCK_DROPPED ->
              last.isPresent() && truth.time().compareTo(last.get().time()) < 0
                  ? nothing(truth)
                  : truth;
          case EARLIER_SUFFIXED ->
              truth.change() instanceof Change.AccountCreated created
                  ? earlier(truth, created)
                  : truth;
          case OPERATIONS_FORGOTTEN -> with(truth, truth.time(), Optional.empty(), truth.change());
          default -> truth;
        };
    if (!seen.equals(truth)) {
      truths.put(new Place(truth.origin(), truth.seq()), truth);
    }
    last = Optional.of(seen);
    return seen;
  }

  private static boolean ends(Change change) {
    return change instanceof Change.MembershipEnded || change instanceof Change.GroupDissolved;
  }

  /** The change before once more, which does nothing. */
  private LoggedChange nothing(LoggedChange truth) {
    return last.map(before -> with(truth, before.time(), before.cause(), before.change()))
        .orElse(truth);
  }

  private LoggedChange owner(LoggedChange truth, Change.OwnerSet set) {
    LoggedChange before = highest.get(set.group());
    LoggedChange seen = truth;
    if (before != null && before.change() instanceof Change.OwnerSet above) {
      if (above.counter() > set.counter()) {
        Change raised = new Change.OwnerSet(set.group(), above.counter() + 1, set.owner());
        seen = with(truth, truth.time(), truth.cause(), raised);
      } else if (above.counter() == set.counter()) {
        seen = with(truth, later(truth, before), truth.cause(), set);
      }
    }
    highest.put(set.group(), seen);
    return seen;
  }

  private LoggedChange offer(LoggedChange truth, Change.OfOffer offer) {
    Object register = List.of(offer.file(), offer.device(), offer.account());
    LoggedChange before = highest.get(register);
    LoggedChange seen = truth;
    if (before != null && before.change() instanceof Change.OfOffer above) {
      if (above.counter() > offer.counter()) {
        seen = with(truth, truth.time(), truth.cause(), raised(offer, above.counter() + 1));
      } else if (above.counter() == offer.counter()) {
        seen = with(truth, later(truth, before), truth.cause(), offer);
      }
    }
    highest.put(register, seen);
    return seen;
  }

  private static Change raised(Change.OfOffer offer, long counter) {
    return switch (offer) {
      case Change.OfferMade m ->
          new Change.OfferMade(
              m.file(), m.group(), m.device(), m.account(), m.membership(), counter);
      case Change.OfferEnded e ->
          new Change.OfferEnded(e.file(), e.group(), e.device(), e.account(), counter);
    };
  }

  /** Who is told second of a contested name becomes the one who had it first. */
  private LoggedChange earlier(LoggedChange truth, Change.AccountCreated created) {
    LoggedChange before = highest.putIfAbsent(created.name(), truth);
    boolean contested = before != null && !before.equals(truth);
    return contested && before.time().packed() > 0
        ? with(truth, new HybridTime(before.time().packed() - 1), truth.cause(), created)
        : truth;
  }

  private static HybridTime later(LoggedChange truth, LoggedChange before) {
    return before.time().compareTo(truth.time()) >= 0 ? before.time().next() : truth.time();
  }

  private static LoggedChange with(
      LoggedChange place, HybridTime time, Optional<Cause> cause, Change change) {
    return new LoggedChange(place.origin(), place.seq(), time, cause, change);
  }
}
