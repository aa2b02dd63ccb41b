package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covey.console.ConsoleCommand.Action;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Portion;
import dev.covey.peer.QueueMove;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** U12, U14 and U16, in time that the test moves. */
class DownloadsTest {
  static final Page PAGE =
      new Page(80, Symbols.UNICODE, Clock.fixed(FakeNetwork.NOW, ZoneOffset.UTC));

  private final FakePeer peer = FakePeer.signedIn("ann");
  private final RecordedAudience audience = new RecordedAudience();
  private final ManualPace pace = new ManualPace();
  private final Downloads downloads = new Downloads(peer, audience, pace);

  @TempDir Path folder;

  private DownloadId put(String file, TransferState state) {
    TransferSnapshot snapshot = new FakeTransfer("films", file, 1_000_000).state(state).snapshot();
    peer.put(snapshot);
    return snapshot.id();
  }

  private Result begin(String file, Path destination, boolean asFolder) throws CoveyException {
    return downloads.begin(
        new ConsoleCommand.DownloadFile(
            new GroupName("films"),
            new FileName(file),
            destination,
            asFolder,
            false,
            Portion.ALL,
            false));
  }

  @Test
  void aPartIsAskedForAndTold() throws Exception {
    peer.network().group("films", "bob", "ann").file("films", "a.mov", 2_000_000, "bob");
    Result result =
        downloads.begin(
            new ConsoleCommand.DownloadFile(
                new GroupName("films"),
                new FileName("a.mov"),
                Path.of("/srv"),
                false,
                false,
                Portion.parseBytes("0-1MiB"),
                false));
    assertThat(result).isInstanceOf(Result.Begun.class);
    assertThat(peer.downloads().getLast().extent().chosen().numbers()).isEqualTo("1-2");
    assertThat(
            TextRenderer.lines(
                new Outcome.Success("download_file", result),
                new Page(200, Symbols.UNICODE, Clock.systemUTC())))
        .first()
        .asString()
        .contains("1.05 MB of 2.00 MB, pieces 1-2");
  }

  @Test
  void theOrderIsChangedWhileItRuns() throws Exception {
    DownloadId id = put("a.mov", TransferState.RUNNING);
    Result result = downloads.inOrder("a.mov", true);
    assertThat(peer.download(id).orElseThrow().extent().inOrder()).isTrue();
    assertThat(((Result.Done) result).sentence())
        .startsWith("a.mov comes from the beginning on now; what is here can be opened:");
    downloads.inOrder("a.mov", false);
    assertThat(peer.download(id).orElseThrow().extent().inOrder()).isFalse();
  }

  // wait

  @Test
  void waitingForNothingReturnsAtOnce() throws Exception {
    assertThat(downloads.await(Optional.empty())).isEqualTo(new Result.Ended(List.of()));
    assertThat(pace.pauses()).isZero();
  }

  @Test
  void waitingEndsWhenTheLastDownloadHas() throws Exception {
    DownloadId a = put("a.mov", TransferState.RUNNING);
    DownloadId b = put("b.mov", TransferState.QUEUED);
    pace.then(() -> peer.complete(a)).then(() -> {}).then(() -> peer.complete(b));
    Result.Ended ended = (Result.Ended) downloads.await(Optional.empty());
    assertThat(ended.downloads())
        .extracting(one -> one.snapshot().state())
        .containsExactly(TransferState.COMPLETED, TransferState.COMPLETED);
    assertThat(pace.pauses()).isEqualTo(3);
    assertThat(audience.shown).hasSize(3);
    assertThat(audience.cleared).isTrue();
  }

  @Test
  void waitingFailsWithTheCodeOfTheFirstThatFailed() {
    DownloadId a = put("a.mov", TransferState.RUNNING);
    DownloadId b = put("b.mov", TransferState.RUNNING);
    pace.then(() -> peer.fail(b, ErrorCode.CONTENT_MISMATCH, "Expected 12, got 34."))
        .then(() -> peer.complete(a));
    assertThat(refusal(Optional.empty()))
        .hasMessage("b.mov failed: Expected 12, got 34.")
        .returns(ErrorCode.CONTENT_MISMATCH, CoveyException::code);
  }

