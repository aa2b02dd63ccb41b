package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.UserName;
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
 *
 * @param users who has the names that others are given now, and may lose them (T12)
 * @param names the groups that have the names that others are given now
 */
record Scene(
    Map<GroupId, OfGroup> groups,
    Set<FileId> files,
    FileNews.Look look,
    Map<AccountId, UserName> users,
    Map<GroupId, GroupName> names) {

  /**
   * A group as it was.
   *
   * @param waiting if it is dissolved: who asked to be let in, up to a page of them
   */
  record OfGroup(
      GroupName name, AccountId owner, Set<AccountId> members, List<AccountId> waiting) {}

  static Scene before(Registry registry, List<Change> changes, FileNews news, Attendance attendance)
      throws CoveyException {
    Map<GroupId, OfGroup> groups = new HashMap<>();
    Set<FileId> files = new HashSet<>();
    Map<AccountId, UserName> users = new HashMap<>();
    Map<GroupId, GroupName> names = new HashMap<>();
    for (Change change : changes) {
      if (change instanceof Change.AccountCreated created) {
        registry.accounts().find(created.name()).ifPresent(id -> users.put(id, created.name()));
      }
      if (change instanceof Change.GroupCreated created) {
        registry
            .groups()
            .views()
            .find(created.name())
            .ifPresent(id -> names.put(id, created.name()));
      }
      if (change instanceof Change.OfGroup ofGroup && !groups.containsKey(ofGroup.group())) {
        boolean ends = change instanceof Change.GroupDissolved;
        group(registry, ofGroup.group(), ends)
            .ifPresent(known -> groups.put(ofGroup.group(), known));
      }
      if (change instanceof Change.OfferEnded ended) {
        files.add(ended.file());
      }
      if (change instanceof Change.MembershipEnded ended) {
        files.addAll(attendance.offers(ended.account()));
      }
    }
    return new Scene(groups, files, news.look(registry, files), users, names);
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
