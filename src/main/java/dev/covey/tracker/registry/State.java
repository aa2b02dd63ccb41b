package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.RequestId;
import java.util.HashMap;
import java.util.Map;

/**
 * Every entity, what is derived from them, and how a change moves them. Guarded by whoever guards
 * the registry.
 *
 * <p>An entity comes to be when first mentioned. What is derived depends on the entities alone and
 * is renewed wherever a change touched what it depends on.
 */
final class State {
  final Map<AccountId, Account> accounts = new HashMap<>();
  final Map<GroupId, Group> groups = new HashMap<>();
  final Map<RequestId, Membership> memberships = new HashMap<>();
  final Map<FileId, GroupFile> files = new HashMap<>();

  /** Derived: accounts whose creation is known. */
  final NameIndex<Account> userNames = new NameIndex<>(NameSuffix::ofUser);

  /** Derived: active groups. */
  final NameIndex<Group> groupNames = new NameIndex<>(NameSuffix::ofGroup);

  /** One object for each device, since many offers name it. */
  private final Map<DeviceId, DeviceId> devices = new HashMap<>();

  void apply(Change change, long time) {
    switch (change) {
      case Change.AccountCreated created -> name(account(created.account()), created, time);
      case Change.PasswordSet set ->
          account(set.account()).setPassword(set.epoch(), time, set.passwordHash());
      case Change.GroupCreated created -> found(group(created.group()), created, time);
      case Change.GroupDissolved dissolved -> {
        group(dissolved.group()).dissolved = true;
        refresh(group(dissolved.group()));
      }
      case Change.OwnerSet set ->
          appoint(group(set.group()), set.counter(), time, account(set.owner()));
      case Change.JoinRequested requested -> {
        Membership membership = membership(requested);
        membership.since = time;
        raise(membership, Membership.State.REQUESTED);
      }
      case Change.RequestAccepted accepted ->
          raise(membership(accepted), Membership.State.ACCEPTED);
      case Change.MembershipEnded ended -> raise(membership(ended), Membership.State.ENDED);
      case Change.FileAdded added -> add(file(added.file()), added, time);
      case Change.OfferMade made -> {
        Membership under = membership(made.membership(), made.group(), made.account());
        offer(made, time, under);
      }
      case Change.OfferEnded ended -> offer(ended, time, null);
    }
  }

  private void name(Account account, Change.AccountCreated created, long time) {
    if (account.name != null) {
      return;
    }
    account.name = created.name();
    account.created = time;
    userNames.add(account);
    for (Membership membership : account.memberships) {
      place(membership.group, account);
    }
  }

  private void found(Group group, Change.GroupCreated created, long time) {
    if (group.name != null) {
      return;
    }
    group.name = created.name();
    group.created = time;
    Account founder = account(created.founder());
    Membership membership = membership(created.membership(), group.id, founder.id);
    membership.since = time;
    appoint(group, 0, time, founder);
    raise(membership, Membership.State.ACCEPTED);
  }

  private void appoint(Group group, long counter, long time, Account owner) {
    group.appoint(counter, time, owner);
    refresh(group);
  }

  private void raise(Membership membership, Membership.State state) {
    Membership.State before = membership.state;
    if (state.compareTo(before) > 0) {
      membership.state = state;
    }
    if (membership.state == Membership.State.ENDED) {
      membership.account.memberships.remove(membership);
    }
    place(membership.group, membership.account);
    if (membership.state != before) {
      relist(membership);
    }
  }

  /** Puts an account where its strongest membership in the group belongs. */
  private void place(Group group, Account account) {
    if (account.name == null) {
      return;
    }
    group.counted = null;
    group.members.remove(account);
    group.pending.remove(account);
    account.memberships.stream()
        .filter(membership -> membership.group == group)
        .min(Membership.STRONGEST)
        .ifPresent(strongest ->
            (strongest.accepted() ? group.members : group.pending).put(account, strongest));
    refresh(group);
  }

  /** Derives whether a group is there, and who owns it. */
  private void refresh(Group group) {
    boolean active = group.name != null && !group.dissolved && !group.members.isEmpty();
    if (active != group.active) {
      group.active = active;
      if (active) {
        groupNames.add(group);
      } else {
        groupNames.remove(group);
      }
    }
    Account owner = active ? group.effectiveOwner() : null;
    if (owner == group.owner) {
      return;
    }
    if (group.owner != null) {
      group.owner.disown(group);
    }
    group.owner = owner;
    if (owner != null) {
      owner.own(group);
    }
  }

  private void add(GroupFile file, Change.FileAdded added, long time) {
    unlist(file);
    if (!file.described()) {
      file.describe(group(added.group()), added);
    }
    file.came(added.round(), time, account(added.by()));
    relist(file);
  }

  private void offer(Change.OfOffer said, long time, Membership under) {
    GroupFile file = file(said.file());
    Account account = account(said.account());
    Offer offer = file.offer(said.device(), account);
    if (offer == null) {
      DeviceId device = devices.computeIfAbsent(said.device(), id -> id);
      offer = new Offer(file, device, account);
    }
    offer.merge(said.counter(), time, under);
    relist(file);
  }

  private void relist(Membership membership) {
    for (Offer offer : membership.account.offers) {
      if (offer.membership == membership) {
        relist(offer.file);
      }
    }
  }

  private void relist(GroupFile file) {
    boolean listed = file.described() && file.hasLiveOffer();
    if (!listed) {
      unlist(file);
    } else if (!file.listed) {
      file.listed = true;
      file.group.files.add(file);
    }
  }

  private static void unlist(GroupFile file) {
    if (file.listed) {
      file.listed = false;
      file.group.files.remove(file);
    }
  }

  private Account account(AccountId id) {
    return accounts.computeIfAbsent(id, Account::new);
  }

  private Group group(GroupId id) {
    return groups.computeIfAbsent(id, Group::new);
  }

  private GroupFile file(FileId id) {
    return files.computeIfAbsent(id, GroupFile::new);
  }

  private Membership membership(Change.OfMembership change) {
    return membership(change.request(), change.group(), change.account());
  }

  private Membership membership(RequestId id, GroupId groupId, AccountId accountId) {
    Membership known = memberships.get(id);
    if (known != null) {
      return known;
    }
    Membership membership = new Membership(id, group(groupId), account(accountId));
    memberships.put(id, membership);
    membership.account.memberships.add(membership);
    return membership;
  }
}
