package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.GroupId;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.Role;
import dev.covey.model.UserName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** What is told of groups. Guarded by whoever guards the {@link Registry}. */
public final class GroupViews {
  private final State state;
  private final Rules rules;

  GroupViews(State state) {
    this.state = state;
    rules = new Rules(state);
  }

  /**
   * Every group in the order of names, as that account sees it (U7).
   *
   * @param after the last name of the page before; empty for the first page
   * @param most groups on the page, at least 1
   */
  public Page<GroupListing> list(
      AccountId viewer, Optional<GroupName> after, int most, Presence presence)
      throws CoveyException {
    Account account = rules.actor(viewer);
    List<GroupListing> page = new ArrayList<>();
    for (Group group : state.groupNames.after(after.map(GroupName::value))) {
      if (page.size() == most) {
        return new Page<>(page, true);
      }
      page.add(listing(group, account, presence));
    }
    return new Page<>(page, false);
  }

  private GroupListing listing(Group group, Account viewer, Presence presence) {
    Role role = group.role(viewer);
    return new GroupListing(
        group.id,
        rules.shown(group),
        rules.shown(group.owner),
        role,
        group.members.size(),
        role == Role.OWNER ? group.pending.size() : 0,
        online(group, presence),
        role.isMember() ? listedFiles(group, presence) : 0);
  }

  /** Lists ask it of hundreds of groups: it is counted anew only after somebody came or went. */
  private static int online(Group group, Presence presence) {
    long version = presence.version(); // before counting: who comes meanwhile raises it
    Group.Counted known = group.counted;
    if (known != null && known.version() == version && version != Presence.UNKNOWN) {
      return known.online();
    }
    int online = 0;
    for (Account member : group.members.keySet()) {
      if (presence.isOnline(member.id)) {
        online++;
      }
    }
    group.counted = new Group.Counted(version, online);
    return online;
  }

  private static int listedFiles(Group group, Presence presence) {
    int listed = 0;
    for (GroupFile file : group.files.after(Optional.empty())) {
      if (file.hasSeeder(presence)) {
        listed++;
      }
    }
    return listed;
  }

  /**
   * The members of a group, for its members (G4), by given name.
   *
   * @throws CoveyException UNKNOWN_GROUP or NOT_MEMBER
   */
  public Page<MemberListing> members(
      AccountId viewer, GroupName name, Optional<UserName> after, int most, Presence presence)
      throws CoveyException {
    Group group = rules.joined(rules.actor(viewer), name);
    List<MemberListing> page = new ArrayList<>();
    for (Account member : following(group.members, after).keySet()) {
      if (page.size() == most) {
        return new Page<>(page, true);
      }
      int devices = presence.devices(member.id);
      page.add(new MemberListing(rules.shown(member), member == group.owner, devices));
    }
    return new Page<>(page, false);
  }

  /**
   * Who waits to be let in, for the owner (U8), by given name.
   *
   * @throws CoveyException UNKNOWN_GROUP or NOT_OWNER (G3)
   */
  public Page<JoinRequest> requests(
      AccountId viewer, GroupName name, Optional<UserName> after, int most) throws CoveyException {
    Group group = rules.owned(rules.actor(viewer), name, "see its requests");
    List<JoinRequest> page = new ArrayList<>();
    for (Map.Entry<Account, Membership> waiting : following(group.pending, after).entrySet()) {
      if (page.size() == most) {
        return new Page<>(page, true);
      }
      Membership request = waiting.getValue();
      page.add(new JoinRequest(rules.shown(waiting.getKey()), request.sinceInstant()));
    }
    return new Page<>(page, false);
  }

  private NavigableMap<Account, Membership> following(
      NavigableMap<Account, Membership> all, Optional<UserName> after) throws CoveyException {
    return after.isEmpty() ? all : all.tailMap(rules.user(after.get()), false);
  }

  /** The group of that name. */
  public Optional<GroupId> find(GroupName name) {
    return state.groupNames.find(name.value()).map(group -> group.id);
  }

  /** The name that a group has now; empty if it is not, or no longer, there. */
  public Optional<GroupName> name(GroupId id) {
    return active(id).map(rules::shown);
  }

  public Optional<AccountId> owner(GroupId id) {
    return active(id).map(group -> group.owner.id);
  }

  public Role role(AccountId account, GroupId id) {
    Account known = state.accounts.get(account);
    Optional<Group> group = active(id);
    return known == null || group.isEmpty() ? Role.NONE : group.get().role(known);
  }

  /** Everybody in a group, the owner included; nobody if it is not there. */
  public List<AccountId> members(GroupId id) {
    return active(id)
        .map(group -> group.members.keySet().stream().map(member -> member.id).toList())
        .orElse(List.of());
  }

  /** The groups that an account owns, oldest first (G2). */
  public List<GroupId> ownedBy(AccountId id) {
    Account account = state.accounts.get(id);
    return account == null ? List.of() : account.owned().stream().map(group -> group.id).toList();
  }

  /** The groups that an account is in, as owner or member. */
  public List<GroupId> joinedBy(AccountId id) {
    Account account = state.accounts.get(id);
    return account == null
        ? List.of()
        : account.memberships.stream()
            .map(membership -> membership.group)
            .filter(group -> group.role(account).isMember())
            .map(group -> group.id)
            .distinct()
            .toList();
  }

  private Optional<Group> active(GroupId id) {
    return Optional.ofNullable(state.groups.get(id)).filter(group -> group.active);
  }
}
