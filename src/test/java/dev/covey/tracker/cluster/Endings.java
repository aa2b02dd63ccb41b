package dev.covey.tracker.cluster;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.RequestId;
import dev.covey.model.Role;
import dev.covey.tracker.registry.Actor;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.Registry;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What has ended for good according to a log: none of it may be shown again. */
final class Endings {
  private record Part(GroupId group, AccountId account) {}

  private record Register(FileId file, DeviceId device, AccountId account) {}

  private final Set<GroupId> dissolved = new LinkedHashSet<>();
  private final Map<Part, Set<RequestId>> requests = new LinkedHashMap<>();
  private final Set<RequestId> ended = new HashSet<>();
  private final Map<Register, LoggedChange> offers = new LinkedHashMap<>();

  Endings(Iterable<LoggedChange> log) {
    log.forEach(this::learn);
  }

  private void learn(LoggedChange logged) {
    switch (logged.change()) {
      case Change.GroupDissolved change -> dissolved.add(change.group());
      case Change.GroupCreated change ->
          request(change.group(), change.founder(), change.membership());
      case Change.OfMembership change -> {
        request(change.group(), change.account(), change.request());
        if (change instanceof Change.MembershipEnded) {
          ended.add(change.request());
        }
      }
      case Change.OfOffer change ->
          offers.merge(
              new Register(change.file(), change.device(), change.account()),
              logged,
              Endings::higher);
      case Change.AccountCreated _,
          Change.PasswordSet _,
          Change.OwnerSet _,
          Change.FileAdded _ -> {}
    }
  }

  private void request(GroupId group, AccountId account, RequestId request) {
    requests.computeIfAbsent(new Part(group, account), _ -> new HashSet<>()).add(request);
  }

  private static LoggedChange higher(LoggedChange one, LoggedChange other) {
    long byCounter = counter(one) - counter(other);
    int byTime = one.time().compareTo(other.time());
    boolean first =
        byCounter != 0
            ? byCounter > 0
            : byTime != 0 ? byTime > 0 : one.change() instanceof Change.OfferEnded;
    return first ? one : other;
  }

  private static long counter(LoggedChange logged) {
    return ((Change.OfOffer) logged.change()).counter();
  }

  void requireNotShown(Registry registry, String where) {
    for (GroupId group : dissolved) {
      boolean shown = registry.groups().views().name(group).isPresent();
      Invariants.require(!shown, "a dissolved group is back", where, group);
    }
    requests.forEach((part, all) -> {
      Role role = registry.groups().views().role(part.account(), part.group());
      Invariants.require(
          role == Role.NONE || !ended.containsAll(all), "an ended membership is back", where, part);
    });
    offers.forEach((register, highest) -> {
      Actor actor = new Actor(register.account(), register.device());
      boolean shown = registry.files().views().offers(actor, register.file());
      Invariants.require(
          !(shown && highest.change() instanceof Change.OfferEnded),
          "an ended offer is back",
          where,
          register);
    });
  }
}