  @Test
  void aDownloadThatFailedBeforeTheWaitCountsIfItBeganHereAndOnlyOnce() throws Exception {
    peer.network().group("films", "ann").file("films", "a.mov", 1000, "bob");
    put("old.mov", TransferState.FAILED); // last week's: no concern of this wait
    Result.Begun begun = (Result.Begun) begin("a.mov", folder, false);
    peer.fail(begun.download().snapshot().id(), ErrorCode.DISK_FULL, "No space.");
    assertThat(refusal(Optional.empty())).returns(ErrorCode.DISK_FULL, CoveyException::code);
    assertThat(downloads.await(Optional.empty())).isEqualTo(new Result.Ended(List.of()));
  }

  @Test
  void waitingEndsByItsLimit() {
    DownloadId a = put("a.mov", TransferState.RUNNING);
    peer.change(a, transfer -> transfer.pieces(1));
    assertThat(refusal(Optional.of(Duration.ofSeconds(2))))
        .hasMessage("A download did not end within 2 s: a.mov (52%).")
        .returns(ErrorCode.TIMED_OUT, CoveyException::code);
    assertThat(pace.passed()).isEqualTo(Duration.ofSeconds(2));
    assertThat(audience.cleared).isTrue();
  }

  @Test
  void waitingForOnlyPausedDownloadsWouldNeverEnd() {
    put("a.mov", TransferState.PAUSED);
    assertThat(refusal(Optional.empty())).returns(ErrorCode.WRONG_STATE, CoveyException::code);
  }

  @Test
  void aCancelledDownloadIsNoFailure() throws Exception {
    DownloadId a = put("a.mov", TransferState.RUNNING);
    pace.then(() -> peer.change(a, transfer -> transfer.state(TransferState.CANCELLED)));
    assertThat(downloads.await(Optional.empty())).isInstanceOf(Result.Ended.class);
  }

  @Test
  void interruptingTheWaitLeavesTheDownloadsAlone() {
    DownloadId a = put("a.mov", TransferState.RUNNING);
    pace.then(() -> Thread.currentThread().interrupt());
    assertThat(refusal(Optional.empty())).returns(ErrorCode.CANCELLED, CoveyException::code);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(peer.download(a).orElseThrow().state()).isEqualTo(TransferState.RUNNING);
  }

  private CoveyException refusal(Optional<Duration> limit) {
    return catchThrowableOfType(CoveyException.class, () -> downloads.await(limit));
  }

  // show_downloads --watch

  @Test
  void watchingShowsEveryHalfSecondUntilAllHaveEnded() throws Exception {
    DownloadId a = put("a.mov", TransferState.RUNNING);
    pace.then(() -> {}).then(() -> peer.complete(a));
    Result.Downloads shown = (Result.Downloads) downloads.show(true);
    assertThat(audience.shown).hasSize(2);
    assertThat(pace.passed()).isEqualTo(Duration.ofSeconds(1));
    assertThat(shown.downloads().getFirst().snapshot().state()).isEqualTo(TransferState.COMPLETED);
  }

