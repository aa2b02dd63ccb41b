package dev.covey.desktop.looks;

import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.ReplicationStatus;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.SharedFile;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A network in which everything is called as the rules just allow it: as long (S7, G1, X4), as wide
 * and as right-to-left as that, beside ordinary names.
 */
final class GreatNames {
  static final String ME = "marta-magdalena-von-und-zu-brock";
  static final String WIDE_USER = "W".repeat(UserName.LONGEST);
  static final String GROUP = "the-photographers-of-the-northern-valley-and-its-7-villages-2026";
  static final String WIDE_GROUP = "M".repeat(GroupName.LONGEST);
  static final String PENDING = "course-2026";
  static final String OUTSIDE = "WWWWWWWWWW-open-data-of-all-the-cities-of-the-northern-valley.eu";
  static final String QUIET = "choir";
  static final String EMPTY_GROUP = "empty-shelf";

  static final String LONG_FILE =
      "the-whole-festival-in-one-single-file-".repeat(6) + "final-v2.mov";
  static final String HEBREW_FILE = "סרט הקיץ שלנו - הגרסה הסופית באמת (2026).mov";
  static final String ARABIC_FILE = "تقرير نهائي عن أعمال المسح الميداني 2026.pdf";
  static final String LONG_HEBREW_FILE = "סרט הקיץ שלנו ".repeat(9) + "2.mov";
  static final String WIDE_FILE = "W".repeat(251) + ".wav";
  static final String SHORT_FILE = "call-sheet-day4.pdf";
  static final String MINE = "dailies-day2.mp4";
  static final String GONE = "plots-of-all-the-stations-of-the-northern-valley-2025.zip";
  static final String CHANGED = "הערות מאוקטובר.md";

  private static final String DEVICE = "bureau-de-la-photographe-au-deuxième-étage-à-gauche";
  private static final String NETWORK = "רשת הצלמים של העמק הצפוני ושבעת כפריו";

  private GreatNames() {}

  static FakePeer peer(Path directory) throws Exception {
    FakePeer peer = FakePeer.signedIn(ME);
    peer.status(status(peer.status()));
    groups(peer);
    files(peer);
    trackers(peer);
    GreatDownloads.into(peer);
    shares(peer, directory);
    return peer;
  }

  private static PeerStatus status(PeerStatus was) {
    return new PeerStatus(
        was.connection(),
        Optional.of(NETWORK),
        was.fingerprint(),
        was.user(),
        DEVICE,
        Optional.of(new PeerStatus.TrackerAddress("tracker-of-the-northern-valley-1", tracker(1))),
        was.heartbeatAge(),
        was.listening(),
        50_500_000,
        6_200_000,
        "");
  }

  private static Endpoint tracker(int number) {
    return new Endpoint("tracker-%d.photographers.valley.example".formatted(number), 6960);
  }

  private static void groups(FakePeer peer) {
    FakeNetwork network = peer.network();
    network
        .group(GROUP, ME, WIDE_USER, "ana", "jo", "lin", "sam", "eli", "rosa", "kit")
        .request(GROUP, "wilhelmina-of-the-seven-villages")
        .request(GROUP, "M".repeat(UserName.LONGEST))
        .request(GROUP, "tove")
        .group(WIDE_GROUP, WIDE_USER, ME, "jo")
        .group(QUIET, "jo", ME, "ana")
        .group(EMPTY_GROUP, ME, "ana")
        .group(PENDING, "ana")
        .request(PENDING, ME)
        .group(OUTSIDE, "lin", "jo")
        .group("a", "jo");
  }

  private static void files(FakePeer peer) {
    peer.network()
        .file(GROUP, SHORT_FILE, 412_000, "jo", "sam")
        .file(GROUP, LONG_FILE, 12_400_000_000L, WIDE_USER, "jo", "lin")
        .file(GROUP, HEBREW_FILE, 1_940_000_000, "lin", WIDE_USER)
        .file(GROUP, LONG_HEBREW_FILE, 988_000_000_000L, "jo", "ana")
        .file(GROUP, ARABIC_FILE, 3_300_000, "ana", "eli")
        .file(GROUP, MINE, 1_940_000_000, ME, "jo")
        .file(GROUP, "🎬 Überraschung für müller.mkv", 842_000_000, "rosa")
        .file(GROUP, WIDE_FILE, 92_000, "lin")
        .file(GROUP, "empty.txt", 0, "jo")
        .file(WIDE_GROUP, LONG_FILE, 311_000_000, WIDE_USER, ME)
        .file(QUIET, "rehearsal.flac", 311_000_000, "jo");
  }

  private static void trackers(FakePeer peer) {
    peer.network()
        .trackers(
            List.of(
                new TrackerListing("tracker-of-the-northern-valley-1", tracker(1), true, 28),
                new TrackerListing(
                    "tracker-2",
                    tracker(2),
                    true,
                    31,
                    Optional.of(
                        new ReplicationStatus(
                            20_000, 1_234, 0, Optional.of(400L), Optional.empty(), List.of()))),
                new TrackerListing("tracker-3", Endpoint.loopback(6962), false, 0)));
  }

  private static void shares(FakePeer peer, Path directory) {
    share(peer, directory, GROUP, MINE, true, "");
    share(peer, directory, WIDE_GROUP, LONG_FILE, true, "");
    share(peer, directory, GROUP, HEBREW_FILE, false, "");
    share(
        peer,
        directory,
        GROUP,
        CHANGED,
        false,
        "'%s' was changed, moved or deleted since it was shared: share it again."
            .formatted(directory.resolve(CHANGED)));
    share(
        peer,
        directory,
        QUIET,
        GONE,
        false,
        "'%s' was not found.".formatted(directory.resolve(GONE)));
  }

  private static void share(
      FakePeer peer, Path directory, String group, String file, boolean active, String problem) {
    peer.putShared(
        new SharedFile(
            FileId.random(),
            GroupId.random(),
            new GroupName(group),
            new FileName(file),
            directory.resolve(file),
            1_940_000_000,
            FakeNetwork.digests(file),
            FakeNetwork.NOW,
            active,
            problem,
            11_620_000_000L));
  }
}
