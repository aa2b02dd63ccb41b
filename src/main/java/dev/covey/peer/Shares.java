package dev.covey.peer;

import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.peer.library.KeptShare;
import dev.covey.peer.library.Library;
import dev.covey.peer.session.Dispatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What accounts share from this device, in memory and in the library (F10, F13). Any thread may use
 * it; looking takes no lock.
 *
 * <p>Only the shares of the account that is signed in are offered; without one, those of the last
 * are shown as inactive.
 */
final class Shares {
  private static final Logger log = LoggerFactory.getLogger(Shares.class);

  private record Key(AccountId account, FileId file) {}

  private final Library library;
  private final Dispatcher<PeerEvent> events;
  private final Map<Key, Share> all = new ConcurrentHashMap<>();

  /** Held while a share and its row change together. */
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by lock for writing
  private volatile Optional<AccountId> account;
  private volatile boolean signedIn;

  /** Takes up what the library remembers. */
  Shares(Library library, Dispatcher<PeerEvent> events) throws CoveyException {
    this.library = library;
    this.events = events;
    this.account = library.lastAccount();
    for (KeptShare kept : library.shares()) {
      all.put(new Key(kept.account(), kept.file()), new Share(kept));
    }
  }

  // Whose shares

  /** That account is signed in: its shares, and no others, can be fetched from now on. */
  void activate(AccountId now) {
    lock.lock();
    try {
      library.lastAccount(now);
    } catch (CoveyException e) {
      log.warn("the account is not remembered: {}", e.getMessage());
    } finally {
      account = Optional.of(now);
      signedIn = true;
      lock.unlock();
    }
    events.hint(new PeerEvent.SharesChanged());
  }

  /** Nobody is signed in: nothing can be fetched until somebody is (F10). */
  void deactivate() {
    lock.lock();
    try {
      signedIn = false;
    } finally {
      lock.unlock();
    }
    events.hint(new PeerEvent.SharesChanged());
  }

  Optional<AccountId> signedIn() {
    Optional<AccountId> by = account;
    return signedIn ? by : Optional.empty();
  }

  /** Who is signed in; whoever was last, if nobody is. */
  Optional<AccountId> account() {
    return account;
  }

  /** The account's shares, whether or not they are stopped, oldest first. */
  List<Share> ofAccount() {
    Optional<AccountId> of = account;
    return all.values().stream()
        .filter(share -> of.equals(Optional.of(share.account())))
        .sorted(Comparator.comparing((Share share) -> share.kept().since()))
        .toList();
  }

  List<SharedFile> shown() {
    boolean active = signedIn;
    return ofAccount().stream().map(share -> share.shown(active)).toList();
  }

  /** The account's shares of that name. */
  List<Share> named(Optional<GroupName> group, FileName name) {
    return ofAccount().stream().filter(share -> share.isNamed(group, name)).toList();
  }

  /** Whoever shares them from this device. */
  Stream<Share> ofAllAccounts() {
    return all.values().stream();
  }

  Optional<Share> find(AccountId by, FileId file) {
    return Optional.ofNullable(all.get(new Key(by, file)));
  }

  // Changes

  /** Adds a share, in place of the account's earlier one of that file. */
  SharedFile put(KeptShare kept) throws CoveyException {
    Share share = new Share(kept);
    lock.lock();
    try {
      library.put(kept);
      all.put(new Key(kept.account(), kept.file()), share);
    } finally {
      lock.unlock();
    }
    events.hint(new PeerEvent.SharesChanged());
    return share.shown(signedIn);
  }

  /**
   * As {@link #put}, for finished downloads: nobody waits for the disk. Where the account shared an
   * earlier file with that content, its share goes on with this one, and with what it had counted.
   */
  void note(List<KeptShare> finished) throws CoveyException {
    lock.lock();
    try {
      List<KeptShare> counted = finished.stream().map(this::withCount).toList();
      library.note(counted);
      counted.forEach(kept -> all.put(new Key(kept.account(), kept.file()), new Share(kept)));
    } finally {
      lock.unlock();
    }
    events.hint(new PeerEvent.SharesChanged());
  }

  private KeptShare withCount(KeptShare kept) {
    return find(kept.account(), kept.file())
        .map(before -> kept.withUploaded(before.kept().uploaded()))
        .orElse(kept);
  }

  /** Ends it, unless another has taken its place. */
  void remove(Share share) {
    lock.lock();
    try {
      if (all.remove(new Key(share.account(), share.file()), share)) {
        library.removeShare(share.account(), share.file());
      }
    } catch (CoveyException e) {
      log.warn("a share that was ended may come back: {}", e.getMessage());
    } finally {
      lock.unlock();
    }
    events.hint(new PeerEvent.SharesChanged());
  }

  /** The group is closed to this account: its shares in it are no more. */
  void removeGroup(GroupId group, String why) {
    for (Share share : ofAccount()) {
      if (share.group().equals(group)) {
        remove(share);
        tellStopped(share, why);
      }
    }
  }

  /** Trackers know of these now. */
  void registered(List<Share> told) {
    lock.lock();
    try {
      List<Share> still = told.stream().filter(this::isCurrent).toList();
      still.forEach(share -> share.become(share.kept().withRegistered()));
      library.update(still.stream().map(Share::kept).toList());
    } catch (CoveyException e) {
      log.warn("shares are not remembered as they are: {}", e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  /** Something is wrong with a share, and others cannot fetch it any more (F13). */
  void stop(Share share, String why) {
    boolean news = !share.kept().problem().equals(why);
    if (change(share, kept -> kept.withProblem(why)) && news) {
      tellStopped(share, why);
    }
  }

  /** A recheck found its file right, as it is now: it is offered again if it was not. */
  void verified(Share share, FileStamp now) {
    boolean news = share.isStopped() || !share.kept().stamp().equals(now);
    if (news && change(share, kept -> kept.withVerified(now))) {
      events.hint(new PeerEvent.SharesChanged());
    }
  }

  /** A recheck found its file damaged: it is not offered until another finds it right (F13). */
  void damaged(Share share, String why) {
    if (change(share, kept -> kept.withDamage(why))) {
      tellStopped(share, why);
    }
  }

  private void tellStopped(Share share, String why) {
    KeptShare kept = share.kept();
    log.info("sharing '{}' in {} stopped: {}", kept.name(), kept.groupName(), why);
    events.hint(new PeerEvent.ShareStopped(kept.groupName(), kept.name(), why));
    events.hint(new PeerEvent.SharesChanged());
  }

  /** Nothing is wrong with a share any more, and others can fetch it. */
  void mend(Share share) {
    if (change(share, kept -> kept.withProblem(""))) {
      events.hint(new PeerEvent.SharesChanged());
    }
  }

  /** False if it was ended, or another has taken its place: then nothing is done. */
  private boolean change(Share share, UnaryOperator<KeptShare> how) {
    lock.lock();
    try {
      if (!isCurrent(share)) {
        return false;
      }
      share.become(how.apply(share.kept()));
      library.update(share.kept());
    } catch (CoveyException e) {
      log.warn("a share is not remembered as it is: {}", e.getMessage());
    } finally {
      lock.unlock();
    }
    return true;
  }

  private boolean isCurrent(Share share) {
    return find(share.account(), share.file()).filter(share::equals).isPresent();
  }

  /** Keeps how much was sent. */
  void keepCounts() {
    ofAllAccounts()
        .filter(Share::hasNewCount)
        .forEach(share -> {
          var _ = change(share, UnaryOperator.identity());
        });
  }
}
