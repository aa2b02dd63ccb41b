package dev.covey.peer;

import dev.covey.model.DownloadId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import java.nio.file.Path;

/** What happened, for whoever shows it. Progress is not among them: poll the snapshots. */
public sealed interface PeerEvent {

  /** {@link Peer#status()} tells another connection, user or tracker than before. */
  record StatusChanged() implements PeerEvent {}

  /** The groups, their members or my role in one changed: list them again. */
  record GroupsChanged() implements PeerEvent {}

  /** The files of a group, or who has them, changed: list them again. */
  record FilesChanged(GroupName group) implements PeerEvent {}

  /** What this device shares changed. */
  record SharesChanged() implements PeerEvent {}

  /** Somebody asks to be let into a group that I own. */
  record RequestReceived(GroupName group, UserName user) implements PeerEvent {}

  record RequestAnswered(GroupName group, boolean accepted) implements PeerEvent {}

  /** I am no longer in this group, or the group is no more. */
  record GroupLost(GroupName group, String why) implements PeerEvent {}

  /** Somebody had my user name before me, at a tracker that was apart: I have another (T12). */
  record UserRenamed(UserName from, UserName to) implements PeerEvent {}

  /** A group of mine has another name, because an earlier one has its name (T12). */
  record GroupRenamed(GroupName from, GroupName to) implements PeerEvent {}

  record DownloadCompleted(DownloadId id, FileName file, Path path) implements PeerEvent {}

  record DownloadFailed(DownloadId id, FileName file, String why) implements PeerEvent {}

  /**
   * Sharing a file ended here by itself: it changed or vanished on disk (F13), or the user ended it
   * on another device (F11).
   */
  record ShareStopped(GroupName group, FileName file, String why) implements PeerEvent {}

  /** The session was ended by the tracker and cannot be restored. */
  record SignedOut(String why) implements PeerEvent {}
}
