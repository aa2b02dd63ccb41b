package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.GroupName;
import dev.covey.peer.Peer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Carries commands out at a peer. Used by the console's thread. */
final class Commands {
  private static final Duration BETWEEN_FILES = Duration.ofSeconds(2);

  private final Peer peer;
  private final Accounts accounts;
  private final Groups groups;
  private final Uploading uploading;
  private final Downloads downloads;
  private final Rechecking rechecking;
  private final Limits limits;
  private final Live live;

  Commands(Peer peer, Audience audience, Pace pace, ThreadFactory threads) {
    this.peer = peer;
    this.accounts = new Accounts(peer, audience);
    this.groups = new Groups(peer);
    this.uploading = new Uploading(peer, audience, threads);
    this.downloads = new Downloads(peer, audience, pace);
    this.rechecking = new Rechecking(peer, downloads, audience, threads);
    this.limits = new Limits(peer);
    this.live = new Live(audience, pace);
  }

  /**
   * @throws CoveyException why it was not done
   */
  Result execute(ConsoleCommand command) throws CoveyException {
    return switch (command) {
      case ConsoleCommand.CreateUser createUser -> accounts.create(createUser);
      case ConsoleCommand.Login login -> accounts.login(login);
      case ConsoleCommand.Logout() -> accounts.logout();
      case ConsoleCommand.Status() -> accounts.status();
      case ConsoleCommand.CreateGroup(var group) -> groups.create(group);
      case ConsoleCommand.JoinGroup(var group) -> groups.join(group);
      case ConsoleCommand.LeaveGroup(var group, var dissolve) -> groups.leave(group, dissolve);
      case ConsoleCommand.ListGroups() -> new Result.Groups(peer.listGroups());
      case ConsoleCommand.ListMembers(var group) ->
          new Result.Members(group, peer.listMembers(group));
      case ConsoleCommand.ListRequests(var group) ->
          new Result.Requests(group, peer.listRequests(group));
      case ConsoleCommand.AcceptRequest(var group, var user) -> groups.accept(group, user);
      case ConsoleCommand.RejectRequest(var group, var user) -> groups.reject(group, user);
      case ConsoleCommand.RemoveMember(var group, var user) -> groups.remove(group, user);
      case ConsoleCommand.TransferGroup(var group, var user) -> groups.transfer(group, user);
      case ConsoleCommand.ListFiles(var group, var watch) -> files(group, watch);
      case ConsoleCommand.UploadFile upload -> uploading.upload(upload);
      case ConsoleCommand.ListShares() -> new Result.Shares(peer.sharedFiles());
      case ConsoleCommand.Recheck recheck -> rechecking.recheck(recheck);
      case ConsoleCommand.StopShare stop -> stopShare(stop);
      case ConsoleCommand.DownloadFile download -> downloads.begin(download);
      case ConsoleCommand.DownloadAll all -> downloads.beginAll(all);
      case ConsoleCommand.ShowDownloads(var watch) -> downloads.show(watch);
      case ConsoleCommand.ShowDownload(var which, var watch) -> downloads.details(which, watch);
      case ConsoleCommand.Steer(var action, var which) -> downloads.steer(action, which);
      case ConsoleCommand.InOrder(var which, var on) -> downloads.inOrder(which, on);
      case ConsoleCommand.MoveDownload(var which, var move) -> downloads.move(which, move);
      case ConsoleCommand.MaxDownloads(var most) ->
          most.isPresent() ? limits.atOnce(most.getAsInt()) : limits.show();
      case ConsoleCommand.ShowLimits() -> limits.show();
      case ConsoleCommand.Limit limit -> limits.limit(limit);
      case ConsoleCommand.Wait(var limit) -> downloads.await(limit);
      case ConsoleCommand.Invitation(var group) -> accounts.invite(group);
      case ConsoleCommand.JoinNetwork(var network) -> accounts.joinNetwork(network);
      case ConsoleCommand.Trackers() -> new Result.Trackers(peer.trackers());
      case ConsoleCommand.Help(var about) ->
          new Result.Guide(about.map(List::of).orElse(Arrays.asList(Verb.values())));
      case ConsoleCommand.Quit() -> new Result.Left();
    };
  }

  /**
   * That command comes soon, and none before it changes what it means.
   *
   * @return whether the same may be said of the one after it
   */
  boolean foresee(ConsoleCommand command) {
    if (command instanceof ConsoleCommand.DownloadFile download) {
      peer.foresee(download.group(), download.file());
      return true;
    }
    return false;
  }

  /** Asks a tracker each time, so that is seldom. */
  private Result files(GroupName group, boolean watch) throws CoveyException {
    return live.watch(
        BETWEEN_FILES, () -> new Result.Files(group, peer.listFiles(group)), _ -> watch);
  }

  private Result stopShare(ConsoleCommand.StopShare stop) throws CoveyException {
    peer.stopShare(stop.group(), stop.file());
    String where = stop.group().map(group -> "in " + group).orElse("anywhere");
    Result.Done done = new Result.Done("%s is no longer shared %s.".formatted(stop.file(), where));
    return stop.group()
        .map(group -> done.with("group", group))
        .orElse(done)
        .with("file", stop.file());
  }
}
