package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.Framed;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.peer.SharedFile;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharingScreenTest {
  private final FakePeer peer = FakePeer.signedIn("marta");
  private TestDesktop desktop;
  @TempDir Path directory;

  @BeforeEach
  void open() {
    desktop = new TestDesktop(peer, directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  private void shared(
      String name, String group, long size, long uploaded, boolean active, String problem) {
    peer.putShared(
        new SharedFile(
            FileId.random(),
            GroupId.random(),
            new GroupName(group),
            new FileName(name),
            directory.resolve(name),
            size,
            FakeNetwork.digests(name),
            FakeNetwork.NOW,
            active,
            problem,
            uploaded));
  }

  private void populate() {
    shared("call-sheet-day4.pdf", "film-crew", 412_000, 4_900_000, true, "");
    shared("dailies-day2.mp4", "film-crew", 1_940_000_000, 11_620_000_000L, true, "");
    shared("debian-12.iso", "linux-images", 659_600_000, 22_000_000, false, "");
    shared(
        "notes-oct.md",
        "field-data",
        31_000,
        220_000,
        false,
        "'/home/marta/notes-oct.md' is not what it was when it was shared; share it anew.");
    shared(
        "plots-2025.zip",
        "field-data",
        1_120_000_000,
        6_710_000_000L,
        false,
        "'/home/marta/Documents/field data/plots-2025.zip' cannot be shared: there is no such"
            + " file.");
    shared("stations.csv", "bio-lab", 4_400_000, 18_000_000, true, "");
  }

  @Test
  void looksLikeThePicture() throws Exception {
    populate();
    peer.rates(0, 6_200_000);
    peer.network().group("film-crew", "jo", "marta");
    peer.holdSharings();
    peer.share(
        Files.write(directory.resolve("b-roll-harbour.mov"), new byte[1000]),
        new GroupName("film-crew"));
    peer.heldSharings().getFirst().hashed(340);
    desktop.show(Framed.screen(SharingScreen::create), 1280, 800);
    TestDesktop.until(() -> desktop.text("sharingAll").equals("All 7"));
    desktop.screenshots("sharing");
  }
}
