package dev.covey.tracker;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import dev.covey.protocol.TrackerEvent;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.store.Ledger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does commands that change something, and tells those whom it concerns once it is on disk. Any
 * thread may use it, and waits for the disk.
 */
final class Changes {
  private static final Logger log = LoggerFactory.getLogger(Changes.class);

  private final Ledger ledger;
  private final Attendance attendance;
  private final FileNews fileNews;
  private final Postman postman;

  Changes(Ledger ledger, Attendance attendance, FileNews fileNews, Postman postman) {
    this.ledger = ledger;
    this.attendance = attendance;
    this.fileNews = fileNews;
    this.postman = postman;
  }

  /**
   * Does a command, once: its repeat is answered as the first.
   *
   * @param device that gives it
   */
  Ledger.Done make(DeviceId device, OperationId operation, Ledger.Command command)
      throws CoveyException {
    AtomicReference<Scene> scene = new AtomicReference<>();
    Ledger.Done done =
        ledger.change(
            new Cause(device, operation),
            registry -> {
              List<Change> changes = command.on(registry);
              scene.set(Scene.before(registry, changes, fileNews, attendance));
              return changes;
            });
    if (!done.changes().isEmpty()) {
      tell(scene.get(), done.changes());
    }
    return done;
  }

  /**
   * Takes changes that other trackers made, and tells those who are signed in here. Does not wait
   * for the disk: they are on another's.
   */
  void receive(List<LoggedChange> changes) throws CoveyException {
    AtomicReference<Scene> scene = new AtomicReference<>();
    Ledger.Received received =
        ledger.receive(
            changes,
            (registry, fresh) -> {
              if (attendance.here().count() > 0) {
                scene.set(Scene.before(registry, fresh, fileNews, attendance));
              }
            });
    if (scene.get() != null) {
      tell(scene.get(), received.fresh());
    }
  }

  /** What is done is done, whether or not everybody could be told. */
  private void tell(Scene before, List<LoggedChange> changes) {
    try {
      for (LoggedChange logged : changes) {
        tell(before, logged.change());
        if (logged.change() instanceof Change.OfferEnded ended) {
          offerEnded(ended, logged.cause().map(Cause::device));
        }
      }
      tellRenamed(before);
    } catch (CoveyException e) {
      log.warn("members are not told of a change: {}", e.getMessage());
    }
    if (!before.files().isEmpty()) {
      fileNews.tell(before.look(), before.files());
    }
  }

  private void tell(Scene before, Change change) throws CoveyException {
    switch (change) {
      case Change.GroupCreated created -> toldChanged(created.group());
      case Change.OwnerSet set -> toldChanged(set.group());
      case Change.OfMembership of -> tell(of, before.groups().get(of.group()));
      case Change.GroupDissolved dissolved ->
          dissolved(dissolved, before.groups().get(dissolved.group()));
      // What is said of files follows from who serves them.
      case Change.FileAdded _, Change.OfferMade _, Change.OfferEnded _ -> {}
      case Change.AccountCreated _, Change.PasswordSet _ -> {}
    }
  }

  /**
   * @param group as it was; null if it was not there yet, because changes of several trackers come
   *     in any order: then nobody here knew it
   */
  private void tell(Change.OfMembership change, Scene.OfGroup group) throws CoveyException {
    if (group == null) {
      toldChanged(change.group());
      return;
    }
    switch (change) {
      case Change.JoinRequested requested -> requested(requested, group);
      case Change.RequestAccepted accepted -> accepted(accepted, group);
      case Change.MembershipEnded ended -> ended(ended, group);
    }
  }

