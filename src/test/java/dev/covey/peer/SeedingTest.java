package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.PieceSet;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptShare;
import dev.covey.peer.transfer.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a share when its file is downloaded again. */
class SeedingTest {
  private static final FileId FILE = FileId.random();
  private static final GroupId GROUP = GroupId.random();

  @TempDir private Path directory;

  private SharesOnDisk disk;
  private Seeding seeding;
  private KeptShare before;

  @BeforeEach
  void share() throws CoveyException, IOException {
    disk = new SharesOnDisk(directory);
    StandingOffers offers =
        new StandingOffers(new SlowTracker(), disk.shares, Optional::empty, _ -> {});
    seeding = new Seeding(disk.shares, disk.check, new Announcer(disk.shares, disk.check, offers));
    before = disk.written(FILE, GROUP, "film");
    disk.shared(before).sent(77);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  /** A download of it is complete. */
  private KeptShare downloadedAs(String name) throws CoveyException, IOException {
    KeptShare file = disk.written(FILE, GROUP, name);
    KeptDownload download =
        new KeptDownload(
            DownloadId.random(),
            file.account(),
            file.groupName(),
            file.group(),
            file.file(),
            file.name(),
            file.manifest().size(),
            file.manifest().digests(),
            file.manifest().id(),
            file.path(),
            true,
            file.since(),
            Optional.of(file.manifest()),
            new KeptDownload.Progress(
                KeptDownload.Fate.COMPLETED,
                PieceSet.all(1),
                Optional.empty(),
                "",
                Optional.of(file.since())));
    seeding.completed(
        List.of(
            new DownloadNews.Arrived(
                download, new Download.Completed(file.path(), file.stamp(), file.manifest()))));
    return file;
  }

  private void assertOffers(KeptShare file) {
    Share now = disk.now(file);
    assertThat(now.kept().path()).isEqualTo(file.path());
    assertThat(disk.check.isIntact(now)).isTrue();
    assertThat(now.isStopped()).isFalse();
    assertThat(now.kept().uploaded()).as("what had been counted").isEqualTo(77);
  }

  @Test
  void inPlaceOfTheSharedFileItIsTheOneThatIsOffered() throws Exception { // F12, F13
    assertOffers(downloadedAs("film"));
  }

  @Test
  void afterTheSharedFileWasDeletedItIsOfferedWhereverItLies() throws Exception { // F12, F13
    Files.delete(before.path());
    assertOffers(downloadedAs("film (1)"));
  }

  @Test
  void besideTheSharedFileItIsACopyAndTheFirstStaysOffered() throws Exception { // F12
    KeptShare copy = downloadedAs("film (1)");
    assertThat(copy.path()).exists();
    assertOffers(before);
    assertThat(disk.now(before).kept().registered()).isTrue();
  }

  @Test
  void itIsRememberedWithWhatItHadCounted() throws Exception { // F12
    KeptShare again = downloadedAs("film");
    assertThat(disk.library.shares())
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.stamp()).isEqualTo(again.stamp());
          assertThat(kept.uploaded()).isEqualTo(77);
        });
  }
}
