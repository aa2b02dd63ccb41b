package dev.covey.protocol;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.OperationId;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Role;
import dev.covey.model.Seeder;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One message of every kind that the control protocol knows. */
final class ControlSamples {
  private static final OperationId OPERATION = OperationId.random();
  private static final GroupName FILMS = new GroupName("films");
  private static final GroupId GROUP = GroupId.random();
  private static final UserName BEN = new UserName("ben.0_-");
  private static final FileName FILE = new FileName("Ünïcode \"quoted\" 🎬 {film}.mkv");
  private static final FileId ID = FileId.random();
  private static final Sha256 MANIFEST = new Sha256("ab".repeat(32));
  private static final Digests DIGESTS =
      new Digests(new Sha1("12".repeat(20)), new Sha256("34".repeat(32)));
  private static final DeviceId DEVICE = new DeviceId("cd".repeat(32));
  private static final Instant NOW = Instant.parse("2026-11-22T10:11:12.123456789Z");
  private static final long SIZE = 3L * Pieces.SIZE + 1;
  private static final PieceHashes HASHES = PieceHashes.of(new byte[4 * Sha1.BYTES]);
  private static final Seeder SEEDER =
      new Seeder(DEVICE, BEN, "Ben's computer", new Endpoint("::1", 10_001), 0.25, true);

  private ControlSamples() {}

  static List<TrackerRequest> requests() {
    return List.of(
        new TrackerRequest.Hello(1, "Anna's 💻", Optional.of("192.0.2.7"), 10_001),
        new TrackerRequest.Ping(),
        new TrackerRequest.CreateUser(OPERATION, BEN, "pass \\ \" \n word"),
        new TrackerRequest.Login(BEN, "pass \u0000 word"),
        new TrackerRequest.Resume("token.signature"),
        new TrackerRequest.Logout(),
        new TrackerRequest.CreateGroup(OPERATION, FILMS),
        new TrackerRequest.JoinGroup(OPERATION, FILMS),
        new TrackerRequest.LeaveGroup(OPERATION, FILMS, true),
        new TrackerRequest.ListGroups(Optional.of(FILMS)),
        new TrackerRequest.ListMembers(FILMS, Optional.empty()),
        new TrackerRequest.ListRequests(FILMS, Optional.of(BEN)),
        new TrackerRequest.AcceptRequest(OPERATION, FILMS, BEN),
        new TrackerRequest.RejectRequest(OPERATION, FILMS, BEN),
        new TrackerRequest.RemoveMember(OPERATION, FILMS, BEN),
        new TrackerRequest.TransferGroup(OPERATION, FILMS, BEN),
        new TrackerRequest.ListFiles(FILMS, Optional.of(FILE)),
        new TrackerRequest.CheckUpload(FILMS, FILE, SIZE),
        new TrackerRequest.PutManifest(MANIFEST, SIZE, DIGESTS, 0, HASHES),
        new TrackerRequest.UploadFile(OPERATION, FILMS, FILE, SIZE, DIGESTS, MANIFEST),
        new TrackerRequest.DownloadFile(FILMS, FILE),
        new TrackerRequest.GetManifest(ID, 16_384),
        new TrackerRequest.FindSeeders(ID, true),
        new TrackerRequest.FindBundle(List.of(ID, FileId.random())),
        new TrackerRequest.NewSeeder(OPERATION, ID),
        new TrackerRequest.NewSeeders(OPERATION, List.of(ID, FileId.random())),
        new TrackerRequest.AnnounceOffers(true, List.of(ID, FileId.random())),
        new TrackerRequest.StopShare(OPERATION, Optional.empty(), FILE),
        new TrackerRequest.ReportScores(List.of(new TrackerRequest.Score(DEVICE, 1.0))),
        new TrackerRequest.ListTrackers(),
        new TrackerRequest.CheckAddress(),
        new TrackerRequest.Quit());
  }

  static List<TrackerReply> replies() {
    return List.of(
        new TrackerReply.Done(),
        new TrackerReply.Pong(),
        new TrackerReply.Welcome(
            1, "home", "tracker-1", List.of("key+/="), List.of(Endpoint.loopback(6960))),
        new TrackerReply.SignedIn(BEN, AccountId.random(), "token.signature"),
        new TrackerReply.Groups(
            List.of(new GroupListing(GROUP, FILMS, BEN, Role.PENDING, 1, 2, 3, 4)), true),
        new TrackerReply.Members(List.of(new MemberListing(BEN, true, 2)), false),
        new TrackerReply.Requests(List.of(new JoinRequest(BEN, NOW)), false),
        new TrackerReply.Files(
            List.of(new FileListing(ID, GROUP, FILE, SIZE, DIGESTS, 1, 2, BEN, NOW, true)), false),
        new TrackerReply.Uploaded(ID, GROUP, true),
        new TrackerReply.Grant(
            ID,
            GROUP,
            FILE,
            SIZE,
            DIGESTS,
            MANIFEST,
            BEN,
            List.of(SEEDER),
            "ticket.signature",
            Optional.of(HASHES)),
        new TrackerReply.ManifestPage(0, HASHES),
        new TrackerReply.AddressChecked(
            Endpoint.loopback(10_001), new Endpoint("::1", 10_001), true),
        new TrackerReply.Seeders(List.of(SEEDER, SEEDER), "ticket.signature"),
        new TrackerReply.Bundle(List.of(ID), List.of(SEEDER), "ticket.signature"),
        new TrackerReply.Announced(List.of(ID), List.of(FileId.random())),
        new TrackerReply.Trackers(
            List.of(new TrackerListing("tracker-1", Endpoint.loopback(6960), true, 7))));
  }

  static List<TrackerEvent> events() {
    return List.of(
        new TrackerEvent.RequestReceived(FILMS, BEN),
        new TrackerEvent.RequestAnswered(FILMS, false),
        new TrackerEvent.GroupChanged(FILMS),
        new TrackerEvent.MemberRemoved(GROUP, FILMS, BEN),
        new TrackerEvent.GroupDissolved(GROUP, FILMS),
        new TrackerEvent.FileShared(FILMS, FILE, BEN),
        new TrackerEvent.FileGone(FILMS, FILE),
        new TrackerEvent.SeedersChanged(ID, FILMS),
        new TrackerEvent.OfferEnded(ID),
        new TrackerEvent.UserRenamed(BEN, new UserName("ben-1f2e")),
        new TrackerEvent.GroupRenamed(FILMS, new GroupName("films-1f2e")),
        new TrackerEvent.SessionEnded("This device signed in anew elsewhere."),
        new TrackerEvent.TrackerStopping());
  }
}
