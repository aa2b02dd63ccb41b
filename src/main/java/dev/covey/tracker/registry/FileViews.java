package dev.covey.tracker.registry;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is told of files. Guarded by whoever guards the {@link Registry}. */
public final class FileViews {
  private final State state;
  private final Rules rules;

  FileViews(State state) {
    this.state = state;
    rules = new Rules(state);
  }

  /**
   * A group's files that a device online has all of, in the order of names (U10, F9).
   *
   * @param after the last name of the page before; empty for the first page
   * @param most files on the page, at least 1
   * @throws CoveyException UNKNOWN_GROUP or NOT_MEMBER (G4)
   */
  public Page<FileListing> list(
      Actor actor, GroupName name, Optional<FileName> after, int most, Presence presence)
      throws CoveyException {
    Account account = rules.actor(actor.account());
    Group group = rules.joined(account, name);
    List<FileListing> page = new ArrayList<>();
    for (GroupFile file : group.files.after(after.map(FileName::value))) {
      if (!file.hasSeeder(presence)) {
        continue;
      }
      if (page.size() == most) {
        return new Page<>(page, true);
      }
      page.add(listing(file, actor, account, presence));
    }
    return new Page<>(page, false);
  }

  private FileListing listing(GroupFile file, Actor actor, Account account, Presence presence) {
    Offer mine = file.offer(actor.device(), account);
    return new FileListing(
        file.id,
        file.group.id,
        shown(file),
        file.size(),
        file.digests(),
        seeders(file, presence).size(),
        fetchers(file, presence).size(),
        rules.shown(file.by),
        file.since(),
        mine != null && mine.live());
  }

  /**
   * A file by its name, for a member (D1).
   *
   * @throws CoveyException UNKNOWN_GROUP, NOT_MEMBER or UNKNOWN_FILE
   */
  public FileDetails find(AccountId viewer, GroupName groupName, FileName name)
      throws CoveyException {
    Group group = rules.joined(rules.actor(viewer), groupName);
    return details(require(group, groupName, name));
  }

  /**
   * A file by its id, for a member: the check behind every ticket and manifest page (G4).
   *
   * @throws CoveyException UNKNOWN_FILE or NOT_MEMBER
   */
  public FileDetails find(AccountId viewer, FileId id) throws CoveyException {
    return details(require(rules.actor(viewer), id));
  }

  /** A file by its id, whoever asks; empty once it has left its group. */
  public Optional<FileDetails> find(FileId id) {
    return Optional.ofNullable(state.files.get(id))
        .filter(file -> file.listed && file.group.active)
        .map(this::details);
  }

  /** The devices online that have all of a file. */
  public List<Holder> seeders(FileId id, Presence presence) {
    GroupFile file = state.files.get(id);
    return file == null || !file.listed || !file.group.active
        ? List.of()
        : seeders(file, presence).stream()
            .map(o -> new Holder(o.device, o.account.id, rules.shown(o.account)))
            .toList();
  }

  /** The devices online that have part of a file, and serve that (F14). */
  public List<Holder> fetchers(FileId id, Presence presence) {
    GroupFile file = state.files.get(id);
    return file == null || !file.listed || !file.group.active
        ? List.of()
        : fetchers(file, presence);
  }

  private List<Holder> fetchers(GroupFile file, Presence presence) {
    List<Holder> fetchers = new ArrayList<>();
    presence
        .fetching(file.id)
        .forEach((device, id) -> {
          Account account = state.accounts.get(id);
          if (account != null
              && file.group.members.containsKey(account)
              && !presence.serves(id, device, file.id)) {
            fetchers.add(new Holder(device, id, rules.shown(account)));
          }
        });
    return fetchers;
  }

  private static List<Offer> seeders(GroupFile file, Presence presence) {
    List<Offer> seeders = new ArrayList<>();
    for (Offer offer = file.offers; offer != null; offer = offer.next) {
      if (offer.serving(presence)) {
        seeders.add(offer);
      }
    }
    return seeders;
  }

  /** Whether this device's offer of a file, for this account, is live: it may be announced. */
  public boolean offers(Actor actor, FileId id) {
    Account account = state.accounts.get(actor.account());
    GroupFile file = state.files.get(id);
    if (account == null || file == null || !file.listed || !file.group.active) {
      return false;
    }
    Offer offer = file.offer(actor.device(), account);
    return offer != null && offer.live();
  }

  /**
   * Whether nothing has been heard yet of this device's offer of that file: it may be on its way
   * from the tracker that was told.
   */
  public boolean isUnheard(Actor actor, FileId id) {
    Account account = state.accounts.get(actor.account());
    GroupFile file = state.files.get(id);
    return account == null || file == null || file.offer(actor.device(), account) == null;
  }

  /** Everything that this device offers for this account, online or not. */
  public List<FileId> offeredBy(Actor actor) {
    Account account = state.accounts.get(actor.account());
    return account == null
        ? List.of()
        : account.offers.stream()
            .filter(offer -> offer.device.equals(actor.device()) && offer.live())
            .filter(offer -> offer.file.listed && offer.file.group.active)
            .map(offer -> offer.file.id)
            .toList();
  }

  GroupFile require(Account viewer, FileId id) throws CoveyException {
    GroupFile file = state.files.get(id);
    if (file == null || !file.listed || !file.group.active) {
      throw new CoveyException(
          ErrorCode.UNKNOWN_FILE, "This file has left its group; list_files shows what there is.");
    }
    rules.requireMember(viewer, file.group);
    return file;
  }

  GroupFile require(Group group, GroupName groupName, FileName name) throws CoveyException {
    return group
        .files
        .find(name.value())
        .orElseThrow(() ->
            new CoveyException(
                ErrorCode.UNKNOWN_FILE,
                "'%s' has no file '%s'; list_files shows what there is."
                    .formatted(groupName, name)));
  }

  private FileDetails details(GroupFile file) {
    return new FileDetails(
        file.id,
        file.group.id,
        rules.shown(file.group),
        shown(file),
        file.size(),
        file.digests(),
        file.manifest(),
        rules.shown(file.by),
        file.since());
  }

  private static FileName shown(GroupFile file) {
    return new FileName(file.group.files.shown(file));
  }
}
