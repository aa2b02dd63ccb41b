package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.peer.transfer.Catalogue;
import dev.covey.peer.transfer.Offered;
import java.util.Optional;

/**
 * What others can fetch from this device now: the shares of whoever is signed in, but for stopped
 * ones (F10, F13). The uploads' threads ask and tell it; looking takes no lock.
 */
final class OfferedShares implements Catalogue {
  private final Shares shares;

  OfferedShares(Shares shares) {
    this.shares = shares;
  }

  @Override
  public Optional<Offered> find(GroupId group, FileId file) {
    return shares
        .signedIn()
        .flatMap(account -> shares.find(account, file))
        .filter(share -> share.group().equals(group) && !share.isStopped())
        .map(Share::offered);
  }

  /** An upload that still reads an earlier file says nothing about the one offered since. */
  @Override
  public void broken(Offered offered, CoveyException why) {
    share(offered)
        .filter(share -> share.isOf(offered))
        .ifPresent(share -> shares.stop(share, why.getMessage()));
  }

  @Override
  public void sent(Offered offered, long bytes) {
    share(offered).ifPresent(share -> share.sent(bytes));
  }

  /** An upload may end after its account has signed out: what it tells counts all the same. */
  private Optional<Share> share(Offered offered) {
    Optional<AccountId> account = shares.account();
    return account
        .flatMap(by -> shares.find(by, offered.file()))
        .filter(share -> share.group().equals(offered.group()));
  }
}
