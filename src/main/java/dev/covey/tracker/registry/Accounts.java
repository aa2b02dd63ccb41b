package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.UserName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The rules and views of accounts. Guarded by whoever guards the {@link Registry}. */
public final class Accounts {
  private final State state;
  private final Supplier<UUID> ids;

  Accounts(State state, Supplier<UUID> ids) {
    this.state = state;
    this.ids = ids;
  }

  /**
   * A new account (U1).
   *
   * @param passwordHash of a password that follows the rule (S7). Hashing takes long: {@linkplain
   *     #find look} whether the name is free first, and hash without holding the registry
   * @throws CoveyException USER_EXISTS
   */
  public List<Change> create(UserName name, String passwordHash) throws CoveyException {
    if (find(name).isPresent()) {
      throw new CoveyException(
          ErrorCode.USER_EXISTS,
          "The user name '%s' is taken; choose another, or sign in.".formatted(name));
    }
    AccountId account = new AccountId(ids.get());
    return List.of(
        new Change.AccountCreated(account, name), new Change.PasswordSet(account, 1, passwordHash));
  }

  /** Whose name that is now. */
  public Optional<AccountId> find(UserName name) {
    return state.userNames.find(name.value()).map(account -> account.id);
  }

  /**
   * Who may mean himself by that name: whose it is now, then those who were given it and lost it to
   * an earlier one (T12).
   */
  public List<AccountId> claiming(UserName name) {
    return state.userNames.claiming(name.value()).stream().map(account -> account.id).toList();
  }

  /** The name that an account has now: after a split it may bear a suffix (T12). */
  public Optional<UserName> name(AccountId id) {
    Account account = state.accounts.get(id);
    return account == null || account.name == null ? Optional.empty() : Optional.of(name(account));
  }

  /** The encoded hash of the account's password; empty if there is no such account. */
  public Optional<String> passwordHash(AccountId id) {
    return Optional.ofNullable(state.accounts.get(id))
        .map(account -> account.passwordHash)
        .filter(hash -> !hash.isEmpty());
  }

  public int count() {
    return state.userNames.size();
  }

  private UserName name(Account account) {
    return new UserName(state.userNames.shown(account));
  }
}
