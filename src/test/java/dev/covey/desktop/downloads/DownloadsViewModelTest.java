package dev.covey.desktop.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.downloads.DownloadsViewModel.Emptiness;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Recency;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakeTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;

class DownloadsViewModelTest {
  private static final Instant NOW = FakeNetwork.NOW;
  private static final long SIZE = 4_000_000;

  private final DownloadsViewModel viewModel = new DownloadsViewModel();

  private static FakeTransfer film(String name) {
    return new FakeTransfer("films", name, SIZE);
  }

  private static TransferSnapshot in(TransferState state, String name) {
    return film(name).state(state).snapshot();
  }

  private static TransferSnapshot waiting(ErrorCode code, String why) {
    return film("a.mov").state(TransferState.WAITING).error(code, why).snapshot();
  }

  private void accept(TransferSnapshot... downloads) {
    viewModel.accept(List.of(downloads), List.of(), NOW);
  }

  private List<String> files() {
    return viewModel.shown().stream().map(row -> row.value().snapshot().file().value()).toList();
  }

  private void choose(TransferSnapshot download) {
    viewModel.chosenProperty().set(viewModel.row(download.id()).orElseThrow());
  }

  @Test
  void aDownloadKeepsItsRowWhileItChanges() {
    DownloadId id = DownloadId.random();
    accept(film("a.mov").id(id).pieces(1).snapshot());
    LiveRow<DownloadId, DownloadLine> row = viewModel.shown().getFirst();
    List<Object> events = new ArrayList<>();
    viewModel.shown().addListener((ListChangeListener<Object>) events::add);

    accept(film("a.mov").id(id).pieces(5).snapshot());

    assertThat(viewModel.shown()).containsExactly(row);
    assertThat(row.value().snapshot().piecesDone()).isEqualTo(5);
    assertThat(events).isEmpty();
  }

  @Test
  void whenADownloadEndedIsToldAnewWhenItIsLongerAgo() {
    TransferSnapshot done = in(TransferState.COMPLETED, "a.mov");
    Instant end = done.finished().orElseThrow();
    viewModel.accept(List.of(done), List.of(), end);
    LiveRow<DownloadId, DownloadLine> row = viewModel.shown().getFirst();
    List<Object> told = new ArrayList<>();
    row.valueProperty().subscribe(line -> told.add(line.ended().orElseThrow()));

    viewModel.accept(List.of(done), List.of(), end.plusSeconds(59));
    viewModel.accept(List.of(done), List.of(), end.plus(Duration.ofDays(800)));
    viewModel.accept(List.of(done), List.of(), end.plus(Duration.ofDays(801)));

    assertThat(told).containsExactly(Recency.NOW, Recency.OTHER_YEAR);
  }

  @Test
  void ratesChangeWithEverySecondSnapshotOnly() {
    DownloadId id = DownloadId.random();
    accept(film("a.mov").id(id).rate(1_000_000).snapshot());
    LiveRow<DownloadId, DownloadLine> row = viewModel.shown().getFirst();

    accept(film("a.mov").id(id).rate(2_000_000).snapshot());
    assertThat(row.value().rate()).isEqualTo(1_000_000);

    accept(film("a.mov").id(id).rate(3_000_000).snapshot());
    assertThat(row.value().rate()).isEqualTo(3_000_000);
  }

  @Test
  void aChangeOfStateShowsItsRateAtOnce() {
    DownloadId id = DownloadId.random();
    accept(film("a.mov").id(id).rate(1_000_000).snapshot());
    accept(film("a.mov").id(id).state(TransferState.PAUSED).snapshot());
    assertThat(viewModel.shown().getFirst().value().rate()).isZero();
    assertThat(viewModel.shown().getFirst().value().timeLeft()).isEmpty();
  }

