package dev.covey.tracker.registry;

import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** A group, perhaps known only by its id as yet. Guarded by whoever guards the registry. */
final class Group implements Claimant {
  final GroupId id;

  /** Null until its creation is known. */
  GroupName name;

  long created;
  boolean dissolved;

  /** The register of the last hand-over; {@link #owner} is who owns the group in effect. */
  long ownerCounter = -1;

  long ownerTime;
  Account appointed;

  /** Derived: one accepted membership of every member whose name is known. */
  final NavigableMap<Account, Membership> members = new TreeMap<>();

  /** Derived: one request of everybody who waits and is not in already. */
  final NavigableMap<Account, Membership> pending = new TreeMap<>();

  /** Derived: the files that have a live offer. */
  final NameIndex<GroupFile> files = new NameIndex<>(NameSuffix::ofFile);

  /** Derived: null if nobody does. */
  Account owner;

  /** Derived: whether it is created, not dissolved, and has a member. */
  boolean active;

  Group(GroupId id) {
    this.id = id;
  }

  Role role(Account account) {
    if (!active) {
      return Role.NONE;
    }
    if (account == owner) {
      return Role.OWNER;
    }
    if (members.containsKey(account)) {
      return Role.MEMBER;
    }
    return pending.containsKey(account) ? Role.PENDING : Role.NONE;
  }

  @Override
  public String givenName() {
    return name.value();
  }

  @Override
  public long claimedAt() {
    return created;
  }

  @Override
  public UUID uuid() {
    return id.value();
  }
}
