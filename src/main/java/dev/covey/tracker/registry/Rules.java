package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;

/**
 * What most commands ask first: who is it, which group, and may he. Guarded by whoever guards the
 * {@link Registry}.
 */
final class Rules {
  private final State state;

  Rules(State state) {
    this.state = state;
  }

  /** Whoever gives a command. */
  Account actor(AccountId id) throws CoveyException {
    Account account = state.accounts.get(id);
    if (account == null || account.name == null) {
      throw new CoveyException(
          ErrorCode.SIGN_IN_FIRST, "This tracker does not know your account; sign in again.");
    }
    return account;
  }

  Account user(UserName name) throws CoveyException {
    return state
        .userNames
        .find(name.value())
        .orElseThrow(() ->
            new CoveyException(
                ErrorCode.UNKNOWN_USER,
                "There is no user '%s'; check the spelling.".formatted(name)));
  }

  /** The name that an account has now; a makeshift one while its creation is not known here. */
  UserName shown(Account account) {
    return new UserName(
        account.name == null
            ? NameSuffix.ofUser("user", account.uuid())
            : state.userNames.shown(account));
  }

  GroupName shown(Group group) {
    return new GroupName(state.groupNames.shown(group));
  }

  Group group(GroupName name) throws CoveyException {
    return state
        .groupNames
        .find(name.value())
        .orElseThrow(() ->
            new CoveyException(
                ErrorCode.UNKNOWN_GROUP,
                "There is no group '%s'; list_groups shows all.".formatted(name)));
  }

  /** G3. */
  Group owned(Account actor, GroupName name, String action) throws CoveyException {
    Group group = group(name);
    if (group.owner != actor) {
      throw new CoveyException(
          ErrorCode.NOT_OWNER,
          "Only the owner of '%s', %s, may %s.".formatted(name, shown(group.owner), action));
    }
    return group;
  }

  /** G4. */
  Group joined(Account actor, GroupName name) throws CoveyException {
    Group group = group(name);
    requireMember(actor, group);
    return group;
  }

  void requireMember(Account actor, Group group) throws CoveyException {
    String advice =
        switch (group.role(actor)) {
          case OWNER, MEMBER -> "";
          case PENDING -> "its owner has not answered your request yet";
          case NONE -> "ask to be let in with join_group";
        };
    if (!advice.isEmpty()) {
      throw new CoveyException(
          ErrorCode.NOT_MEMBER,
          "You are not a member of '%s': %s.".formatted(shown(group), advice));
    }
  }
}
