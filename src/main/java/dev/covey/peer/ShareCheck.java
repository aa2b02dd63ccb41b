package dev.covey.peer;

import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.Sha256;
import dev.covey.peer.library.KeptShare;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether shared files are on the disk as they were when they were shared (F13). Any thread
 * may ask; it waits for the disk, under no lock.
 */
final class ShareCheck {
  private final Shares shares;

  ShareCheck(Shares shares) {
    this.shares = shares;
  }

  /**
   * Looks at the account's files: those that are not as they were shared are stopped.
   *
   * @return those that are stopped though nothing is wrong on disk: if the tracker takes them, they
   *     are {@linkplain Shares#mend mended} (F10)
   */
  List<Share> verify() {
    List<Share> mendable = new ArrayList<>();
    for (Share share : shares.ofAccount()) {
      if (isIntact(share) && share.isStopped()) {
        if (share.kept().registered()) {
          mendable.add(share);
        } else {
          shares.mend(share); // no tracker has been asked yet
        }
      }
    }
    return mendable;
  }

  /** Whether the file on disk is the one that was shared; the share is stopped if it is not. */
  boolean isIntact(Share share) {
    Optional<String> wrong = whatIsWrong(share.kept());
    wrong.ifPresent(why -> shares.stop(share, why));
    return wrong.isEmpty();
  }

  /**
   * Whether the account shares that file, and it is on the disk as it was shared. A share of which
   * that is no longer so is left as it is.
   */
  boolean isShared(AccountId by, FileId file) {
    return shares
        .find(by, file)
        .filter(share -> !share.isStopped() && whatIsWrong(share.kept()).isEmpty())
        .isPresent();
  }

  /** The files of any account's shares that had that content and are unchanged since. */
  List<Path> having(Sha256 content) {
    return shares
        .ofAllAccounts()
        .map(Share::kept)
        .filter(kept -> kept.manifest().sha256().equals(content))
        .filter(kept -> whatIsWrong(kept).isEmpty())
        .map(KeptShare::path)
        .toList();
  }

  private static Optional<String> whatIsWrong(KeptShare share) {
    if (share.isDamaged()) {
      return Optional.of(share.problem());
    }
    try {
      return FileStamp.of(share.path()).equals(share.stamp())
          ? Optional.empty()
          : Optional.of(
              "'%s' is not what it was when it was shared; share it anew.".formatted(share.path()));
    } catch (CoveyException e) {
      return Optional.of(e.getMessage());
    }
  }
}
