package dev.covey.tracker.registry;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.RequestId;
import dev.covey.model.Role;
import dev.covey.model.UserName;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The commands of groups and the rules G1 to G7. Guarded by whoever guards the {@link Registry}.
 *
 * <p>All may also throw SIGN_IN_FIRST, if the account is not known here yet, and UNKNOWN_GROUP.
 */
public final class Groups {
  private final State state;
  private final Supplier<UUID> ids;
  private final Rules rules;
  private final GroupViews views;

  Groups(State state, Supplier<UUID> ids) {
    this.state = state;
    this.ids = ids;
    rules = new Rules(state);
    views = new GroupViews(state);
  }

  /** The same groups, to look at. */
  public GroupViews views() {
    return views;
  }

  /**
   * A new group, owned by its creator (U4).
   *
   * @throws CoveyException GROUP_EXISTS (G1)
   */
  public List<Change> create(Actor actor, GroupName name) throws CoveyException {
    Account founder = rules.actor(actor.account());
    if (state.groupNames.find(name.value()).isPresent()) {
      throw new CoveyException(
          ErrorCode.GROUP_EXISTS,
          "There is a group '%s' already; join it, or choose another name.".formatted(name));
    }
    return List.of(
        new Change.GroupCreated(
            new GroupId(ids.get()), name, founder.id, new RequestId(ids.get())));
  }

  /**
   * Asks to be let in (U5).
   *
   * @throws CoveyException ALREADY_MEMBER or ALREADY_REQUESTED (G5)
   */
  public List<Change> join(Actor actor, GroupName name) throws CoveyException {
    Account account = rules.actor(actor.account());
    Group group = rules.group(name);
    return switch (group.role(account)) {
      case OWNER, MEMBER ->
          throw new CoveyException(
              ErrorCode.ALREADY_MEMBER, "You are a member of '%s' already.".formatted(name));
      case PENDING ->
          throw new CoveyException(
              ErrorCode.ALREADY_REQUESTED,
              "You have asked to join '%s' already; its owner, %s, has not answered yet."
                  .formatted(name, rules.shown(group.owner)));
      case NONE ->
          List.of(new Change.JoinRequested(new RequestId(ids.get()), group.id, account.id));
    };
  }

  /**
   * Leaves a group, or withdraws the request to join it (U6). The owner's leaving dissolves it
   * (G7).
   *
   * @param dissolve the owner knows that this ends the group for all
   * @throws CoveyException NOT_MEMBER, or OWNER_LEAVES if there are other members and {@code
   *     dissolve} is false
   */
  public List<Change> leave(Actor actor, GroupName name, boolean dissolve) throws CoveyException {
    Account account = rules.actor(actor.account());
    Group group = rules.group(name);
    return switch (group.role(account)) {
      case OWNER -> dissolve(group, name, dissolve);
      case MEMBER, PENDING -> end(group, account, account);
      case NONE ->
          throw new CoveyException(
              ErrorCode.NOT_MEMBER,
              "You are not a member of '%s', and have not asked to be.".formatted(name));
    };
  }

  private static List<Change> dissolve(Group group, GroupName name, boolean agreed)
      throws CoveyException {
    int others = group.members.size() - 1;
    if (others > 0 && !agreed) {
      throw new CoveyException(
          ErrorCode.OWNER_LEAVES,
          "You own '%s', and it has %s: hand it over with transfer_group, or leave with --dissolve, which ends it for everybody."
              .formatted(name, others == 1 ? "another member" : others + " other members"));
    }
    return List.of(new Change.GroupDissolved(group.id));
  }

  /**
   * Lets somebody in who asked (U9).
   *
   * @throws CoveyException NOT_OWNER (G3), UNKNOWN_USER, ALREADY_MEMBER or NO_SUCH_REQUEST (G5)
   */
  public List<Change> accept(Actor actor, GroupName name, UserName user) throws CoveyException {
    Group group = rules.owned(rules.actor(actor.account()), name, "accept requests");
    Account account = requirePending(group, name, user);
    return eachOf(group, account, id -> new Change.RequestAccepted(id, group.id, account.id));
  }

  /**
   * Refuses somebody who asked (U9).
   *
   * @throws CoveyException NOT_OWNER (G3), UNKNOWN_USER, ALREADY_MEMBER or NO_SUCH_REQUEST (G5)
   */
  public List<Change> reject(Actor actor, GroupName name, UserName user) throws CoveyException {
    Account owner = rules.actor(actor.account());
    Group group = rules.owned(owner, name, "reject requests");
    return end(group, requirePending(group, name, user), owner);
  }

  /**
   * Ends somebody's membership (U9).
   *
   * @throws CoveyException NOT_OWNER (G3), UNKNOWN_USER, NOT_MEMBER, or OWNER_LEAVES for oneself
   */
  public List<Change> remove(Actor actor, GroupName name, UserName user) throws CoveyException {
    Account owner = rules.actor(actor.account());
    Group group = rules.owned(owner, name, "remove members");
    Account account = requireMember(group, name, user);
    if (account == owner) {
      throw new CoveyException(
          ErrorCode.OWNER_LEAVES,
          "You own '%s' and cannot remove yourself: hand it over with transfer_group, or leave it."
              .formatted(name));
    }
    return end(group, account, owner);
  }

  /**
   * Hands a group over to a member (U9); who owned it stays a member.
   *
   * @throws CoveyException NOT_OWNER (G3), UNKNOWN_USER, NOT_MEMBER, or ALREADY_MEMBER for oneself
   */
  public List<Change> transfer(Actor actor, GroupName name, UserName user) throws CoveyException {
    Account owner = rules.actor(actor.account());
    Group group = rules.owned(owner, name, "hand it over");
    Account heir = requireMember(group, name, user);
    if (heir == owner) {
      throw new CoveyException(ErrorCode.ALREADY_MEMBER, "You own '%s' already.".formatted(name));
    }
    return List.of(new Change.OwnerSet(group.id, group.ownerCounter + 1, heir.id));
  }

  private Account requirePending(Group group, GroupName name, UserName user) throws CoveyException {
    Account account = rules.user(user);
    Role role = group.role(account);
    if (role.isMember()) {
      throw new CoveyException(
          ErrorCode.ALREADY_MEMBER, "'%s' is a member of '%s' already.".formatted(user, name));
    }
    if (role != Role.PENDING) {
      throw new CoveyException(
          ErrorCode.NO_SUCH_REQUEST,
          "'%s' has not asked to join '%s'; list_requests shows who has.".formatted(user, name));
    }
    return account;
  }

  private Account requireMember(Group group, GroupName name, UserName user) throws CoveyException {
    Account account = rules.user(user);
    if (!group.role(account).isMember()) {
      throw new CoveyException(
          ErrorCode.NOT_MEMBER, "'%s' is not a member of '%s'.".formatted(user, name));
    }
    return account;
  }

  private static List<Change> end(Group group, Account account, Account by) {
    return eachOf(
        group, account, id -> new Change.MembershipEnded(id, group.id, account.id, by.id));
  }

  /** After a split somebody may have asked on both sides: what is said goes for all of it. */
  private static List<Change> eachOf(
      Group group, Account account, Function<RequestId, Change> change) {
    return account.memberships.stream()
        .filter(membership -> membership.group == group)
        .map(membership -> change.apply(membership.id))
        .toList();
  }
}
