package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.GroupListing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All that a registry shows to anybody, as lines of text. */
final class Everything {
  private Everything() {}

  static List<String> shownBy(Registry registry, Collection<AccountId> accounts, Presence presence)
      throws CoveyException {
    List<String> lines = new ArrayList<>();
    for (AccountId account : accounts) {
      lines.add(account + " is " + registry.accounts().name(account));
      lines.add("owns " + registry.groups().views().ownedBy(account));
      lines.add(
          "joined "
              + registry.groups().views().joinedBy(account).stream()
                  .sorted(Comparator.comparing(Object::toString))
                  .toList());
      if (registry.accounts().name(account).isEmpty()) {
        continue;
      }
      Actor actor = new Actor(account, World.device("d1"));
      var groups =
          registry.groups().views().list(account, Optional.empty(), 1_000, presence).items();
      for (GroupListing group : groups) {
        lines.add(group.toString());
        lines.addAll(insideOf(registry, group, actor, presence));
      }
    }
    return lines;
  }

  private static List<String> insideOf(
      Registry registry, GroupListing group, Actor actor, Presence presence) throws CoveyException {
    List<String> lines = new ArrayList<>();
    GroupViews views = registry.groups().views();
    if (group.role().isMember()) {
      views
          .members(actor.account(), group.name(), Optional.empty(), 1_000, presence)
          .items()
          .forEach(member -> lines.add(member.toString()));
      registry
          .files()
          .views()
          .list(actor, group.name(), Optional.empty(), 1_000, presence)
          .items()
          .forEach(file -> lines.add(file.toString()));
    }
    if (views.owner(group.id()).equals(Optional.of(actor.account()))) {
      views
          .requests(actor.account(), group.name(), Optional.empty(), 1_000)
          .items()
          .forEach(request -> lines.add(request.toString()));
    }
    return lines;
  }
}
