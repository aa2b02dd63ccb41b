package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commands of files and the rules F5 to F12 as far as a tracker decides them. Guarded by
 * whoever guards the {@link Registry}.
 *
 * <p>All may also throw SIGN_IN_FIRST, if the account is not known here yet, UNKNOWN_GROUP and
 * NOT_MEMBER.
 */
public final class Files {
  /**
   * Bytes from which another size under a name in use is refused before hashing. Below, the file is
   * hashed first, in about a second, so that the refusal tells both hashes (F8).
   */
  static final long LONG_TO_HASH = 1L << 30;

  private final State state;
  private final Rules rules;
  private final FileViews views;

  Files(State state) {
    this.state = state;
    rules = new Rules(state);
    views = new FileViews(state);
  }

  /** The same files, to look at. */
  public FileViews views() {
    return views;
  }

  /**
   * Whether a file could be shared, before it is hashed (F5).
   *
   * @throws CoveyException NAME_TAKEN if it is surely another content than the group has under that
   *     name
   */
  public void check(Actor actor, GroupName groupName, FileName name, long size)
      throws CoveyException {
    Group group = rules.joined(rules.actor(actor.account()), groupName);
    Optional<GroupFile> named = group.files.find(name.value());
    if (named.isPresent() && named.get().size() != size && size >= LONG_TO_HASH) {
      throw nameTaken(named.get(), groupName, name, "yours has %d bytes".formatted(size));
    }
  }

  /**
   * A device shares a file (U11). The caller has made sure that the store holds the manifest, and
   * that its size and digests are these.
   *
   * @return also an addition, unless the group has this content under this name (F7)
   * @throws CoveyException ALREADY_SHARED (F6) if a device of this account serves it now;
   *     NAME_TAKEN (F8) if the group has another content, or another manifest, under that name
   */
  public List<Change> share(
      Actor actor,
      GroupName groupName,
      FileName name,
      long size,
      Digests digests,
      Sha256 manifest,
      Presence presence)
      throws CoveyException {
    Account account = rules.actor(actor.account());
    Group group = rules.joined(account, groupName);
    GroupFile same = state.files.get(Change.FileAdded.identity(group.id, name, manifest));
    Optional<GroupFile> known =
        same != null && same.listed ? Optional.of(same) : group.files.find(name.value());
    if (known.isEmpty()) {
      long round = same == null ? 1 : same.round + 1;
      Change.FileAdded added =
          new Change.FileAdded(group.id, name, size, digests, manifest, round, account.id);
      return List.of(added, offer(actor, account, group, added.file()));
    }
    GroupFile file = known.get();
    if (!file.manifest().equals(manifest)) {
      throw nameTaken(file, groupName, name, described(size, digests, manifest, file));
    }
    if (serves(account, file, presence)) {
      throw new CoveyException(
          ErrorCode.ALREADY_SHARED, "You already share '%s' in '%s'.".formatted(name, groupName));
    }
    return List.of(offer(actor, account, group, file.id));
  }

  private static boolean serves(Account account, GroupFile file, Presence presence) {
    for (Offer offer = file.offers; offer != null; offer = offer.next) {
      if (offer.account == account && offer.serving(presence)) {
        return true;
      }
    }
    return false;
  }

  private static String described(long size, Digests digests, Sha256 manifest, GroupFile file) {
    return digests.sha256().equals(file.sha256())
        ? "yours claims the same SHA-256 with other piece hashes (manifest %s, not %s)"
            .formatted(manifest, file.manifest())
        : "yours has %d bytes, SHA-256 %s, SHA-1 %s"
            .formatted(size, digests.sha256(), digests.sha1());
  }

  private static CoveyException nameTaken(
      GroupFile file, GroupName groupName, FileName name, String yours) {
    return new CoveyException(
        ErrorCode.NAME_TAKEN,
        "'%s' in '%s' is another content of %d bytes, SHA-256 %s, SHA-1 %s; %s. Share it under another name."
            .formatted(name, groupName, file.size(), file.sha256(), file.digests().sha1(), yours));
  }

  /**
   * A device has finished a download and offers the file (F12).
   *
   * @return nothing if it offers it already
   * @throws CoveyException UNKNOWN_FILE if the file has left its group
   */
  public List<Change> addSeeder(Actor actor, FileId id) throws CoveyException {
    Account account = rules.actor(actor.account());
    GroupFile file = views.require(account, id);
    Offer offer = file.offer(actor.device(), account);
    return offer != null && offer.live()
        ? List.of()
        : List.of(offer(actor, account, file.group, id));
  }

  private Change offer(Actor actor, Account account, Group group, FileId id) {
    GroupFile file = state.files.get(id);
    Offer before = file == null ? null : file.offer(actor.device(), account);
    long counter = before == null ? 1 : before.counter + 1;
    Membership under = group.members.get(account);
    return new Change.OfferMade(id, group.id, actor.device(), account.id, under.id, counter);
  }

  /**
   * Ends a user's offer of a file, which is that of each of his devices (U13, F11).
   *
   * @param groupName empty: in every group
   * @throws CoveyException UNKNOWN_FILE if the group has no such file, NOT_SHARED if no device of
   *     this account offers it
   */
  public List<Change> stopShare(AccountId actor, Optional<GroupName> groupName, FileName name)
      throws CoveyException {
    Account account = rules.actor(actor);
    return groupName.isPresent()
        ? stopIn(account, groupName.get(), name)
        : stopEverywhere(account, name);
  }

  private List<Change> stopIn(Account account, GroupName groupName, FileName name)
      throws CoveyException {
    Group group = rules.joined(account, groupName);
    List<Change> ended = new ArrayList<>();
    for (Offer offer = views.require(group, groupName, name).offers;
        offer != null;
        offer = offer.next) {
      if (offer.account == account && offer.live()) {
        ended.add(end(offer));
      }
    }
    return requireAny(ended, "'%s' in '%s'".formatted(name, groupName));
  }

  private static List<Change> stopEverywhere(Account account, FileName name) throws CoveyException {
    List<Change> ended = new ArrayList<>();
    for (Offer offer : account.offers) {
      GroupFile file = offer.file;
      boolean shown = offer.live() && file.listed && file.group.active;
      if (shown && file.group.files.shown(file).equals(name.value())) {
        ended.add(end(offer));
      }
    }
    return requireAny(ended, "'%s' in any group".formatted(name));
  }

  private static List<Change> requireAny(List<Change> ended, String what) throws CoveyException {
    if (ended.isEmpty()) {
      throw new CoveyException(ErrorCode.NOT_SHARED, "You do not share %s.".formatted(what));
    }
    return ended;
  }

  private static Change end(Offer offer) {
    GroupFile file = offer.file;
    DeviceId device = offer.device;
    AccountId account = offer.account.id;
    return new Change.OfferEnded(file.id, file.group.id, device, account, offer.counter + 1);
  }
}