  /** Two trackers that were apart gave one name twice: the later loses it (T12). */
  private void tellRenamed(Scene before) throws CoveyException {
    for (var user : before.users().entrySet()) {
      Optional<UserName> now = ledger.read(registry -> registry.accounts().name(user.getKey()));
      now.filter(name -> !name.equals(user.getValue()))
          .ifPresent(name ->
              postman.tell(user.getKey(), new TrackerEvent.UserRenamed(user.getValue(), name)));
    }
    for (var group : before.names().entrySet()) {
      GroupId id = group.getKey();
      Optional<GroupName> now = ledger.read(registry -> registry.groups().views().name(id));
      if (now.isPresent() && !now.get().equals(group.getValue())) {
        List<AccountId> members = ledger.read(registry -> registry.groups().views().members(id));
        postman.tell(members, new TrackerEvent.GroupRenamed(group.getValue(), now.get()));
      }
    }
  }

  private void toldChanged(GroupId id) throws CoveyException {
    record Now(List<AccountId> members, GroupName name) {}
    var now =
        ledger.read(registry ->
            registry
                .groups()
                .views()
                .name(id)
                .map(name -> new Now(registry.groups().views().members(id), name)));
    now.ifPresent(
        group -> postman.tell(group.members(), new TrackerEvent.GroupChanged(group.name())));
  }

  /**
   * What is not offered is not served, and its device must know (F11).
   *
   * @param by the device on which the user said so, which knows it already
   */
  private void offerEnded(Change.OfferEnded change, Optional<DeviceId> by) throws CoveyException {
    Optional<Session> session =
        attendance
            .here()
            .on(change.device())
            .filter(there -> there.account().equals(change.account()));
    if (session.isEmpty() || isOffered(session.get(), change.file())) {
      return;
    }
    attendance.here().withdraw(session.get(), List.of(change.file()));
    if (!by.equals(Optional.of(change.device()))) {
      postman.tell(session.get().outbox(), new TrackerEvent.OfferEnded(change.file()));
    }
  }

  /** The device may have offered it again since, here or elsewhere. */
  private boolean isOffered(Session session, FileId file) throws CoveyException {
    return ledger.read(registry -> registry.files().views().offers(session.actor(), file));
  }

  private void dissolved(Change.GroupDissolved change, Scene.OfGroup group) {
    if (group == null) {
      return; // nobody here knew it
    }
    postman.tell(group.members(), new TrackerEvent.GroupDissolved(change.group(), group.name()));
    postman.tell(group.waiting(), new TrackerEvent.GroupDissolved(change.group(), group.name()));
  }

  private void requested(Change.JoinRequested change, Scene.OfGroup group) throws CoveyException {
    var user = ledger.read(registry -> registry.accounts().name(change.account()));
    user.ifPresent(
        name -> postman.tell(group.owner(), new TrackerEvent.RequestReceived(group.name(), name)));
    postman.tell(change.account(), new TrackerEvent.GroupChanged(group.name()));
  }

  private void accepted(Change.RequestAccepted change, Scene.OfGroup group) {
    postman.tell(change.account(), new TrackerEvent.RequestAnswered(group.name(), true));
    postman.tell(with(group, change.account()), new TrackerEvent.GroupChanged(group.name()));
  }

  private void ended(Change.MembershipEnded change, Scene.OfGroup group) throws CoveyException {
    AccountId account = change.account();
    if (group.members().contains(account)) {
      removed(change, group); // left or removed: G6
    } else {
      if (!change.by().equals(account)) {
        postman.tell(account, new TrackerEvent.RequestAnswered(group.name(), false));
      }
      postman.tell(Set.of(group.owner(), account), new TrackerEvent.GroupChanged(group.name()));
    }
  }

  private void removed(Change.MembershipEnded change, Scene.OfGroup group) throws CoveyException {
    var user = ledger.read(registry -> registry.accounts().name(change.account()));
    user.ifPresent(name ->
        postman.tell(
            group.members(), new TrackerEvent.MemberRemoved(change.group(), group.name(), name)));
    postman.tell(group.members(), new TrackerEvent.GroupChanged(group.name()));
  }

  private static Set<AccountId> with(Scene.OfGroup group, AccountId account) {
    Set<AccountId> all = new HashSet<>(group.members());
    all.add(account);
    return all;
  }
}
