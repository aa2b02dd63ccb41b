package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.OperationId;
import dev.covey.peer.session.TrackerLink;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps this device's offers and what trackers know of them the same: announces them, and ends
 * those that are refused (F10 to F12, S4). Runs on the thread that calls, which waits.
 */
final class StandingOffers {
  /**
   * Held from before a tracker is told until the shares say the same: otherwise an announcement of
   * all could leave out, and so withdraw, what is being registered.
   */
  private final ReentrantLock telling = new ReentrantLock();

  private final TrackerLink tracker;
  private final Shares shares;
  private final Supplier<Optional<AccountId>> signedIn;
  private final Consumer<FileId> cut;

  /**
   * @param signedIn whom the tracker takes for the one who asks
   * @param cut ends what others are sent of a file
   */
  StandingOffers(
      TrackerLink tracker,
      Shares shares,
      Supplier<Optional<AccountId>> signedIn,
      Consumer<FileId> cut) {
    this.tracker = tracker;
    this.shares = shares;
    this.signedIn = signedIn;
    this.cut = cut;
  }

  /** To be held by who tells a tracker of shares. */
  ReentrantLock telling() {
    return telling;
  }

  /** A share was ended by the user: nobody is sent it any more (F11). */
  void end(Share share) {
    shares.remove(share);
    cut.accept(share.file());
  }

  /**
   * Tells the tracker everything that this device offers now, and nothing else (F10, S4).
   *
   * @param mendable stopped shares that are announced too, and stand again unless they are refused
   * @param patient whether the tracker may still hear from another what it has not heard of;
   *     otherwise sharing that ends
   * @return whether it has heard of everything
   */
  boolean announce(Collection<Share> mendable, boolean patient) throws CoveyException {
    telling.lock();
    try {
      AccountId account = account();
      boolean told = registerFinished(account, patient);
      // What was finished meanwhile is not known to a tracker, and is no less intact for that.
      List<Share> offered =
          shares.ofAccount().stream()
              .filter(share -> share.kept().registered())
              .filter(share -> !share.isStopped() || mendable.contains(share))
              .toList();
      return announce(account, true, offered, patient) && told;
    } finally {
      telling.unlock();
    }
  }

  /** Asks the tracker whether offers still stand: the user may have ended them elsewhere (F11). */
  void check(Set<FileId> files) throws CoveyException {
    telling.lock();
    try {
      AccountId account = account();
      List<Share> doubted =
          shares.ofAccount().stream()
              .filter(share -> files.contains(share.file()))
              .filter(share -> share.kept().registered() && !share.isStopped())
              .toList();
      if (!doubted.isEmpty()) {
        var _ = announce(account, false, doubted, true);
      }
    } finally {
      telling.unlock();
    }
  }

  private boolean announce(AccountId account, boolean all, List<Share> offered, boolean patient)
      throws CoveyException {
    Set<FileId> refused = new HashSet<>();
    Set<FileId> unheard = new HashSet<>();
    announce(all, offered.stream().map(Share::file).toList(), refused, unheard);
    if (!patient) {
      refused.addAll(unheard);
    }
    // What was refused to somebody else says nothing about these shares.
    requireStill(account);
    for (Share share : offered) {
      if (refused.contains(share.file())) {
        refused(share);
      } else if (share.isStopped()) {
        shares.mend(share);
      }
    }
    return unheard.isEmpty();
  }

  private void refused(Share share) {
    shares.stop(
        share,
        "The group no longer has '%s' of you: it was stopped, perhaps on another device of yours, or you are no member now."
            .formatted(share.kept().name()));
    cut.accept(share.file());
  }

  private void announce(boolean all, List<FileId> files, Set<FileId> refused, Set<FileId> unheard)
      throws CoveyException {
    int from = 0;
    // Without any, one empty page says so.
    do {
      int to = Math.min(from + Limits.PAGE, files.size());
      TrackerReply.Announced answer =
          tracker.ask(
              new TrackerRequest.AnnounceOffers(all && from == 0, files.subList(from, to)),
              TrackerReply.Announced.class);
      refused.addAll(answer.refused());
      unheard.addAll(answer.unheard());
      from = to;
    } while (from < files.size());
  }

  /**
   * Tells the tracker of finished downloads that are offered from now on (F12).
   *
   * @param patient whether the tracker may still hear from another of a file, or a membership, that
   *     it refuses now; otherwise seeding that ends
   * @return whether it took, or refused for good, all of them
   */
  boolean announceFinished(boolean patient) throws CoveyException {
    telling.lock();
    try {
      return registerFinished(account(), patient);
    } finally {
      telling.unlock();
    }
  }

  private AccountId account() throws CoveyException {
    return signedIn
        .get()
        .filter(now -> shares.account().equals(Optional.of(now)))
        .orElseThrow(StandingOffers::signInFirst);
  }

  /** Fails if somebody else has signed in since, or nobody. */
  void requireStill(AccountId account) throws CoveyException {
    if (!signedIn.get().equals(Optional.of(account))) {
      throw signInFirst();
    }
  }

  private static CoveyException signInFirst() {
    return new CoveyException(ErrorCode.SIGN_IN_FIRST, "Sign in first.");
  }

  /** Those that could not be told yet are told now. */
  private boolean registerFinished(AccountId account, boolean patient) throws CoveyException {
    List<Share> untold = new ArrayList<>(shares.ofAccount());
    untold.removeIf(share -> share.kept().registered() || share.isStopped());
    boolean told = true;
    for (int from = 0; from < untold.size(); from += Limits.NEW_SEEDERS) {
      int to = Math.min(from + Limits.NEW_SEEDERS, untold.size());
      List<Share> refused = tell(account, untold.subList(from, to));
      if (patient) {
        told &= refused.isEmpty();
      } else {
        refused.forEach(shares::remove);
      }
    }
    return told;
  }

  /** Returns those that the tracker refused. */
  private List<Share> tell(AccountId account, List<Share> finished) throws CoveyException {
    TrackerReply.Announced answer =
        tracker.ask(
            new TrackerRequest.NewSeeders(
                OperationId.random(), finished.stream().map(Share::file).toList()),
            TrackerReply.Announced.class);
    // What was refused to somebody else says nothing about these shares.
    requireStill(account);
    Set<FileId> refused = new HashSet<>(answer.refused());
    Map<Boolean, List<Share>> told =
        finished.stream()
            .collect(Collectors.partitioningBy(share -> refused.contains(share.file())));
    shares.registered(told.get(false));
    return told.get(true);
  }
}