  @Test
  void watchingEndsQuietlyByCtrlC() throws Exception {
    put("a.mov", TransferState.RUNNING);
    pace.then(() -> Thread.currentThread().interrupt());
    assertThat(downloads.show(true)).isInstanceOf(Result.Downloads.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void watchingEndsByAKeyAndTheNextLineFeelsNothingOfIt() throws Exception { // U14
    put("a.mov", TransferState.RUNNING);
    pace.then(() -> audience.leave.run()); // felt by the pause after it
    Result.Downloads shown = (Result.Downloads) downloads.show(true);
    assertThat(shown.downloads()).hasSize(1);
    assertThat(audience.shown).hasSize(2).allMatch(it -> it instanceof Progress.Watched);
    assertThat(audience.cleared).isTrue();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void oneDownloadIsWatchedUntilItHasEndedWhateverOthersDo() throws Exception { // U14
    DownloadId a = put("a.mov", TransferState.RUNNING);
    put("b.mov", TransferState.RUNNING);
    pace.then(() -> {}).then(() -> peer.complete(a));
    Result.Details shown = (Result.Details) downloads.details("a.mov", true);
    assertThat(shown.download().snapshot().state()).isEqualTo(TransferState.COMPLETED);
    assertThat(audience.shown).hasSize(2);
  }

  // naming a download

  @Test
  void aDownloadIsNamedByNumberFileOrStartOfItsId() throws Exception {
    put("a.mov", TransferState.RUNNING);
    DownloadId b = put("b.mov", TransferState.RUNNING);
    downloads.steer(Action.PAUSE, "2");
    downloads.steer(Action.RESUME, "b.mov");
    downloads.steer(Action.CANCEL, b.toString().substring(0, 6).toUpperCase(Locale.ROOT));
    assertThat(peer.calls().made()).containsExactly("pause b.mov", "resume b.mov", "cancel b.mov");
  }

  @Test
  void numbersStayWhenOthersAreForgotten() throws Exception {
    put("a.mov", TransferState.COMPLETED);
    put("b.mov", TransferState.RUNNING);
    downloads.steer(Action.FORGET, "1");
    downloads.steer(Action.PAUSE, "2");
    put("c.mov", TransferState.RUNNING);
    assertThat(((Result.Downloads) downloads.show(false)).downloads())
        .extracting(Result.Numbered::number)
        .containsExactly(2, 3);
    assertThat(peer.calls().made()).containsExactly("forget a.mov", "pause b.mov");
  }

  @Test
  void ofNamesakesTheOneThatFitsIsMeant() throws Exception {
    put("a.mov", TransferState.COMPLETED);
    DownloadId running = put("a.mov", TransferState.RUNNING);
    downloads.steer(Action.PAUSE, "a.mov");
    assertThat(peer.download(running).orElseThrow().state()).isEqualTo(TransferState.PAUSED);
  }

  @Test
  void ofNamesakesThatBothFitTheNumbersAreAsked() {
    put("a.mov", TransferState.RUNNING);
    put("a.mov", TransferState.WAITING);
    assertThat(steerRefusal("a.mov"))
        .hasMessageContaining("give the number of one, 1, 2.")
        .returns(ErrorCode.BAD_COMMAND, CoveyException::code);
  }

  @Test
  void anUnknownDownloadIsRefused() {
    put("a.mov", TransferState.RUNNING);
    assertThat(steerRefusal("7")).returns(ErrorCode.UNKNOWN_DOWNLOAD, CoveyException::code);
    assertThat(steerRefusal("b.mov")).returns(ErrorCode.UNKNOWN_DOWNLOAD, CoveyException::code);
    assertThat(steerRefusal("")).returns(ErrorCode.UNKNOWN_DOWNLOAD, CoveyException::code);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void whatDoesNotFitTheStateIsThePeersToRefuse(Action action) {
    put(
        "a.mov",
        action == Action.FORGET || action == Action.RETRY
            ? TransferState.RUNNING
            : TransferState.COMPLETED);
    assertThat(catchThrowableOfType(CoveyException.class, () -> downloads.steer(action, "a.mov")))
        .returns(ErrorCode.WRONG_STATE, CoveyException::code);
  }

  private CoveyException steerRefusal(String which) {
    return catchThrowableOfType(CoveyException.class, () -> downloads.steer(Action.PAUSE, which));
  }

  // download_all

  @Test
  void allFilesOfAGroupAreFetchedAndWaitedFor() throws Exception { // U12, U16
    peer.network()
        .group("films", "ann")
        .file("films", "a.mov", 1000, "bob")
        .file("films", "b.mov", 500, "bob");
    Path made = folder.resolve("stills");
    GroupName films = new GroupName("films");
    assertThat(downloads.beginAll(new ConsoleCommand.DownloadAll(films, made, false)))
        .isEqualTo(new Result.BegunAll(films, made, 2, 1500));
    assertThat(made).isDirectory();
    peer.downloads().forEach(one -> peer.complete(one.id()));
    assertThat(((Result.Ended) downloads.await(Optional.empty())).downloads()).hasSize(2);
  }

  @Test
  void noFolderIsLeftOfAGroupThatHasNothingToFetch() throws Exception {
    peer.network().group("films", "ann");
    Path made = folder.resolve("stills");
    GroupName films = new GroupName("films");
    assertThat(downloads.beginAll(new ConsoleCommand.DownloadAll(films, made, false)))
        .isEqualTo(new Result.BegunAll(films, made, 0, 0));
    assertThat(made).doesNotExist();
  }

  // download_file

  @Test
  void aDestinationWrittenAsAFolderIsMadeIfItIsNotThere() throws Exception { // D9
    peer.network().group("films", "ann").file("films", "a.mov", 1000, "bob");
    Path made = folder.resolve("new/one");
    Result.Begun begun = (Result.Begun) begin("a.mov", made, true);
    assertThat(begun.download().snapshot().destination()).isEqualTo(made.resolve("a.mov"));
    assertThat(made).isDirectory();
  }

  @Test
  void noFolderIsLeftOfADownloadThatWasRefused() {
    peer.network().group("films", "bob");
    assertThat(
            catchThrowableOfType(
                CoveyException.class, () -> begin("a.mov", folder.resolve("new"), true)))
        .returns(ErrorCode.NOT_MEMBER, CoveyException::code);
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(
            catchThrowableOfType(
                CoveyException.class, () -> begin("a.mov", file.resolve("sub"), true)))
        .hasMessageContaining(file.resolve("sub").toString())
        .returns(ErrorCode.BAD_DESTINATION, CoveyException::code);
  }

  @Test
  void aRelativeDestinationIsMeantFromHere() throws Exception {
    peer.network().group("films", "ann").file("films", "a.mov", 1000, "bob");
    begin("a.mov", Path.of("x/../b.mov"), false);
    assertThat(peer.calls().made())
        .containsExactly("download films a.mov " + Path.of("b.mov").toAbsolutePath() + " false");
  }

  // The queue

  @Test
  void aDownloadIsMovedAndItsNewPlaceTold() throws Exception { // U16
    put("a.mov", TransferState.RUNNING);
    put("b.mov", TransferState.QUEUED);
    DownloadId c = put("c.mov", TransferState.QUEUED);
    Result.Moved moved = (Result.Moved) downloads.move("c.mov", QueueMove.Step.UP);
    assertThat(moved.download().place()).hasValue(2);
    assertThat(moved.download().snapshot().id()).isEqualTo(c);
    Result.Downloads shown = (Result.Downloads) downloads.show(false);
    assertThat(shown.downloads())
        .extracting(one -> one.place().orElse(0))
        .as("by their begin, each with its place")
        .containsExactly(1, 3, 2);
    assertThat(TextRenderer.lines(new Outcome.Success("x", shown), PAGE).toString())
        .contains("queued, place 2", "queued, place 3");
  }

  @Test
  void whatHasEndedCannotBeMoved() {
    put("a.mov", TransferState.COMPLETED);
    CoveyException refused =
        catchThrowableOfType(
            CoveyException.class, () -> downloads.move("a.mov", QueueMove.Step.FIRST));
    assertThat(refused.code()).isEqualTo(ErrorCode.WRONG_STATE);
  }
}
