package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.Library;
import dev.covey.peer.session.Dispatcher;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.DownloadSpec;
import dev.covey.peer.transfer.Parts;
import dev.covey.peer.transfer.TransferContext;
import dev.covey.peer.transfer.TransferSettings;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import dev.covey.trust.DeviceIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue, with downloads that run for as long as their tracker keeps them waiting. */
class DownloadsTest {
  private static final int AT_ONCE = 5;
  private static final AccountId ANNA = AccountId.random();
  private static final AccountId BEN = AccountId.random();

  @TempDir private Path directory;

  private final SlowTracker tracker = new SlowTracker();
  private Library library;
  private Downloads downloads;
  private UnfinishedDownloads unfinished;
  private int begun;
  private long size = DownloadSpec.SMALL + 1;

  @BeforeEach
  void start() throws CoveyException {
    unfinished = new UnfinishedDownloads(directory, Optional.empty());
    library = Library.open(directory);
    DeviceIdentity identity = DeviceIdentity.openOrCreate(directory);
    DownloadWatch.Maker maker =
        (row, observer) ->
            new Download(
                row.spec(),
                row.kept().manifest(),
                new TransferContext(identity, tracker, TransferSettings.defaults(), new Parts()),
                observer);
    Bundles bundles =
        new Bundles(
            (files, observer) -> {
              throw new AssertionError("nothing is bundled here");
            },
            Set::of);
    DownloadNews news = new DownloadNews(_ -> {}, new Dispatcher<>("events"));
    downloads =
        new Downloads(
            new DownloadQueue(new DownloadMemory(library), AT_ONCE, maker, bundles, news), maker);
  }

  @AfterEach
  void stop() {
    downloads.close();
    library.close();
  }

  private void restart() throws CoveyException {
    stop();
    start();
  }

  private DownloadId begin(AccountId account) throws CoveyException {
    return begin(account, FileId.random());
  }

  private DownloadId begin(AccountId account, FileId file) throws CoveyException {
    begun++;
    KeptDownload download = unfinished.of(account, file, begun, size);
    downloads.begin(download);
    return download.id();
  }

