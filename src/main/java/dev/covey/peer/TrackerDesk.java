package dev.covey.peer;

import dev.covey.model.AddressCheck;
import dev.covey.model.CoveyException;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.OperationId;
import dev.covey.model.Seeder;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import dev.covey.peer.session.Session;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.util.List;

/**
 * The commands and lists that are a tracker's alone (U1, U4 to U10). Runs on the thread that calls,
 * which waits.
 */
final class TrackerDesk {
  private final Session session;

  TrackerDesk(Session session) {
    this.session = session;
  }

  /** Asks for somebody who waits: a tracker is looked for at once if none is in reach. */
  <R extends TrackerReply> R ask(TrackerRequest request, Class<R> reply) throws CoveyException {
    session.hurry();
    return session.ask(request, reply);
  }

  private void change(TrackerRequest.Change request) throws CoveyException {
    ask(request, TrackerReply.Done.class);
  }

  private static OperationId operation() {
    return OperationId.random();
  }

  void createUser(UserName user, String password) throws CoveyException {
    session.hurry();
    session.askUnsigned(
        new TrackerRequest.CreateUser(operation(), user, password), TrackerReply.Done.class);
  }

  List<TrackerListing> trackers() throws CoveyException {
    session.hurry();
    return session
        .askUnsigned(new TrackerRequest.ListTrackers(), TrackerReply.Trackers.class)
        .trackers();
  }

  /** Has the tracker connect back. */
  AddressCheck checkAddress() throws CoveyException {
    var checked = ask(new TrackerRequest.CheckAddress(), TrackerReply.AddressChecked.class);
    return new AddressCheck(checked.told(), checked.tested(), checked.reachable());
  }

  void createGroup(GroupName group) throws CoveyException {
    change(new TrackerRequest.CreateGroup(operation(), group));
  }

  void joinGroup(GroupName group) throws CoveyException {
    change(new TrackerRequest.JoinGroup(operation(), group));
  }

  void leaveGroup(GroupName group, boolean dissolve) throws CoveyException {
    change(new TrackerRequest.LeaveGroup(operation(), group, dissolve));
  }

  void acceptRequest(GroupName group, UserName user) throws CoveyException {
    change(new TrackerRequest.AcceptRequest(operation(), group, user));
  }

  void rejectRequest(GroupName group, UserName user) throws CoveyException {
    change(new TrackerRequest.RejectRequest(operation(), group, user));
  }

  void removeMember(GroupName group, UserName user) throws CoveyException {
    change(new TrackerRequest.RemoveMember(operation(), group, user));
  }

  void transferGroup(GroupName group, UserName user) throws CoveyException {
    change(new TrackerRequest.TransferGroup(operation(), group, user));
  }

  List<GroupListing> groups() throws CoveyException {
    return Pages.all(
        after -> {
          var page = ask(new TrackerRequest.ListGroups(after), TrackerReply.Groups.class);
          return new Pages.Page<>(page.groups(), page.more());
        },
        GroupListing::name);
  }

  List<MemberListing> members(GroupName group) throws CoveyException {
    return Pages.all(
        after -> {
          var page = ask(new TrackerRequest.ListMembers(group, after), TrackerReply.Members.class);
          return new Pages.Page<>(page.members(), page.more());
        },
        MemberListing::user);
  }

  List<JoinRequest> requests(GroupName group) throws CoveyException {
    return Pages.all(
        after -> {
          var page =
              ask(new TrackerRequest.ListRequests(group, after), TrackerReply.Requests.class);
          return new Pages.Page<>(page.requests(), page.more());
        },
        JoinRequest::user);
  }

  List<FileListing> files(GroupName group) throws CoveyException {
    return Pages.all(
        after -> {
          var page = ask(new TrackerRequest.ListFiles(group, after), TrackerReply.Files.class);
          return new Pages.Page<>(page.files(), page.more());
        },
        FileListing::name);
  }

  List<Seeder> seeders(GroupName group, FileName file) throws CoveyException {
    return grant(group, file).seeders();
  }

  TrackerReply.Grant grant(GroupName group, FileName file) throws CoveyException {
    return ask(new TrackerRequest.DownloadFile(group, file), TrackerReply.Grant.class);
  }
}
