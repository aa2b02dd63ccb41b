package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Subscription;
import dev.covey.model.UserName;
import dev.covey.peer.session.Dispatcher;
import dev.covey.peer.session.Session;
import dev.covey.peer.session.SessionEvent;
import dev.covey.peer.transfer.Uploads;
import dev.covey.protocol.TrackerEvent;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Does what follows from news of the session and its tracker, on the session's event thread, and
 * passes them on as events of the peer. It only marks what takes long for others to do.
 */
final class SessionNews implements AutoCloseable {
  private final Session session;
  private final Shares shares;
  private final Announcer announcer;
  private final Uploads uploads;
  private final Downloads downloads;
  private final Dispatcher<PeerEvent> events;

  /** Groups that the user has just left, or is leaving. */
  private final Set<GroupName> leaving = ConcurrentHashMap.newKeySet();

  /** Set on the session's event thread. */
  private volatile long announcement;

  /** Confined to who starts and closes. */
  private Optional<Subscription> subscription = Optional.empty();

  SessionNews(
      Session session,
      Shares shares,
      Announcer announcer,
      Uploads uploads,
      Downloads downloads,
      Dispatcher<PeerEvent> events) {
    this.session = session;
    this.shares = shares;
    this.announcer = announcer;
    this.uploads = uploads;
    this.downloads = downloads;
    this.events = events;
  }

  void listen() {
    subscription = Optional.of(session.onSession(this::heed));
  }

  private void heed(SessionEvent event) {
    switch (event) {
      case SessionEvent.Changed() -> events.hint(new PeerEvent.StatusChanged());
      case SessionEvent.SignedIn(UserName _, AccountId account, boolean _) -> {
        signedIn(account);
        announcement = announcer.wantEverything();
        events.hint(new PeerEvent.GroupsChanged());
      }
      case SessionEvent.SignedOut() -> signedOut();
      case SessionEvent.Ended(String why) -> {
        signedOut();
        events.hint(new PeerEvent.SignedOut(why));
      }
      case SessionEvent.Told(TrackerEvent told) -> heed(told);
    }
  }

  private void heed(TrackerEvent event) {
    switch (event) {
      case TrackerEvent.RequestReceived(GroupName group, UserName user) -> {
        events.hint(new PeerEvent.RequestReceived(group, user));
        events.hint(new PeerEvent.GroupsChanged());
      }
      case TrackerEvent.RequestAnswered(GroupName group, boolean accepted) -> {
        leaving.remove(group);
        events.hint(new PeerEvent.RequestAnswered(group, accepted));
        events.hint(new PeerEvent.GroupsChanged());
      }
      case TrackerEvent.GroupChanged(GroupName _) -> events.hint(new PeerEvent.GroupsChanged());
      case TrackerEvent.MemberRemoved(GroupId id, GroupName group, UserName user) ->
          removed(id, group, user);
      case TrackerEvent.GroupDissolved(GroupId id, GroupName group) ->
          lost(id, group, "The group %s was dissolved.".formatted(group));
      case TrackerEvent.FileShared(GroupName group, var _, var _) -> filesChanged(group);
      case TrackerEvent.FileGone(GroupName group, var _) -> filesChanged(group);
      case TrackerEvent.SeedersChanged(var _, GroupName group) -> filesChanged(group);
      case TrackerEvent.OfferEnded(FileId file) -> announcer.wantChecked(file);
      case TrackerEvent.UserRenamed(UserName from, UserName to) -> {
        events.hint(new PeerEvent.UserRenamed(from, to));
        events.hint(new PeerEvent.StatusChanged());
      }
      case TrackerEvent.GroupRenamed(GroupName from, GroupName to) -> {
        events.hint(new PeerEvent.GroupRenamed(from, to));
        events.hint(new PeerEvent.GroupsChanged());
      }
      // The session keeps these to itself.
      case TrackerEvent.SessionEnded _, TrackerEvent.TrackerStopping _ -> {}
    }
  }

  private void filesChanged(GroupName group) {
    events.hint(new PeerEvent.FilesChanged(group));
  }

  /** G6: at once, rather than when the user's tickets end. */
  private void removed(GroupId id, GroupName group, UserName user) {
    if (session.snapshot().user().equals(Optional.of(user))) {
      lost(id, group, "You are no longer a member of %s.".formatted(group));
    } else {
      uploads.cutUser(id, user);
      events.hint(new PeerEvent.GroupsChanged());
    }
  }

  private void lost(GroupId id, GroupName group, String why) {
    shares.removeGroup(id, why);
    uploads.cutGroup(id);
    // Who leaves on purpose need not be told.
    if (!leaving.remove(group)) {
      events.hint(new PeerEvent.GroupLost(group, why));
    }
    events.hint(new PeerEvent.GroupsChanged());
  }

  /** The user is about to leave a group by this device. */
  void leaving(GroupName group) {
    leaving.add(group);
  }

  /** Then, its shares in it are no more; unless the tracker refused. */
  void left(GroupName group, boolean done) {
    if (!done) {
      leaving.remove(group);
      return;
    }
    shares.ofAccount().stream()
        .filter(share -> share.kept().groupName().equals(group))
        .forEach(share -> {
          shares.remove(share);
          uploads.cutFile(share.file());
        });
  }

  /** The announcement after the last sign-in that this was told of, for {@link Announcer#await}. */
  long announcement() {
    return announcement;
  }

  /** A restored session, or another of the same user's, interrupts nobody who is served (H4). */
  private void signedIn(AccountId account) {
    boolean another = !shares.account().equals(Optional.of(account));
    shares.activate(account);
    if (another) {
      uploads.cutAll();
    }
    downloads.activate(account);
  }

  /** Nobody is signed in: shares are offline until somebody is (U3, F10). */
  private void signedOut() {
    shares.deactivate();
    uploads.cutAll();
    downloads.deactivate();
  }

  @Override
  public void close() {
    subscription.ifPresent(Subscription::close);
  }
}