  private List<DownloadId> begin(AccountId account, int count) throws CoveyException {
    List<DownloadId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(begin(account));
    }
    return ids;
  }

  private TransferState state(DownloadId id) {
    return downloads.find(id).orElseThrow().state();
  }

  private void awaitState(DownloadId id, TransferState state) {
    await().until(() -> state(id) == state);
  }

  private long count(TransferState state) {
    return downloads.of(Optional.of(ANNA)).stream().filter(d -> d.state() == state).count();
  }

  @Test
  void aFewRunAndTheOthersWaitInOrder() throws CoveyException {
    downloads.activate(ANNA);
    List<DownloadId> ids = begin(ANNA, AT_ONCE + 2);
    await().until(() -> count(TransferState.RUNNING) == AT_ONCE);
    assertThat(state(ids.get(5))).isEqualTo(TransferState.QUEUED);
    assertThat(state(ids.get(6))).isEqualTo(TransferState.QUEUED);
    assertThat(downloads.of(Optional.of(ANNA)))
        .extracting(TransferSnapshot::id)
        .containsExactlyElementsOf(ids);

    downloads.cancel(ids.get(2));
    assertThat(state(ids.get(2))).isEqualTo(TransferState.CANCELLED);
    awaitState(ids.get(5), TransferState.RUNNING);

    downloads.pause(ids.get(0));
    assertThat(state(ids.get(0))).isEqualTo(TransferState.PAUSED);
    awaitState(ids.get(6), TransferState.RUNNING);

    downloads.resume(ids.get(0));
    assertThat(state(ids.get(0))).isEqualTo(TransferState.QUEUED);
    downloads.cancel(ids.get(1));
    awaitState(ids.get(0), TransferState.RUNNING);
  }

  @Test
  void smallOnesHavePlacesOfTheirOwnBesideTheLargeOnes() throws CoveyException { // U14
    downloads.activate(ANNA);
    begin(ANNA, AT_ONCE + 1);
    size = DownloadSpec.SMALL;
    List<DownloadId> small = begin(ANNA, DownloadRows.SMALL_AT_ONCE + 1);
    int both = AT_ONCE + DownloadRows.SMALL_AT_ONCE;
    await().until(() -> count(TransferState.RUNNING) == both);
    assertThat(state(small.getLast())).isEqualTo(TransferState.QUEUED);
    downloads.cancel(small.getFirst());
    awaitState(small.getLast(), TransferState.RUNNING);
    assertThat(count(TransferState.QUEUED)).isEqualTo(1);
  }

  @Test
  void whoWaitsForATrackerHoldsUpNobody() throws CoveyException { // D6
    tracker.down = true;
    downloads.activate(ANNA);
    begin(ANNA, AT_ONCE + 1);
    await().until(() -> count(TransferState.WAITING) == AT_ONCE + 1);
  }

  @Test
  void whoCouldGoOnWaitsForItsTurnWhileOthersRun() throws CoveyException { // D6, U14
    FileId lost = FileId.random();
    tracker.lost = Optional.of(lost);
    downloads.activate(ANNA);
    DownloadId waiting = begin(ANNA, lost);
    awaitState(waiting, TransferState.WAITING);
    List<DownloadId> others = begin(ANNA, AT_ONCE);
    await().until(() -> count(TransferState.RUNNING) == AT_ONCE);
    assertThat(state(waiting)).isEqualTo(TransferState.WAITING);

    tracker.lost = Optional.empty();
    awaitState(waiting, TransferState.QUEUED);
    assertThat(count(TransferState.RUNNING)).isEqualTo(AT_ONCE);

    downloads.cancel(others.getLast());
    awaitState(waiting, TransferState.RUNNING);
    assertThat(count(TransferState.RUNNING)).isEqualTo(AT_ONCE);
  }

  private List<DownloadId> queue() {
    return downloads.queue(Optional.of(ANNA));
  }

  @Test
  void whoIsMovedToTheFrontIsNextAndInterruptsNobody() throws CoveyException { // U16
    downloads.activate(ANNA);
    List<DownloadId> ids = begin(ANNA, AT_ONCE + 3);
    await().until(() -> count(TransferState.RUNNING) == AT_ONCE);
    assertThat(queue()).isEqualTo(ids);
    downloads.move(ids.get(7), QueueMove.Step.FIRST);
    assertThat(queue().getFirst()).isEqualTo(ids.get(7));
    assertThat(state(ids.get(7))).isEqualTo(TransferState.QUEUED);
    assertThat(count(TransferState.RUNNING)).isEqualTo(AT_ONCE);

    downloads.cancel(ids.get(0));
    awaitState(ids.get(7), TransferState.RUNNING);
    assertThat(state(ids.get(5))).isEqualTo(TransferState.QUEUED);
  }

  @Test
  void theOrderIsKeptAndNewOnesComeLast() throws CoveyException { // U16, D12
    List<DownloadId> ids = begin(ANNA, 4);
    downloads.move(ids.get(3), new QueueMove.To(2));
    downloads.move(ids.get(0), QueueMove.Step.DOWN);
    downloads.move(ids.get(1), QueueMove.Step.LAST);
    downloads.move(ids.get(1), QueueMove.Step.UP);
    List<DownloadId> moved = List.of(ids.get(3), ids.get(0), ids.get(1), ids.get(2));
    assertThat(queue()).isEqualTo(moved);
    restart();
    assertThat(queue()).isEqualTo(moved);
    DownloadId last = begin(ANNA);
    begin(BEN);
    assertThat(queue()).startsWith(moved.toArray(DownloadId[]::new)).endsWith(last).hasSize(5);
    downloads.move(ids.get(3), new QueueMove.To(99));
    assertThat(queue()).endsWith(last, ids.get(3));
    assertThat(downloads.of(Optional.of(ANNA)))
        .as("listed by their begin all the same")
        .extracting(TransferSnapshot::id)
        .startsWith(ids.toArray(DownloadId[]::new));
  }

  @Test
  void anotherAccountsOrderStaysWhenOneMovesHers() throws CoveyException { // U16
    List<DownloadId> bens = begin(BEN, 2);
    List<DownloadId> annas = begin(ANNA, 2);
    downloads.move(bens.get(1), QueueMove.Step.FIRST);
    downloads.move(annas.get(1), QueueMove.Step.FIRST);
    assertThat(downloads.queue(Optional.of(BEN))).isEqualTo(bens.reversed());
    assertThat(queue()).isEqualTo(annas.reversed());
  }

  @Test
  void withALowerLimitTheLastInTurnWaitAgainAndWithAHigherOneTheyGoOn()
      throws CoveyException { // U16
    downloads.activate(ANNA);
    List<DownloadId> ids = begin(ANNA, AT_ONCE);
    await().until(() -> count(TransferState.RUNNING) == AT_ONCE);
    downloads.move(ids.get(4), QueueMove.Step.FIRST);
    downloads.atOnce(2);
    await().until(() -> count(TransferState.QUEUED) == 3);
    assertThat(state(ids.get(4))).isEqualTo(TransferState.RUNNING);
    assertThat(state(ids.get(0))).isEqualTo(TransferState.RUNNING);

    restart();
    downloads.activate(ANNA);
    await().until(() -> count(TransferState.RUNNING) == 2);
    assertThat(downloads.atOnce()).isEqualTo(2);
    downloads.atOnce(4);
    await().until(() -> count(TransferState.RUNNING) == 4);
    assertThat(state(ids.get(3))).isEqualTo(TransferState.QUEUED);
    assertRefused(() -> downloads.atOnce(0), ErrorCode.BAD_REQUEST);
  }

  @Test
  void whatHasEndedHasNoPlace() throws CoveyException { // U16
    downloads.activate(ANNA);
    List<DownloadId> ids = begin(ANNA, 2);
    downloads.cancel(ids.get(0));
    assertThat(queue()).containsExactly(ids.get(1));
    assertRefused(() -> downloads.move(ids.get(0), QueueMove.Step.FIRST), ErrorCode.WRONG_STATE);
    assertRefused(
        () -> downloads.move(DownloadId.random(), QueueMove.Step.UP), ErrorCode.UNKNOWN_DOWNLOAD);
  }

  @Test
  void nothingBeginsUntilItsUserIsSignedIn() throws CoveyException { // D12
    DownloadId annas = begin(ANNA);
    DownloadId bens = begin(BEN);
    assertThat(state(annas)).isEqualTo(TransferState.QUEUED);
    downloads.activate(ANNA);
    awaitState(annas, TransferState.RUNNING);
    assertThat(state(bens)).isEqualTo(TransferState.QUEUED);
    downloads.activate(BEN);
    awaitState(bens, TransferState.RUNNING);
    assertThat(state(annas)).isEqualTo(TransferState.QUEUED);
    assertThat(downloads.of(Optional.of(BEN))).hasSize(1);
  }

  @Test
  void eachIsRememberedAsItWas() throws CoveyException { // D12
    downloads.activate(ANNA);
    DownloadId running = begin(ANNA);
    DownloadId paused = begin(ANNA);
    DownloadId cancelled = begin(ANNA);
    downloads.pause(paused);
    downloads.cancel(cancelled);
    restart();
    assertThat(state(running)).isEqualTo(TransferState.QUEUED);
    assertThat(state(paused)).isEqualTo(TransferState.PAUSED);
    assertThat(state(cancelled)).isEqualTo(TransferState.CANCELLED);
    downloads.activate(ANNA);
    awaitState(running, TransferState.RUNNING);
    assertThat(state(paused)).isEqualTo(TransferState.PAUSED);
    downloads.resume(paused);
    awaitState(paused, TransferState.RUNNING);
    downloads.retry(cancelled);
    awaitState(cancelled, TransferState.RUNNING);
  }

  @Test
  void aFailedOneTellsWhyAndCanBeRetriedOrForgotten() throws CoveyException { // U16
    tracker.refuses = true;
    downloads.activate(ANNA);
    DownloadId id = begin(ANNA);
    awaitState(id, TransferState.FAILED);
    assertThat(downloads.find(id).orElseThrow().error())
        .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.NOT_MEMBER));
    restart();
    assertThat(downloads.find(id).orElseThrow().error())
        .hasValueSatisfying(
            problem -> assertThat(problem.message()).isEqualTo("You are no member."));
    tracker.refuses = false;
    downloads.activate(ANNA);
    downloads.retry(id);
    awaitState(id, TransferState.RUNNING);
    downloads.cancel(id);
    downloads.forget(id);
    assertThat(downloads.find(id)).isEmpty();
    restart();
    assertThat(downloads.find(id)).isEmpty();
  }

  @Test
  void oneOfWhichOtherPiecesAreChosenStopsBeforeAnotherTakesItsPlace() throws Exception { // D10
    downloads.activate(ANNA);
    DownloadId id = begin(ANNA);
    awaitState(id, TransferState.RUNNING);
    downloads.choose(
        id,
        chosen -> {
          awaitState(id, TransferState.PAUSED);
          return chosen;
        },
        false);
    awaitState(id, TransferState.RUNNING);
  }

  @Test
  void aFailedOneIsForgottenAfterItsPart() throws Exception { // U16, D10
    tracker.refuses = true;
    downloads.activate(ANNA);
    DownloadId id = begin(ANNA);
    awaitState(id, TransferState.FAILED);
    Path part = downloads.find(id).orElseThrow().extent().part().orElseThrow();
    Files.writeString(part, "what had come");
    // As if it were killed when the part is gone, and the download is not yet forgotten.
    library.close();
    assertThatExceptionOfType(CoveyException.class).isThrownBy(() -> downloads.forget(id));
    assertThat(part).doesNotExist();
  }

  @Test
  void whatCannotBeDoneInAStateIsRefused() throws CoveyException {
    downloads.activate(ANNA);
    DownloadId id = begin(ANNA);
    awaitState(id, TransferState.RUNNING);
    assertRefused(() -> downloads.retry(id), ErrorCode.WRONG_STATE);
    assertRefused(() -> downloads.forget(id), ErrorCode.WRONG_STATE);
    downloads.cancel(id);
    assertRefused(() -> downloads.pause(id), ErrorCode.WRONG_STATE);
    assertRefused(() -> downloads.resume(id), ErrorCode.WRONG_STATE);
    assertRefused(() -> downloads.cancel(id), ErrorCode.WRONG_STATE);
    assertRefused(() -> downloads.pause(DownloadId.random()), ErrorCode.UNKNOWN_DOWNLOAD);
  }

  private interface Command {
    void run() throws CoveyException;
  }

  private static void assertRefused(Command command, ErrorCode code) {
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(command::run)
        .matches(e -> e.code() == code);
  }
}
