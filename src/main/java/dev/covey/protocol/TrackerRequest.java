package dev.covey.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.OperationId;
import dev.covey.model.PieceHashes;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import java.util.List;
import java.util.Optional;

/**
 * What a peer asks of a tracker (W1). Each has one {@link TrackerReply} or an error.
 *
 * <p>Those that change something carry the operation's id: the tracker answers a repeat as it
 * answered the first.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TrackerRequest.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = TrackerRequest.Ping.class, name = "ping"),
  @JsonSubTypes.Type(value = TrackerRequest.CreateUser.class, name = "create_user"),
  @JsonSubTypes.Type(value = TrackerRequest.Login.class, name = "login"),
  @JsonSubTypes.Type(value = TrackerRequest.Resume.class, name = "resume"),
  @JsonSubTypes.Type(value = TrackerRequest.Logout.class, name = "logout"),
  @JsonSubTypes.Type(value = TrackerRequest.CreateGroup.class, name = "create_group"),
  @JsonSubTypes.Type(value = TrackerRequest.JoinGroup.class, name = "join_group"),
  @JsonSubTypes.Type(value = TrackerRequest.LeaveGroup.class, name = "leave_group"),
  @JsonSubTypes.Type(value = TrackerRequest.ListGroups.class, name = "list_groups"),
  @JsonSubTypes.Type(value = TrackerRequest.ListMembers.class, name = "list_members"),
  @JsonSubTypes.Type(value = TrackerRequest.ListRequests.class, name = "list_requests"),
  @JsonSubTypes.Type(value = TrackerRequest.AcceptRequest.class, name = "accept_request"),
  @JsonSubTypes.Type(value = TrackerRequest.RejectRequest.class, name = "reject_request"),
  @JsonSubTypes.Type(value = TrackerRequest.RemoveMember.class, name = "remove_member"),
  @JsonSubTypes.Type(value = TrackerRequest.TransferGroup.class, name = "transfer_group"),
  @JsonSubTypes.Type(value = TrackerRequest.ListFiles.class, name = "list_files"),
  @JsonSubTypes.Type(value = TrackerRequest.CheckUpload.class, name = "check_upload"),
  @JsonSubTypes.Type(value = TrackerRequest.PutManifest.class, name = "put_manifest"),
  @JsonSubTypes.Type(value = TrackerRequest.UploadFile.class, name = "upload_file"),
  @JsonSubTypes.Type(value = TrackerRequest.DownloadFile.class, name = "download_file"),
  @JsonSubTypes.Type(value = TrackerRequest.GetManifest.class, name = "get_manifest"),
  @JsonSubTypes.Type(value = TrackerRequest.FindSeeders.class, name = "find_seeders"),
  @JsonSubTypes.Type(value = TrackerRequest.FindBundle.class, name = "find_bundle"),
  @JsonSubTypes.Type(value = TrackerRequest.NewSeeder.class, name = "new_seeder"),
  @JsonSubTypes.Type(value = TrackerRequest.NewSeeders.class, name = "new_seeders"),
  @JsonSubTypes.Type(value = TrackerRequest.AnnounceOffers.class, name = "announce_offers"),
  @JsonSubTypes.Type(value = TrackerRequest.StopShare.class, name = "stop_share"),
  @JsonSubTypes.Type(value = TrackerRequest.ReportScores.class, name = "report_scores"),
  @JsonSubTypes.Type(value = TrackerRequest.ListTrackers.class, name = "list_trackers"),
  @JsonSubTypes.Type(value = TrackerRequest.CheckAddress.class, name = "check_address"),
  @JsonSubTypes.Type(value = TrackerRequest.Quit.class, name = "quit")
})
public sealed interface TrackerRequest {

  /** A request that changes what trackers keep. */
  sealed interface Change extends TrackerRequest {
    OperationId operation();
  }

  /** A change inside one group. */
  sealed interface GroupChange extends Change {
    GroupName group();
  }

  /**
   * The first line of every connection.
   *
   * @param deviceName what the user calls this computer, 1 to 64 characters
   * @param listenHost the address to hand to others; empty: the one this connection comes from
   * @param listenPort where this device serves pieces, 1 to 65535, or 0 if it serves none
   */
  record Hello(int version, String deviceName, Optional<String> listenHost, int listenPort)
      implements TrackerRequest {
    public Hello {
      Check.text("device name", deviceName, Limits.DEVICE_NAME);
      Check.range("listen port", listenPort, 0, 65_535);
    }
  }

  record Ping() implements TrackerRequest {}

  record CreateUser(OperationId operation, UserName user, String password) implements Change {
    @Override
    public String toString() {
      return "CreateUser[" + user + "]";
    }
  }

  record Login(UserName user, String password) implements TrackerRequest {
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  /**
   * Restores a session with the token that {@link TrackerReply.SignedIn} gave to this device (S4).
   */
  record Resume(String token) implements TrackerRequest {
    public Resume {
      Check.text("token", token, Limits.TOKEN);
    }

    @Override
    public String toString() {
      return "Resume[]";
    }
  }

  record Logout() implements TrackerRequest {}

  record CreateGroup(OperationId operation, GroupName group) implements GroupChange {}

  record JoinGroup(OperationId operation, GroupName group) implements GroupChange {}

  /**
   * Leaves a group, or withdraws the request to join it.
   *
   * @param dissolve the owner knows that this ends the group for all (G7)
   */
  record LeaveGroup(OperationId operation, GroupName group, boolean dissolve)
      implements GroupChange {}

  /**
   * @param after the last name of the page before; empty for the first page
   */
  record ListGroups(Optional<GroupName> after) implements TrackerRequest {}

  record ListMembers(GroupName group, Optional<UserName> after) implements TrackerRequest {}

  record ListRequests(GroupName group, Optional<UserName> after) implements TrackerRequest {}

  record AcceptRequest(OperationId operation, GroupName group, UserName user)
      implements GroupChange {}

  record RejectRequest(OperationId operation, GroupName group, UserName user)
      implements GroupChange {}

  record RemoveMember(OperationId operation, GroupName group, UserName user)
      implements GroupChange {}

  record TransferGroup(OperationId operation, GroupName group, UserName user)
      implements GroupChange {}

  record ListFiles(GroupName group, Optional<FileName> after) implements TrackerRequest {}

  /** Step one of sharing (F5): would this name be accepted, before anything is hashed. */
  record CheckUpload(GroupName group, FileName name, long size) implements TrackerRequest {
    public CheckUpload {
      Check.size(size);
    }
  }

  /**
   * A part of a manifest, sent before {@link UploadFile} names it. Pages come in order from piece
   * 0.
   *
   * @param manifest {@link dev.covey.model.Manifest#id()}
   * @param from the first piece of this page, a multiple of {@link Limits#MANIFEST_PAGE}
   */
  record PutManifest(Sha256 manifest, long size, Digests digests, int from, PieceHashes hashes)
      implements TrackerRequest {
    public PutManifest {
      Check.size(size);
      Check.manifestPage(size, from, hashes.count());
    }
  }

  /** Step two of sharing (F5): the group now has this file, and this device offers all of it. */
  record UploadFile(
      OperationId operation,
      GroupName group,
      FileName name,
      long size,
      Digests digests,
      Sha256 manifest)
      implements GroupChange {
    public UploadFile {
      Check.size(size);
    }
  }

  /** Asks for a file's identity, its seeders and a ticket (D1). */
  record DownloadFile(GroupName group, FileName name) implements TrackerRequest {}

  /** Asks for a page of a file's manifest; members only. */
  record GetManifest(FileId file, int from) implements TrackerRequest {
    public GetManifest {
      Check.range("first piece", from, 0, Integer.MAX_VALUE);
    }
  }

  /**
   * Asks again for a file's seeders, with a fresh ticket.
   *
   * @param serving whether this device serves, from now on, what it has of the file (F12, F14)
   */
  record FindSeeders(FileId file, boolean serving) implements TrackerRequest {}

  /**
   * Asks for the seeders of several small files of one group, with one ticket for them all (D1).
   * Each has at most one piece.
   */
  record FindBundle(List<FileId> files) implements TrackerRequest {
    public FindBundle {
      Check.range("files", files.size(), 1, Limits.BUNDLE);
      files = List.copyOf(files);
    }
  }

  /** This device has finished a download and offers the file from now on (F12). */
  record NewSeeder(OperationId operation, FileId file) implements Change {}

  /** As {@link NewSeeder}, for several that were finished together (F12). */
  record NewSeeders(OperationId operation, List<FileId> files) implements Change {
    public NewSeeders {
      Check.range("files", files.size(), 1, Limits.NEW_SEEDERS);
      files = List.copyOf(files);
    }
  }

  /**
   * What this device still offers, after signing in (F10, S4). A set larger than a page comes in
   * several.
   *
   * @param first whether this page begins the set: what earlier sets named and this one does not is
   *     inactive
   */
  record AnnounceOffers(boolean first, List<FileId> files) implements TrackerRequest {
    public AnnounceOffers {
      Check.range("offers", files.size(), 0, Limits.PAGE);
      files = List.copyOf(files);
    }
  }

  /**
   * Ends this device's offer of a file (F11).
   *
   * @param group empty: in every group
   */
  record StopShare(OperationId operation, Optional<GroupName> group, FileName name)
      implements Change {}

  /** How well other devices served this one (P4). */
  record ReportScores(List<Score> scores) implements TrackerRequest {
    public ReportScores {
      Check.range("scores", scores.size(), 0, Limits.PAGE);
      scores = List.copyOf(scores);
    }
  }

  /**
   * @param score 0 to 1
   */
  record Score(DeviceId device, double score) {
    public Score {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("a score is 0 to 1, not " + score);
      }
    }
  }

  /** Asks how the network's trackers are. */
  record ListTrackers() implements TrackerRequest {}

  /** Asks the tracker to connect back, to the port that {@link Hello} named. */
  record CheckAddress() implements TrackerRequest {}

  /** Sent by nobody in good faith: only a tracker's own terminal stops it (U15). Always refused. */
  record Quit() implements TrackerRequest {}
}
