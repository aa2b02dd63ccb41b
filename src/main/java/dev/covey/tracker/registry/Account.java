package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.UserName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** An account, perhaps known only by its id as yet. Guarded by whoever guards the registry. */
final class Account implements Claimant, Comparable<Account> {
  final AccountId id;

  /** Null until its creation is known. */
  UserName name;

  long created;

  /** A register: the higher epoch stands, then the later time, then the greater hash. */
  long epoch = -1;

  long epochTime;
  String passwordHash = "";

  /** Derived: its memberships that have not ended, in every group. */
  final List<Membership> memberships = new ArrayList<>(2);

  /** Its offers on every device; ended ones stay, for their counters. */
  final List<Offer> offers = new ArrayList<>(0);

  /** Derived: the groups that it effectively owns (G2). */
  private Set<Group> owned = Set.of();

  Account(AccountId id) {
    this.id = id;
  }

  void setPassword(long newEpoch, long time, String hash) {
    boolean higher =
        newEpoch != epoch
            ? newEpoch > epoch
            : time != epochTime ? time > epochTime : hash.compareTo(passwordHash) > 0;
    if (higher) {
      epoch = newEpoch;
      epochTime = time;
      passwordHash = hash;
    }
  }

  /** Whether it is in that group or waits to be; it is in few. */
  boolean hasMembershipIn(Group group) {
    for (Membership membership : memberships) {
      if (membership.group == group) {
        return true;
      }
    }
    return false;
  }

  Set<Group> owned() {
    return owned;
  }

  void own(Group group) {
    if (owned.isEmpty()) {
      owned = new TreeSet<>(Claimant.EARLIEST);
    }
    owned.add(group);
  }

  void disown(Group group) {
    owned.remove(group);
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

  /** By given name, then id: an order that a contest for a name does not disturb. */
  @Override
  public int compareTo(Account other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : id.value().compareTo(other.id.value());
  }
}
