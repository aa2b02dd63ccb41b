package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupId;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.Library;
import dev.covey.peer.session.Dispatcher;
import dev.covey.peer.transfer.BundleDownload;
import dev.covey.peer.transfer.BundleOwner;
import dev.covey.peer.transfer.BundleResult;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.DownloadSpec;
import dev.covey.peer.transfer.Parts;
import dev.covey.peer.transfer.TransferContext;
import dev.covey.peer.transfer.TransferSettings;
import dev.covey.peer.transfer.TransferState;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue, with small files that are fetched together; the test does what the bundle does. */
class BundledDownloadsTest {
  private static final AccountId ANNA = AccountId.random();

  @TempDir private Path directory;

  private final SlowTracker tracker = new SlowTracker();
  private final List<KeptDownload> begun = new ArrayList<>();
  private Library library;
  private Downloads downloads;
  private List<DownloadSpec> files = List.of();
  private BundleOwner bundle;

  @BeforeEach
  void begin() throws CoveyException {
    library = Library.open(directory);
    TransferContext context =
        new TransferContext(
            DeviceIdentity.openOrCreate(directory),
            tracker,
            TransferSettings.defaults(),
            new Parts());
    DownloadWatch.Maker maker =
        (row, observer) -> new Download(row.spec(), row.kept().manifest(), context, observer);
    Bundles bundles =
        new Bundles(
            (together, observer) -> {
              files = together;
              bundle = observer;
              return new BundleDownload(together, context, observer);
            },
            Set::of);
    DownloadNews news = new DownloadNews(_ -> {}, new Dispatcher<>("events"));
    downloads =
        new Downloads(
            new DownloadQueue(new DownloadMemory(library), 1, maker, bundles, news), maker);
    UnfinishedDownloads unfinished =
        new UnfinishedDownloads(directory, Optional.of(GroupId.random()));
    for (int i = 0; i < Bundles.LEAST; i++) {
      begun.add(unfinished.small(ANNA, i));
      downloads.begin(begun.getLast());
    }
    downloads.activate(ANNA);
    assertThat(files).hasSize(Bundles.LEAST);
  }

  @AfterEach
  void stop() {
    tracker.giveUp();
    downloads.close();
    library.close();
  }

  private DownloadId id(int place) {
    return begun.get(place).id();
  }

  private DownloadSpec file(int place) {
    return files.stream().filter(one -> one.id().equals(id(place))).findFirst().orElseThrow();
  }

  private TransferState state(int place) {
    return downloads.find(id(place)).orElseThrow().state();
  }

  private boolean mayWrite(int place) throws CoveyException {
    AtomicBoolean written = new AtomicBoolean();
    boolean may = bundle.whileWanted(file(place), () -> written.set(true));
    assertThat(written.get()).isEqualTo(may);
    return may;
  }

  /** The file gets its name, but the bundle goes on. */
  private void name(int place) throws CoveyException {
    assertThat(bundle.conclude(file(place), () -> write(file(place).destination()))).isTrue();
  }

  private static void write(Path file) throws CoveyException {
    try {
      Files.write(file, new byte[100]);
    } catch (IOException e) {
      throw new CoveyException(ErrorCode.FAILED, "not written", e);
    }
  }

  /** What a bundle tells of one whose file is there. */
  private BundleResult result(int place) throws CoveyException {
    KeptDownload kept = begun.get(place);
    Path path = kept.destination();
    return new BundleResult(
        file(place),
        new Download.Completed(path, FileStamp.of(path), kept.manifest().orElseThrow()),
        RestingDownload.of(kept, TransferState.COMPLETED));
  }

  private static Thread inBackground(BundledDownloadsTest.Command command) {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            command.run();
          } catch (CoveyException e) {
            throw new AssertionError(e);
          }
        });
  }

  private interface Command {
    void run() throws CoveyException;
  }

  @Test
  void oneThatIsPausedOrCancelledIsNothingToTheBundleAnyMore() throws CoveyException { // U16
    assertThat(state(0)).isEqualTo(TransferState.RUNNING);
    assertThat(mayWrite(0)).isTrue();
    downloads.cancel(id(0));
    downloads.pause(id(1));
    assertThat(state(0)).isEqualTo(TransferState.CANCELLED);
    assertThat(state(1)).isEqualTo(TransferState.PAUSED);
    assertThat(mayWrite(0)).isFalse();
    assertThat(bundle.isWanted(file(1))).isFalse();
    assertThat(bundle.conclude(file(1), () -> write(file(1).destination()))).isFalse();
    assertThat(file(1).destination()).doesNotExist();
    assertThat(mayWrite(2)).isTrue();
  }

  @Test
  void norIsOneThatWasResumedSince() throws CoveyException { // U16
    downloads.pause(id(1));
    downloads.resume(id(1));
    assertThat(mayWrite(1)).isFalse();
    bundle.ended(List.of());
    await().until(() -> state(1) == TransferState.RUNNING);
  }

  @Test
  void whoCancelsWaitsWhileThePartIsWritten() throws Exception { // U16, D12
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch written = new CountDownLatch(1);
    Thread writer =
        inBackground(() ->
            bundle.whileWanted(
                file(0),
                () -> {
                  writing.countDown();
                  await().until(() -> written.getCount() == 0);
                }));
    writing.await();
    Thread canceller = inBackground(() -> downloads.cancel(id(0)));
    await().until(() -> canceller.getState() == Thread.State.BLOCKED);
    assertThat(state(0)).isEqualTo(TransferState.RUNNING);
    written.countDown();
    writer.join();
    canceller.join();
    assertThat(state(0)).isEqualTo(TransferState.CANCELLED);
  }

  @Test
  void oneThatHasItsNameIsCompletedWhateverIsCommanded() throws Exception { // U16, D9
    name(0);
    assertThat(mayWrite(0)).as("a second copy is written").isFalse();
    Thread canceller = inBackground(() -> downloads.cancel(id(0)));
    Thread pauser = inBackground(() -> downloads.pause(id(0)));
    await()
        .until(() ->
            canceller.getState() == Thread.State.TIMED_WAITING
                && pauser.getState() == Thread.State.TIMED_WAITING);
    bundle.ended(List.of(result(0)));
    canceller.join();
    pauser.join();
    assertThat(state(0)).isEqualTo(TransferState.COMPLETED);
    assertThat(file(0).destination()).exists();
  }

  @Test
  void whatIsWrongWithANameLeavesItToBeTakenOut() throws CoveyException { // D9
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() ->
            bundle.conclude(
                file(0),
                () -> {
                  throw new CoveyException(ErrorCode.BAD_DESTINATION, "no such folder");
                }));
    downloads.cancel(id(0));
    assertThat(state(0)).isEqualTo(TransferState.CANCELLED);
  }

  @Test
  void whatABundleDoesNotBringIsFetchedByItself() throws CoveyException { // D6
    name(0);
    bundle.ended(List.of(result(0)));
    assertThat(state(0)).isEqualTo(TransferState.COMPLETED);
    for (int i = 1; i < begun.size(); i++) {
      int place = i;
      await().until(() -> state(place) == TransferState.RUNNING);
      assertThat(mayWrite(place)).as("a late piece is written").isFalse();
    }
  }
}
