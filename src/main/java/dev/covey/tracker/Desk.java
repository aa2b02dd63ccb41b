package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;

/**
 * Gives each request to whom it concerns, having asked whether it may be made yet: hello first,
 * then sign in (S1). Any thread may use it, for its own visitor.
 */
record Desk(
    Greetings greetings,
    AccountCommands accounts,
    SignIns signIns,
    GroupCommands groups,
    FileCommands files,
    DownloadCommands downloads,
    AddressChecks addresses) {

  TrackerReply answer(Visitor visitor, TrackerRequest request) throws CoveyException {
    if (!visitor.hasGreeted() && !(request instanceof TrackerRequest.Hello)) {
      throw new CoveyException(ErrorCode.BAD_REQUEST, "Say hello first.");
    }
    return switch (request) {
      case TrackerRequest.Hello hello -> greet(visitor, hello);
      case TrackerRequest.Ping() -> new TrackerReply.Pong();
      case TrackerRequest.ListTrackers() -> greetings.trackers();
      case TrackerRequest.CheckAddress() -> addresses.check(visitor.session());
      case TrackerRequest.Quit() ->
          throw new CoveyException(
              ErrorCode.REFUSED, "A tracker is stopped at its own terminal, not over the network.");
      case TrackerRequest.CreateUser create -> accounts.create(visitor.device(), create);
      case TrackerRequest.Login login -> {
        visitor.device(); // before a password is looked at
        yield signIn(visitor, accounts.logIn(login));
      }
      case TrackerRequest.Resume resume ->
          signIn(visitor, accounts.resume(visitor.device(), resume));
      case TrackerRequest.Logout() -> {
        signIns.end(visitor.session());
        yield new TrackerReply.Done();
      }
      case TrackerRequest.CreateGroup create -> groups.create(visitor.actor(), create);
      case TrackerRequest.JoinGroup join -> groups.join(visitor.actor(), join);
      case TrackerRequest.LeaveGroup leave -> groups.leave(visitor.actor(), leave);
      case TrackerRequest.ListGroups list -> groups.list(visitor.actor(), list);
      case TrackerRequest.ListMembers list -> groups.members(visitor.actor(), list);
      case TrackerRequest.ListRequests list -> groups.requests(visitor.actor(), list);
      case TrackerRequest.AcceptRequest accept -> groups.accept(visitor.actor(), accept);
      case TrackerRequest.RejectRequest reject -> groups.reject(visitor.actor(), reject);
      case TrackerRequest.RemoveMember remove -> groups.remove(visitor.actor(), remove);
      case TrackerRequest.TransferGroup transfer -> groups.transfer(visitor.actor(), transfer);
      case TrackerRequest.ListFiles list -> files.list(visitor.actor(), list);
      case TrackerRequest.CheckUpload check -> files.check(visitor.actor(), check);
      case TrackerRequest.PutManifest page -> files.putManifest(visitor.actor(), page);
      case TrackerRequest.UploadFile upload -> files.upload(visitor.session(), upload);
      case TrackerRequest.NewSeeder seeder -> files.newSeeder(visitor.session(), seeder);
      case TrackerRequest.NewSeeders seeders -> files.newSeeders(visitor.session(), seeders);
      case TrackerRequest.AnnounceOffers offers -> files.announce(visitor.session(), offers);
      case TrackerRequest.StopShare stop -> files.stopShare(visitor.actor(), stop);
      case TrackerRequest.FindBundle find -> downloads.bundle(visitor.session(), find);
      case TrackerRequest.DownloadFile download -> downloads.download(visitor.session(), download);
      case TrackerRequest.GetManifest page -> downloads.manifestPage(visitor.session(), page);
      case TrackerRequest.FindSeeders find -> downloads.findSeeders(visitor.session(), find);
      case TrackerRequest.ReportScores report -> downloads.report(visitor.session(), report);
    };
  }

  private TrackerReply greet(Visitor visitor, TrackerRequest.Hello hello) throws CoveyException {
    TrackerReply welcome = greetings.welcome(hello);
    visitor.greets(hello);
    return welcome;
  }

  private TrackerReply signIn(Visitor visitor, AccountCommands.Person person)
      throws CoveyException {
    Session session = visitor.session(person);
    visitor.signedIn(session);
    signIns.begin(session);
    return accounts.signedIn(person, session.device());
  }
}
