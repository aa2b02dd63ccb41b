package dev.covey.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.covey.model.AccountId;
import dev.covey.model.Digests;
import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupListing;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.PieceHashes;
import dev.covey.model.Seeder;
import dev.covey.model.Sha256;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import java.util.List;
import java.util.Optional;

/**
 * What a tracker answers when it does what was asked; a refusal is an {@link
 * ControlMessage.Failure} instead.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TrackerReply.Done.class, name = "done"),
  @JsonSubTypes.Type(value = TrackerReply.Pong.class, name = "pong"),
  @JsonSubTypes.Type(value = TrackerReply.Welcome.class, name = "welcome"),
  @JsonSubTypes.Type(value = TrackerReply.SignedIn.class, name = "signed_in"),
  @JsonSubTypes.Type(value = TrackerReply.Groups.class, name = "groups"),
  @JsonSubTypes.Type(value = TrackerReply.Members.class, name = "members"),
  @JsonSubTypes.Type(value = TrackerReply.Requests.class, name = "requests"),
  @JsonSubTypes.Type(value = TrackerReply.Files.class, name = "files"),
  @JsonSubTypes.Type(value = TrackerReply.Uploaded.class, name = "uploaded"),
  @JsonSubTypes.Type(value = TrackerReply.Grant.class, name = "grant"),
  @JsonSubTypes.Type(value = TrackerReply.ManifestPage.class, name = "manifest_page"),
  @JsonSubTypes.Type(value = TrackerReply.Seeders.class, name = "seeders"),
  @JsonSubTypes.Type(value = TrackerReply.Bundle.class, name = "bundle"),
  @JsonSubTypes.Type(value = TrackerReply.Announced.class, name = "announced"),
  @JsonSubTypes.Type(value = TrackerReply.Trackers.class, name = "trackers"),
  @JsonSubTypes.Type(value = TrackerReply.AddressChecked.class, name = "address_checked")
})
public sealed interface TrackerReply {

  /** Done, and there is nothing more to say. */
  record Done() implements TrackerReply {}

  record Pong() implements TrackerReply {}

  /**
   * Answers {@link TrackerRequest.Hello}.
   *
   * @param network what its founder called the network
   * @param tracker the name of the tracker that answers, for example {@code tracker-1}
   * @param ticketKeys the Ed25519 public keys (X.509 encoding, base64) that tickets of this network
   *     may be signed by
   * @param trackers all trackers this one knows, itself included
   */
  record Welcome(
      int version, String network, String tracker, List<String> ticketKeys, List<Endpoint> trackers)
      implements TrackerReply {
    public Welcome {
      ticketKeys = List.copyOf(ticketKeys);
      trackers = List.copyOf(trackers);
    }
  }

  /**
   * Answers a login or a resume.
   *
   * @param token restores this session on this device at any tracker, without the password (S4)
   */
  record SignedIn(UserName user, AccountId account, String token) implements TrackerReply {
    @Override
    public String toString() {
      return "SignedIn[" + user + "]";
    }
  }

  /**
   * @param more whether there is a further page
   */
  record Groups(List<GroupListing> groups, boolean more) implements TrackerReply {
    public Groups {
      groups = List.copyOf(groups);
    }
  }

  record Members(List<MemberListing> members, boolean more) implements TrackerReply {
    public Members {
      members = List.copyOf(members);
    }
  }

  record Requests(List<JoinRequest> requests, boolean more) implements TrackerReply {
    public Requests {
      requests = List.copyOf(requests);
    }
  }

  record Files(List<FileListing> files, boolean more) implements TrackerReply {
    public Files {
      files = List.copyOf(files);
    }
  }

  /**
   * Answers an upload: the file's identity in its group.
   *
   * @param joined whether the group already had this content under this name (F7)
   */
  record Uploaded(FileId file, GroupId group, boolean joined) implements TrackerReply {}

  /**
   * Answers {@link TrackerRequest.DownloadFile}.
   *
   * @param manifest {@link dev.covey.model.Manifest#id()}, by which the pages are checked
   * @param ticket lets this device ask this file of any seeder, for a minute (X3, G6)
   * @param hashes those of all pieces, if there are at most {@link Limits#GRANT_PIECES}; else, or
   *     if the tracker has not got them yet, they are asked for in pages
   */
  record Grant(
      FileId file,
      GroupId group,
      FileName name,
      long size,
      Digests digests,
      Sha256 manifest,
      UserName sharedBy,
      List<Seeder> seeders,
      String ticket,
      Optional<PieceHashes> hashes)
      implements TrackerReply {
    public Grant {
      Check.size(size);
      seeders = List.copyOf(seeders);
    }
  }

  /**
   * Answers {@link TrackerRequest.GetManifest} with up to {@link Limits#MANIFEST_PAGE} hashes of 20
   * bytes.
   */
  record ManifestPage(int from, PieceHashes hashes) implements TrackerReply {}

  /** Answers {@link TrackerRequest.FindSeeders}; the asking device is not among them. */
  record Seeders(List<Seeder> seeders, String ticket) implements TrackerReply {
    public Seeders {
      seeders = List.copyOf(seeders);
    }
  }

  /**
   * Answers {@link TrackerRequest.FindBundle}; the asking device is not among the seeders.
   *
   * @param files those of the asked ones that the ticket is for, in its order
   * @param seeders who has at least one of them
   */
  record Bundle(List<FileId> files, List<Seeder> seeders, String ticket) implements TrackerReply {
    public Bundle {
      Check.range("files", files.size(), 1, Limits.BUNDLE);
      files = List.copyOf(files);
      seeders = List.copyOf(seeders);
    }
  }

  /**
   * Answers {@link TrackerRequest.AnnounceOffers} and {@link TrackerRequest.NewSeeders}.
   *
   * @param refused files that are gone or no longer open to this user
   * @param unheard files of whose offer this tracker has not heard yet; once it has, it stands
   */
  record Announced(List<FileId> refused, List<FileId> unheard) implements TrackerReply {
    public Announced {
      refused = List.copyOf(refused);
      unheard = List.copyOf(unheard);
    }
  }

  /**
   * Answers {@link TrackerRequest.CheckAddress}.
   *
   * @param told the address that others are given
   * @param tested where the tracker connected to
   * @param reachable whether the asking device proved its key there
   */
  record AddressChecked(Endpoint told, Endpoint tested, boolean reachable)
      implements TrackerReply {}

  record Trackers(List<TrackerListing> trackers) implements TrackerReply {
    public Trackers {
      trackers = List.copyOf(trackers);
    }
  }
}
