package dev.covey.desktop.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeTransfer;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What is taken off the list or cancelled, and taken back (D10). */
class RemovalsTest extends DownloadsOnScreen {
  private List<String> files() {
    TableView<LiveRow<DownloadId, DownloadLine>> table = table();
    return TestDesktop.on(
        () -> table.getItems().stream().map(row -> row.value().snapshot().file().value()).toList());
  }

  private Notice notice() {
    TestDesktop.until(() -> !desktop.notices().isEmpty());
    return desktop.notices().getLast();
  }

  private void undo() {
    TestDesktop.run(notice().actions().getFirst().run());
  }

  @Test
  void clearingAsksNothingAndCanBeTakenBack() {
    show(Sample.downloads());
    List<String> before = files();
    desktop.click("downloadsClear");
    TestDesktop.until(() -> files().size() == 6);
    assertThat(desktop.isDisabled("downloadsClear")).isTrue();
    assertThat(notice().title()).isEqualTo("2 downloads are off the list");
    undo();
    TestDesktop.until(() -> files().equals(before));
    assertThat(desktop.isDisabled("downloadsClear")).isFalse();
    assertThat(peer.calls().made()).isEmpty();
  }

  @Test
  void whatWasClearedIsForgottenOnceItCannotBeTakenBack() {
    show(Sample.downloads());
    desktop.click("downloadsClear");
    Notice notice = notice();
    assertThat(peer.calls().made()).isEmpty();
    TestDesktop.run(notice.settled());
    TestDesktop.until(() -> peer.downloads().size() == 6);
    assertThat(peer.calls().made())
        .containsExactlyInAnyOrder("forget kernel-6.12.tar.xz", "forget parish-map.tif");
    assertThat(files()).hasSize(6);
  }

  @Test
  void whatWasRemovedComesBackInItsPlaceAndIsChosenAgain() {
    show(Sample.downloads());
    List<String> before = files();
    choose("lecture-04.mkv");
    TestDesktop.run(table()::requestFocus);
    desktop.press(KeyCode.DELETE);
    TestDesktop.until(() -> !files().contains("lecture-04.mkv"));
    assertThat(notice().title()).isEqualTo("lecture-04.mkv is off the list");
    undo();
    TestDesktop.until(() -> files().equals(before));
    assertThat(desktop.text("downloadName")).isEqualTo("lecture-04.mkv");
  }

  @Test
  void whatCannotBeForgottenComesBackAndSaysWhy() {
    show(Sample.downloads());
    choose("lecture-04.mkv");
    peer.calls().failNext("forget", ErrorCode.FAILED, "The library cannot be written.");
    desktop.click("downloadsRemove");
    TestDesktop.until(() -> !files().contains("lecture-04.mkv"));
    TestDesktop.run(notice().settled());
    TestDesktop.until(() -> files().contains("lecture-04.mkv"));
    assertThat(desktop.text("downloadsError")).isEqualTo("The library cannot be written.");
  }

  private static TransferSnapshot waiting(String file, TransferState state) {
    return new FakeTransfer("films", file, 88_300_000).state(state).pieces(0).snapshot();
  }

  @Test
  void whatHasNotBegunIsCancelledUnaskedAndTakenBackToItsTurn() {
    show(
        List.of(
            waiting("one.mov", TransferState.QUEUED),
            waiting("two.mov", TransferState.PAUSED),
            waiting("three.mov", TransferState.QUEUED)));
    List<DownloadId> queue = peer.queue();
    choose("two.mov");
    desktop.click("downloadsCancel");
    TestDesktop.until(() -> peer.calls().made().contains("cancel two.mov"));
    assertThat(notice().title()).isEqualTo("two.mov is cancelled");
    assertThat(peer.queue()).hasSize(2);
    undo();
    TestDesktop.until(() -> peer.queue().equals(queue));
    TestDesktop.until(
        () -> peer.download(queue.get(1)).orElseThrow().state() == TransferState.PAUSED);
  }
}
