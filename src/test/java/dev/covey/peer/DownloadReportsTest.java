package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.AccountId;
import dev.covey.model.FileId;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.Library;
import dev.covey.peer.session.Dispatcher;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.DownloadSpec;
import dev.covey.peer.transfer.Parts;
import dev.covey.peer.transfer.TransferContext;
import dev.covey.peer.transfer.TransferSettings;
import dev.covey.peer.transfer.TransferState;
import dev.covey.trust.DeviceIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the library knows of a download when the process is killed. */
class DownloadReportsTest {
  private static final AccountId ANNA = AccountId.random();

  @TempDir private Path directory;

  private Library library;
  private DownloadReports reports;
  private DownloadRow row;
  private Download live;

  @BeforeEach
  void begin() throws Exception {
    library = Library.open(directory);
    TransferContext context =
        new TransferContext(
            DeviceIdentity.openOrCreate(directory),
            new SlowTracker(),
            TransferSettings.defaults(),
            new Parts());
    KeptDownload kept =
        new UnfinishedDownloads(directory, Optional.empty())
            .of(ANNA, FileId.random(), 1, DownloadSpec.SMALL + 1);
    row = new DownloadRow(kept);
    live = new Download(row.spec(), Optional.empty(), context, DownloadWatch.nobody());
    row.live(Optional.of(live));
    DownloadRows rows = new DownloadRows(1, List.of());
    rows.add(row);
    Bundles bundles =
        new Bundles(
            (_, _) -> {
              throw new AssertionError("nothing is bundled here");
            },
            Set::of);
    DownloadMemory memory = new DownloadMemory(library);
    memory.begin(kept);
    reports =
        new DownloadReports(
            new ReentrantLock(),
            new DownloadTurns(rows, bundles, _ -> live),
            memory,
            new DownloadNews(_ -> {}, new Dispatcher<>("events")));
  }

  @AfterEach
  void close() {
    live.close();
    library.close();
  }

  @Test
  void whereAPartWillBeIsRememberedBeforeItIsThere() throws Exception { // D10
    KeptDownload now = row.kept();
    Path part = directory.resolve("film-1.part");
    KeptDownload.Manner manner =
        new KeptDownload.Manner(
            now.manner().chosen(), false, Optional.of(part), now.manner().copiedFrom());
    reports.changed(row, live, RestingDownload.of(now.with(manner), TransferState.VERIFYING));
    assertThat(library.downloads())
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.manner().part()).contains(part);
          assertThat(kept.progress().fate()).isEqualTo(KeptDownload.Fate.UNFINISHED);
        });
  }
}
