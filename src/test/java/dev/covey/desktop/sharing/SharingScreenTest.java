package dev.covey.desktop.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Framed;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.Portion;
import dev.covey.peer.SharedFile;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharingScreenTest {
  private final FakePeer peer = FakePeer.signedIn("marta");
  private TestDesktop desktop;
  @TempDir private Path directory;

  @BeforeEach
  void open() {
    desktop = new TestDesktop(peer, directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  private void shared(String name, String group, long size, long uploaded) {
    shared(name, group, size, uploaded, true, "");
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
    peer.network().group("film-crew", "jo", "marta").group("field-data", "marta");
    shared("call-sheet-day4.pdf", "film-crew", 412_000, 4_900_000);
    shared("dailies-day2.mp4", "film-crew", 1_940_000_000, 11_620_000_000L);
    shared("debian-12.iso", "linux-images", 659_600_000, 22_000_000, false, "");
    shared(
        "notes-oct.md",
        "field-data",
        31_000,
        220_000,
        false,
        "'%s' is not what it was when it was shared; share it anew."
            .formatted(directory.resolve("notes-oct.md")));
    shared(
        "plots-2025.zip",
        "field-data",
        1_120_000_000,
        6_710_000_000L,
        false,
        "'%s' is not there any more.".formatted(directory.resolve("plots-2025.zip")));
    shared("stations.csv", "bio-lab", 4_400_000, 18_000_000);
  }

  private void show() {
    desktop.show(Framed.screen(SharingScreen::create), 1280, 800);
  }

  private Path file(String name) throws IOException {
    return Files.write(directory.resolve(name), new byte[1000]);
  }

  @SuppressWarnings("unchecked")
  private TableView<LiveRow<ShareLine.Key, ShareLine>> table() {
    return desktop.node("sharingTable", TableView.class);
  }

  private void untilRows(int count) {
    TableView<?> table = table();
    TestDesktop.until(() -> table.getItems().size() == count);
  }

  private void choose(String name) {
    TableView<LiveRow<ShareLine.Key, ShareLine>> table = table();
    TestDesktop.until(() -> TestDesktop.on(() -> chose(table, name)));
  }

  private static boolean chose(TableView<LiveRow<ShareLine.Key, ShareLine>> table, String name) {
    for (LiveRow<ShareLine.Key, ShareLine> row : table.getItems()) {
      if (row.key().name().value().equals(name)) {
        table.getSelectionModel().select(row);
        return true;
      }
    }
    return false;
  }

  private Node inRow(String style, String id) {
    return desktop.cell(table(), style, node -> id.equals(node.getId()));
  }

  private void untilAsked(String call) {
    TestDesktop.until(() -> peer.calls().made().contains(call));
  }

  // F10, F13
  @Test
  void looksLikeThePicture() throws IOException, CoveyException {
    populate();
    peer.rates(0, 6_200_000);
    peer.holdSharings();
    peer.share(file("b-roll-harbour.mov"), new GroupName("film-crew"));
    peer.heldSharings().getFirst().hashed(340);
    show();
    untilRows(7);
    choose("dailies-day2.mp4");
    desktop.screenshots("sharing");
    desktop.click("sharingAttention");
    untilRows(2);
    desktop.screenshots("sharing-attention");
    desktop.click("sharingAll");
    desktop.resize(900, 600);
    desktop.screenshots("sharing-900x600");
  }

  // U13
  @Test
  void sharingIsStoppedUnaskedAndTakenBack() {
    populate();
    show();
    choose("dailies-day2.mp4");
    TestDesktop.run(table()::requestFocus);
    desktop.press(KeyCode.DELETE);
    untilAsked("stopShare film-crew dailies-day2.mp4");
    untilRows(5);
    TestDesktop.until(() -> !desktop.notices().isEmpty());
    Notice notice = desktop.notices().getLast();
    assertThat(notice.title()).isEqualTo("dailies-day2.mp4 is no longer shared");
    TestDesktop.run(notice.actions().getFirst().run());
    untilRows(6);
    untilAsked("takeBack film-crew dailies-day2.mp4");
  }

  // U13
  @Test
  void aStopThatFailsSaysWhy() {
    populate();
    show();
    choose("dailies-day2.mp4");
    peer.calls().failNext("stopShare", ErrorCode.NO_TRACKER, "No tracker answers; try again.");
    desktop.click("sharingStop");
    TestDesktop.until(() -> desktop.sees("sharingError"));
    assertThat(desktop.text("sharingError")).isEqualTo("No tracker answers; try again.");
    assertThat(desktop.notices()).isEmpty();
  }

  // U13, F13: a file that is not what it was could not be offered again as it was
  @Test
  void whatCouldNotBeTakenBackIsAskedAbout() {
    populate();
    show();
    choose("notes-oct.md");
    desktop.click("sharingStop");
    desktop.press(KeyCode.ESCAPE);
    assertThat(peer.calls().made()).isEmpty();
    TestDesktop.run(table()::requestFocus);
    desktop.press(KeyCode.DELETE);
    desktop.screenshots("sharing-stop");
    peer.calls().failNext("stopShare", ErrorCode.NO_TRACKER, "No tracker answers; try again.");
    desktop.click("stopSharingYes");
    TestDesktop.until(
        () -> desktop.text("stopSharingError").equals("No tracker answers; try again."));
    desktop.click("stopSharingYes");
    untilAsked("stopShare field-data notes-oct.md");
    untilRows(5);
  }

  // F13
  @Test
  void aStoppedFileIsSharedAgainAsItIsNow() throws IOException {
    populate();
    Path notes = file("notes-oct.md");
    peer.calls().failNext("share", ErrorCode.NAME_TAKEN, "It is another content.");
    show();
    untilRows(6);
    desktop.click(inRow(".hyperlink", "again_notes-oct.md"));
    untilAsked("stopShare field-data notes-oct.md");
    TestDesktop.until(() ->
        peer.calls().made().stream().filter(("share " + notes + " field-data")::equals).count()
            == 2);
    TestDesktop.until(() -> desktop.text("sharingAttention").equals("Needs attention 1"));
  }

  // F6, F11
  @Test
  void toShareAgainEndsNothingThatAnotherDeviceOfTheUserServes() throws IOException {
    populate();
    file("notes-oct.md");
    peer.calls().failNext("share", ErrorCode.ALREADY_SHARED, "You already share it.");
    show();
    untilRows(6);
    desktop.click(inRow(".hyperlink", "again_notes-oct.md"));
    TestDesktop.until(() -> desktop.sees("sharingProblems"));
    assertThat(peer.calls().made()).noneMatch(call -> call.startsWith("stopShare"));
  }

  // F13
  @Test
  void whyAFileIsStoppedIsToldInAFewWordsAndInATooltipWhole() {
    populate();
    show();
    untilRows(6);
    Label words =
        (Label)
            desktop.cell(
                table(),
                ".label",
                node -> node instanceof Label label && "Stopped: changed".equals(label.getText()));
    assertThat(TestDesktop.on(() -> words.getTooltip().getText()))
        .isEqualTo("Stopped: it is not what it was when it was shared; share it anew.");
  }

  @Test
  void aFileThatIsStillGoneSaysSo() {
    populate();
    show();
    untilRows(6);
    desktop.click(inRow(".hyperlink", "again_plots-2025.zip"));
    TestDesktop.until(() -> desktop.sees("sharingProblems"));
    untilRows(6);
    desktop.screenshot("sharing-again-failed");
  }

  // F13
  @Test
  void aFileIsCheckedAndWhatIsDamagedFetched() {
    populate();
    peer.network().file("film-crew", "dailies-day2.mp4", 1_940_000_000, "jo");
    peer.willFindDamaged(Portion.parsePieces("7,90-91"));
    show();
    untilRows(6);
    choose("dailies-day2.mp4");
    openMenu();
    fire("sharingMenuRecheck");
    untilAsked("recheck film-crew dailies-day2.mp4");
    TestDesktop.until(
        () -> desktop.text("recheckVerdict").startsWith("3 of 3,701 pieces are damaged."));
    desktop.screenshots("recheck-damaged");
    desktop.click("recheckRepair");
    untilAsked("download film-crew dailies-day2.mp4 /home/marta/Films/dailies-day2.mp4 true");

    choose("stations.csv");
    openMenu();
    fire("sharingMenuRecheck");
    TestDesktop.until(() -> desktop.text("recheckVerdict").startsWith("Verified now"));
    assertThat(desktop.sees("recheckRepair")).isFalse();
    desktop.screenshots("recheck-right");
    desktop.click("recheckClose");
  }

  private void openMenu() {
    TableView<?> table = table();
    Node row = desktop.cell(table, ".table-row-cell:selected", _ -> true);
    desktop.click(row, MouseButton.SECONDARY);
    TestDesktop.until(() -> TestDesktop.on(() -> table.getContextMenu().isShowing()));
  }

  private void fire(String id) {
    TableView<?> table = table();
    TestDesktop.run(() -> {
      table.getContextMenu().getItems().stream()
          .filter(item -> id.equals(item.getId()))
          .findFirst()
          .orElseThrow()
          .fire();
      table.getContextMenu().hide();
    });
  }

  // F4
  @Test
  void preparingCanBeCancelledInItsRow() throws IOException, CoveyException {
    populate();
    peer.holdSharings();
    peer.share(file("roll.mov"), new GroupName("film-crew"));
    show();
    untilRows(7);
    desktop.click(inRow(".row-button", "cancel_roll.mov"));
    untilRows(6);
    assertThat(peer.heldSharings()).isEmpty();
  }

  // U11
  @Test
  void chosenFilesAskForTheirGroup() throws IOException {
    populate();
    show();
    Path roll = file("roll.mov");
    desktop.dialogs().willChooseFiles(roll);
    desktop.click("sharingShare");
    Node dialog = desktop.node("shareWith", Node.class);
    Label words = (Label) TestDesktop.on(() -> dialog.lookup(".question-content > .label"));
    assertThat(words.getText()).contains("The file stays where it is");
    desktop.screenshots("sharing-with");
    desktop.press(KeyCode.ENTER);
    untilAsked("share " + roll + " field-data");
    untilRows(7);
  }

  @Test
  void withoutAGroupThereIsNothingToShareWith() throws IOException {
    show();
    desktop.screenshots("sharing-empty");
    desktop.dialogs().willChooseFiles(file("roll.mov"));
    desktop.click("sharingEmptyShare");
    desktop.click("shareWithNo");
    assertThat(peer.calls().made()).noneMatch(call -> call.startsWith("share "));
    desktop.click("sharingShowFiles");
    assertThat(desktop.went()).containsExactly(Destination.of(Place.FILES));
  }

  @Test
  void folderAndHashOfTheChosenFileAreAtHand() {
    populate();
    show();
    choose("stations.csv");
    desktop.click("sharingFolder");
    assertThat(desktop.dialogs().opened()).containsExactly(directory);
    TestDesktop.run(table()::requestFocus);
    desktop.press(KeyCode.CONTROL, KeyCode.C);
    assertThat(TestDesktop.on(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(FakeNetwork.digests("stations.csv").sha256().hex());
  }

  @Test
  void aSearchWithoutAMatchCanBeCleared() {
    populate();
    show();
    desktop.press(KeyCode.CONTROL, KeyCode.F);
    desktop.enter("sharingSearch", "surwey");
    desktop.screenshot("sharing-not-found");
    desktop.press(KeyCode.ESCAPE);
    untilRows(6);
  }
}
