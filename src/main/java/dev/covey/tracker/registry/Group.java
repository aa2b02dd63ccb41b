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

  /**
   * To whom it was handed, a register: the higher counter stands, then the later time, then the
   * greater id. {@link #owner} is who owns the group in effect.
   */
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

  /** Members who were online, by {@link Presence#version}; null since the members changed. */
  record Counted(long version, int online) {}

  /** Written by whoever looks, too: any of them writes what is right. */
  Counted counted;

  Group(GroupId id) {
    this.id = id;
  }

  void appoint(long counter, long time, Account newOwner) {
    boolean higher =
        counter != ownerCounter
            ? counter > ownerCounter
            : time != ownerTime
                ? time > ownerTime
                : newOwner.uuid().compareTo(appointed.uuid()) > 0;
    if (higher) {
      ownerCounter = counter;
      ownerTime = time;
      appointed = newOwner;
    }
  }

  /**
   * Who was last handed the group; if on the other side of a split that member had left, the one of
   * longest standing. There must be a member.
   */
  Account effectiveOwner() {
    boolean in = appointed != null && appointed.name != null && members.containsKey(appointed);
    return in
        ? appointed
        : members.values().stream().min(Membership.STRONGEST).orElseThrow().account;
  }

  Role role(Account account) {
    // Most accounts have nothing to do with most groups: told without a search by name.
    if (!active || account.name == null || !account.hasMembershipIn(this)) {
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
