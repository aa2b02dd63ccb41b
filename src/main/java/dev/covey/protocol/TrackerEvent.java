package dev.covey.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;

/**
 * What a tracker tells signed-in peers unasked. Events may be lost with a connection: a peer asks
 * anew after a reconnect.
 *
 * <p>On the wire none has a field {@code id}, by which replies are known.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TrackerEvent.RequestReceived.class, name = "request_received"),
  @JsonSubTypes.Type(value = TrackerEvent.RequestAnswered.class, name = "request_answered"),
  @JsonSubTypes.Type(value = TrackerEvent.GroupChanged.class, name = "group_changed"),
  @JsonSubTypes.Type(value = TrackerEvent.MemberRemoved.class, name = "member_removed"),
  @JsonSubTypes.Type(value = TrackerEvent.GroupDissolved.class, name = "group_dissolved"),
  @JsonSubTypes.Type(value = TrackerEvent.FileShared.class, name = "file_shared"),
  @JsonSubTypes.Type(value = TrackerEvent.FileGone.class, name = "file_gone"),
  @JsonSubTypes.Type(value = TrackerEvent.SeedersChanged.class, name = "seeders_changed"),
  @JsonSubTypes.Type(value = TrackerEvent.OfferEnded.class, name = "offer_ended"),
  @JsonSubTypes.Type(value = TrackerEvent.UserRenamed.class, name = "user_renamed"),
  @JsonSubTypes.Type(value = TrackerEvent.GroupRenamed.class, name = "group_renamed"),
  @JsonSubTypes.Type(value = TrackerEvent.SessionEnded.class, name = "session_ended"),
  @JsonSubTypes.Type(value = TrackerEvent.TrackerStopping.class, name = "tracker_stopping")
})
public sealed interface TrackerEvent {

  /** To the owner: somebody asks to be let in. */
  record RequestReceived(GroupName group, UserName user) implements TrackerEvent {}

  /** To who asked: the owner answered. */
  record RequestAnswered(GroupName group, boolean accepted) implements TrackerEvent {}

  /** To all members: roles, members or requests of the group are not what they were. */
  record GroupChanged(GroupName group) implements TrackerEvent {}

  /** To all members and the one removed: seeders stop serving that user in that group (G6). */
  record MemberRemoved(@JsonProperty("groupId") GroupId id, GroupName group, UserName user)
      implements TrackerEvent {}

  /** To all members: the group is no more (G7). */
  record GroupDissolved(@JsonProperty("groupId") GroupId id, GroupName group)
      implements TrackerEvent {}

  /** To all members: a file came, or came back. */
  record FileShared(GroupName group, FileName name, UserName user) implements TrackerEvent {}

  /** To all members: a file has left the group or nobody offers it now. */
  record FileGone(GroupName group, FileName name) implements TrackerEvent {}

  /** To all members: the file has a seeder more or less. */
  record SeedersChanged(FileId file, GroupName group) implements TrackerEvent {}

  /**
   * To a device: the user ended its offer of a file, on another device (F11). To announce the file
   * again tells whether that still stands.
   */
  record OfferEnded(FileId file) implements TrackerEvent {}

  /** To the user: somebody else had the name before, at a tracker that was apart (T12). */
  record UserRenamed(UserName from, UserName to) implements TrackerEvent {}

  /** To all members: another group had the name before, at a tracker that was apart (T12). */
  record GroupRenamed(GroupName from, GroupName to) implements TrackerEvent {}

  /** To the device: its session was ended, for the given reason, and is not to be restored. */
  record SessionEnded(String reason) implements TrackerEvent {}

  /** To everybody: this tracker stops; go to another (T13). */
  record TrackerStopping() implements TrackerEvent {}
}