  @Test
  void segmentsCountAndFilter() {
    accept(
        in(TransferState.RUNNING, "run"),
        in(TransferState.VERIFYING, "verify"),
        in(TransferState.PAUSED, "pause"),
        in(TransferState.QUEUED, "queue"),
        in(TransferState.COMPLETED, "done"),
        in(TransferState.CANCELLED, "cancelled"),
        in(TransferState.FAILED, "failed"));

    assertThat(viewModel.countProperty(DownloadSegment.ALL).get()).isEqualTo(7);
    assertThat(viewModel.countProperty(DownloadSegment.RUNNING).get()).isEqualTo(2);
    assertThat(viewModel.countProperty(DownloadSegment.ON_HOLD).get()).isEqualTo(2);
    assertThat(viewModel.countProperty(DownloadSegment.COMPLETED).get()).isEqualTo(1);
    assertThat(viewModel.countProperty(DownloadSegment.FAILED).get()).isEqualTo(1);

    viewModel.segment(DownloadSegment.ON_HOLD);
    assertThat(files()).containsExactlyInAnyOrder("pause", "queue");
  }

  @Test
  void aDownloadLeavesItsSegmentWhenItsStateChanges() {
    DownloadId id = DownloadId.random();
    viewModel.segment(DownloadSegment.RUNNING);
    accept(film("a.mov").id(id).snapshot());
    assertThat(files()).containsExactly("a.mov");

    accept(film("a.mov").id(id).state(TransferState.COMPLETED).snapshot());
    assertThat(files()).isEmpty();
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NOTHING_IN_SEGMENT);
  }

  @Test
  void theSearchFindsFilesAndGroupsInWhateverCase() {
    accept(film("Harbour.mov").snapshot(), new FakeTransfer("music", "song.wav", 1).snapshot());
    viewModel.search(" harb ");
    assertThat(files()).containsExactly("Harbour.mov");
    viewModel.search("MUSIC");
    assertThat(files()).containsExactly("song.wav");
    viewModel.search("nothing like it");
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NOTHING_FOUND);
  }

  @Test
  void whatGoesOnComesFirstThenWhatFailedThenWhatEnded() {
    accept(
        in(TransferState.COMPLETED, "done"),
        in(TransferState.FAILED, "failed"),
        in(TransferState.PAUSED, "paused"),
        in(TransferState.RUNNING, "running"));
    assertThat(files()).containsExactly("paused", "running", "failed", "done");
  }

  @Test
  void aChosenOrderWins() {
    accept(in(TransferState.RUNNING, "b"), in(TransferState.COMPLETED, "a"));
    viewModel.order(Comparator.comparing(row -> row.value().snapshot().file()));
    assertThat(files()).containsExactly("a", "b");
  }

  @Test
  void theSummarySaysWhatIsGoingOn() {
    accept(
        in(TransferState.RUNNING, "a"),
        in(TransferState.VERIFYING, "b"),
        waiting(ErrorCode.NO_SEEDER, "Nobody has it."));
    assertThat(viewModel.summaryProperty().get().whole())
        .isEqualTo("2 running, 1 waits for a seeder");

    accept(
        waiting(ErrorCode.DISK_FULL, "The disk is full."),
        waiting(ErrorCode.TRACKERS_DOWN, "All trackers are down."));
    assertThat(viewModel.summaryProperty().get().whole())
        .isEqualTo("1 waits for a tracker, 1 waits for disk space");
    assertThat(viewModel.summaryProperty().get().brief()).isEqualTo("2 wait");

    accept(in(TransferState.RUNNING, "a"), in(TransferState.FAILED, "b"));
    assertThat(viewModel.summaryProperty().get().whole()).isEqualTo("1 running, 1 failed");

    accept();
    assertThat(viewModel.summaryProperty().get().whole()).isEmpty();
  }

  @Test
  void theStateSaysItsReason() {
    assertThat(StateWords.of(waiting(ErrorCode.NO_SEEDER, "Nobody has it.")))
        .isEqualTo(
            new StateWords(Feather.CLOCK, Tone.WARNING, "Waiting for a seeder", "Nobody has it."));
    assertThat(StateWords.of(waiting(ErrorCode.DISK_FULL, "4 GB are missing.")).text())
        .isEqualTo("Disk full");
    assertThat(StateWords.of(waiting(ErrorCode.NO_TRACKER, "No tracker.")).text())
        .isEqualTo("Waiting for a tracker");
    assertThat(StateWords.of(in(TransferState.PAUSED, "a")).text()).isEqualTo("Paused by you");
  }

  @Test
  void aFailureIsToldInAFewWordsWhereThereAreSomeElseInItsSentence() {
    assertThat(StateWords.of(failed(ErrorCode.CONTENT_MISMATCH, "Long.")).text())
        .isEqualTo("Failed: contents differ");
    assertThat(StateWords.of(failed(ErrorCode.CONTENT_MISMATCH, "Long.")).tip()).isEqualTo("Long.");
    assertThat(StateWords.of(failed(ErrorCode.BUSY, "It is\nbusy.")).text())
        .isEqualTo("Failed: It is busy.");
  }

  private static TransferSnapshot failed(ErrorCode code, String why) {
    return film("a.mov").state(TransferState.FAILED).error(code, why).snapshot();
  }

  @ParameterizedTest
  @EnumSource
  void everyStateHasWordsAndAnIcon(TransferState state) {
    StateWords words = StateWords.of(in(state, "a.mov"));
    assertThat(words.text()).isNotBlank();
    assertThat(words.icon()).isNotNull();
  }

  @Test
  void onlyWhatTheStateAllowsIsOffered() {
    TransferSnapshot running = in(TransferState.RUNNING, "a");
    TransferSnapshot paused = in(TransferState.PAUSED, "b");
    TransferSnapshot failed = in(TransferState.FAILED, "c");
    TransferSnapshot completed = in(TransferState.COMPLETED, "d");
    accept(running, paused, failed, completed);
    assertThat(viewModel.actionsProperty().get()).isEqualTo(DownloadActions.NONE);

    choose(running);
    assertThat(viewModel.actionsProperty().get().pause()).isTrue();
    assertThat(viewModel.actionsProperty().get().retry()).isFalse();
    choose(paused);
    assertThat(viewModel.actionsProperty().get().resume()).isTrue();
    assertThat(viewModel.actionsProperty().get().pause()).isFalse();
    choose(failed);
    assertThat(viewModel.actionsProperty().get().retry()).isTrue();
    assertThat(viewModel.actionsProperty().get().cancel()).isFalse();
    choose(completed);
    assertThat(viewModel.actionsProperty().get().open()).isTrue();
    assertThat(viewModel.actionsProperty().get().retry()).isFalse();
  }

  @Test
  void theDetailsFollowTheChosenDownload() {
    DownloadId id = DownloadId.random();
    accept(film("a.mov").id(id).pieces(1).snapshot());
    viewModel.chosenProperty().set(viewModel.row(id).orElseThrow());
    accept(film("a.mov").id(id).pieces(2).snapshot());
    assertThat(viewModel.detailsProperty().get().piecesDone()).isEqualTo(2);
  }

  @Test
  void clearingForgetsWhatIsCompletedOrCancelledAndNothingElse() {
    TransferSnapshot done = in(TransferState.COMPLETED, "done");
    TransferSnapshot cancelled = in(TransferState.CANCELLED, "cancelled");
    accept(done, cancelled, in(TransferState.FAILED, "failed"), in(TransferState.RUNNING, "run"));
    assertThat(viewModel.clearable()).containsExactlyInAnyOrder(done.id(), cancelled.id());
  }

  @Test
  void theHistoryTellsStartBlameSeenStatesAndEnd() {
    DownloadId id = DownloadId.random();
    accept(film("a.mov").id(id).snapshot());
    accept(film("a.mov").id(id).state(TransferState.PAUSED).snapshot());
    accept(film("a.mov").id(id).snapshot());
    TransferSnapshot end =
        film("a.mov")
            .id(id)
            .state(TransferState.FAILED)
            .error(ErrorCode.CONTENT_MISMATCH, "It is another file.")
            .peer("bob", 3, 2)
            .peer(liar())
            .snapshot();
    accept(end);

    assertThat(viewModel.history(end).stream().map(HistoryLine::text))
        .containsExactly(
            "Failed: contents differ",
            "bob (bob-pc): 2 pieces did not come or came wrong, asked of others",
            "eve (evil pc) sent wrong pieces and is left out of this download",
            "Paused by you",
            "Downloading",
            "Started: 4.0 MB to fetch");
  }

  // D7
  @Test
  void longNamesLeaveWhatHappenedToBeRead() {
    TransferSnapshot snapshot = film("a.mov").peer(liar("e".repeat(32), "p".repeat(40))).snapshot();
    HistoryLine blame = viewModel.history(snapshot).getFirst();
    assertThat(blame.text())
        .isEqualTo(
            "eeeeeeee…eeeeeee (pppppppp…ppppppp) sent wrong pieces and is left out of this"
                + " download");
    assertThat(blame.whole()).startsWith("e".repeat(32) + " (" + "p".repeat(40) + ") sent");
  }

  private static PeerView liar() {
    return liar("eve", "evil\npc");
  }

  private static PeerView liar(String user, String device) {
    return new PeerView(
        FakeNetwork.device(user),
        new UserName(user),
        device,
        false,
        0,
        2,
        0.1,
        0,
        5,
        0,
        0,
        true,
        "left out");
  }

  @Test
  void whatWasSeenOfAForgottenDownloadIsForgottenToo() {
    DownloadId id = DownloadId.random();
    TransferSnapshot other = in(TransferState.RUNNING, "b");
    accept(film("a.mov").id(id).snapshot(), other);
    accept(film("a.mov").id(id).state(TransferState.PAUSED).snapshot(), other);
    accept(other);
    TransferSnapshot again = film("a.mov").id(id).snapshot();
    accept(again, other);
    assertThat(viewModel.history(again)).hasSize(1);
  }

  @Test
  void tenThousandDownloadsThatStandStillMoveNoRow() {
    List<TransferSnapshot> many = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      many.add(in(TransferState.RUNNING, "file-" + i));
    }
    viewModel.accept(many, List.of(), NOW);
    List<Object> events = new ArrayList<>();
    viewModel.shown().addListener((ListChangeListener<Object>) events::add);
    DownloadLine line = viewModel.shown().getFirst().value();
    viewModel.accept(many, List.of(), NOW);
    viewModel.accept(many, List.of(), NOW);
    assertThat(events).isEmpty();
    assertThat(viewModel.shown().getFirst().value()).isSameAs(line);
  }

  @Test
  void whatIsQueuedStandsInItsTurnAndTellsItsPlace() { // U16
    TransferSnapshot a = in(TransferState.RUNNING, "a.mov");
    TransferSnapshot b = in(TransferState.QUEUED, "b.mov");
    TransferSnapshot c = in(TransferState.QUEUED, "c.mov");
    List<TransferSnapshot> all = List.of(a, b, c);
    viewModel.accept(all, List.of(a.id(), b.id(), c.id()), NOW);
    assertThat(files()).containsExactly("a.mov", "b.mov", "c.mov");
    viewModel.accept(all, List.of(c.id(), a.id(), b.id()), NOW);
    assertThat(files()).containsExactly("c.mov", "a.mov", "b.mov");
    assertThat(viewModel.row(b.id()).orElseThrow().value().place()).isEqualTo(3);
    assertThat(StateWords.queued(3).text()).isEqualTo("Queued, place 3");
  }
}
