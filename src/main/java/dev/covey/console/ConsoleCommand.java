package dev.covey.console;

import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Portion;
import dev.covey.model.UserName;
import dev.covey.peer.QueueMove;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What a line asks for, checked as far as that goes without asking anybody. */
sealed interface ConsoleCommand {

  /**
   * @param password empty: to be asked for
   */
  record CreateUser(UserName user, Optional<Secret> password) implements ConsoleCommand {}

  /**
   * @param password empty: to be asked for
   * @param stay restore the session at the next start (S5)
   */
  record Login(UserName user, Optional<Secret> password, boolean stay) implements ConsoleCommand {}

  record Logout() implements ConsoleCommand {}

  record Status() implements ConsoleCommand {}

  record CreateGroup(GroupName group) implements ConsoleCommand {}

  record JoinGroup(GroupName group) implements ConsoleCommand {}

  record LeaveGroup(GroupName group, boolean dissolve) implements ConsoleCommand {}

  record ListGroups() implements ConsoleCommand {}

  record ListMembers(GroupName group) implements ConsoleCommand {}

  record ListRequests(GroupName group) implements ConsoleCommand {}

  record AcceptRequest(GroupName group, UserName user) implements ConsoleCommand {}

  record RejectRequest(GroupName group, UserName user) implements ConsoleCommand {}

  record RemoveMember(GroupName group, UserName user) implements ConsoleCommand {}

  record TransferGroup(GroupName group, UserName user) implements ConsoleCommand {}

  record ListFiles(GroupName group, boolean watch) implements ConsoleCommand {}

  record UploadFile(Path path, GroupName group) implements ConsoleCommand {}

  record ListShares() implements ConsoleCommand {}

  /**
   * @param repair fetch what is damaged
   */
  record Recheck(GroupName group, FileName file, boolean repair) implements ConsoleCommand {}

  record StopShare(Optional<GroupName> group, FileName file) implements ConsoleCommand {}

  /**
   * @param destination a folder, or the file's path
   * @param folder whether it was written as a folder, with a separator at its end
   */
  record DownloadFile(
      GroupName group,
      FileName file,
      Path destination,
      boolean folder,
      boolean overwrite,
      Portion portion,
      boolean inOrder)
      implements ConsoleCommand {}

  /**
   * @param folder where all files of the group go
   */
  record DownloadAll(GroupName group, Path folder, boolean overwrite) implements ConsoleCommand {}

  record ShowDownloads(boolean watch) implements ConsoleCommand {}

  /**
   * One download closely.
   *
   * @param download as in {@link Steer}
   */
  record ShowDownload(String download, boolean watch) implements ConsoleCommand {}

  /**
   * Something done to one download.
   *
   * @param download its number, file name or the start of its id
   */
  record Steer(Action action, String download) implements ConsoleCommand {}

  /**
   * Pieces of a download from the beginning on, or the rarest first.
   *
   * @param download as in {@link Steer}
   */
  record InOrder(String download, boolean on) implements ConsoleCommand {}

  /**
   * @param download as in {@link Steer}
   */
  record MoveDownload(String download, QueueMove move) implements ConsoleCommand {}

  /**
   * @param most empty: only show
   */
  record MaxDownloads(OptionalInt most) implements ConsoleCommand {}

  record ShowLimits() implements ConsoleCommand {}

  /**
   * @param rate bytes a second; 0: none
   * @param group empty: all together
   */
  record Limit(Direction direction, long rate, Optional<GroupName> group)
      implements ConsoleCommand {}

  /** Which way pieces go. */
  enum Direction {
    UP,
    DOWN
  }

  /** What can be done to a download (U16). */
  enum Action {
    PAUSE,
    RESUME,
    CANCEL,
    RETRY,
    FORGET
  }

  /**
   * @param limit empty: as long as it takes
   */
  record Wait(Optional<Duration> limit) implements ConsoleCommand {}

  record Invitation(Optional<GroupName> group) implements ConsoleCommand {}

  /** Trusts a network; see {@link NetworkAddress}. */
  record JoinNetwork(NetworkAddress network) implements ConsoleCommand {}

  record Trackers() implements ConsoleCommand {}

  /**
   * @param about empty: all commands
   */
  record Help(Optional<Verb> about) implements ConsoleCommand {}

  record Quit() implements ConsoleCommand {}
}
