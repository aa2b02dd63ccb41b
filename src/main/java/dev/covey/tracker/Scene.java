package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.protocol.Limits;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.GroupViews;
import dev.covey.tracker.registry.Registry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changes find before they are applied: who must be told of them cannot always be seen
 * afterwards. Immutable; made while the registry is held.
 */
record Scene(Map<GroupId, OfGroup> groups, Set<FileId> files, FileNews.Look look) {

  /**
   * A group as it was.
   *
   * @param waiting if it is dissolved: who asked to be let in, up to a page of them
   */
  record OfGroup(
      GroupName name, AccountId owner, Set<AccountId> members, List<AccountId> waiting) {}

  static Scene before(Registry registry, List<Change> changes, FileNews news, Sessions sessions)
      throws CoveyException {
    Map<GroupId, OfGroup> groups = new HashMap<>();
    Set<FileId> files = new HashSet<>();
    for (Change change : changes) {
      if (change instanceof Change.OfGroup ofGroup && !groups.containsKey(ofGroup.group())) {
        boolean ends = change instanceof Change.GroupDissolved;
        group(registry, ofGroup.group(), ends)
            .ifPresent(known -> groups.put(ofGroup.group(), known));
      }
      if (change instanceof Change.OfferEnded ended) {
        files.add(ended.file());
      }
      if (change instanceof Change.MembershipEnded ended) {
        sessions.of(ended.account()).forEach(session -> files.addAll(session.offers()));
      }
    }
    return new Scene(groups, files, news.look(registry, files));
  }

  private static Optional<OfGroup> group(Registry registry, GroupId id, boolean ends)
      throws CoveyException {
    GroupViews views = registry.groups().views();
    Optional<GroupName> name = views.name(id);
    Optional<AccountId> owner = views.owner(id);
    if (name.isEmpty() || owner.isEmpty()) {
      return Optional.empty();
    }
    List<AccountId> waiting = ends ? waiting(registry, owner.get(), name.get()) : List.of();
    return Optional.of(
        new OfGroup(name.get(), owner.get(), new HashSet<>(views.members(id)), waiting));
  }

  private static List<AccountId> waiting(Registry registry, AccountId owner, GroupName name)
      throws CoveyException {
    List<AccountId> waiting = new ArrayList<>();
    for (JoinRequest request :
        registry.groups().views().requests(owner, name, Optional.empty(), Limits.PAGE).items()) {
      registry.accounts().find(request.user()).ifPresent(waiting::add);
    }
    return waiting;
  }
}
