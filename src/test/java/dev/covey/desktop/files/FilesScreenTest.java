package dev.covey.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.Styles;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Framed;
import dev.covey.desktop.fx.Icon;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.sharing.DropOverlay;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.PieceSet;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.transfer.PieceTable;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

class FilesScreenTest {
  private static final GroupName FILM_CREW = new GroupName("film-crew");

  private final FakePeer peer = FakePeer.signedIn("marta");
  private TestDesktop desktop;
  private FilesController screen;
  @TempDir private Path directory;

  @BeforeEach
  void open() {
    desktop = new TestDesktop(peer, directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  private void populate() {
    peer.network()
        .group("film-crew", "jo", "marta", "lin", "sam", "ana", "eli", "rosa")
        .file("film-crew", "call-sheet-day4.pdf", 412_000, "jo", "marta", "sam")
        .file("film-crew", "colour-grade-v3.cube", 1_200_000, "sam", "jo", "lin")
        .file("film-crew", "dailies-day2.mp4", 1_940_000_000, "lin", "marta")
        .file("film-crew", "footage-day1.mov", 11_020_000_000L, "jo", "marta", "lin")
        .file("film-crew", "footage-day2.mov", 9_810_000_000L, "jo", "lin", "sam", "tove")
        .file("film-crew", "footage-day3.mov", 12_400_000_000L, "lin", "jo")
        .file("film-crew", "interviews-raw.wav", 3_300_000_000L, "ana", "eli")
        .file("film-crew", "location-stills.zip", 842_000_000, "rosa", "jo")
        .file("film-crew", "script-final.pdf", 188_000, "jo", "marta")
        .file("film-crew", "sound-day3.wav", 2_050_000_000, "ana")
        .file("film-crew", "subtitles-en.srt", 92_000, "lin", "jo")
        .group("course-2026", "ana")
        .request("course-2026", "marta");
  }

  private void show() {
    desktop.show(Framed.screen(context -> screen = new FilesController(context)), 1280, 800);
    TestDesktop.until(() -> peer.calls().made().contains("listGroups"));
  }

  private void showFilms() {
    populate();
    show();
    untilRows(11);
  }

  @SuppressWarnings("unchecked")
  private TableView<LiveRow<FileKey, FileLine>> table() {
    return desktop.node("filesTable", TableView.class);
  }

  private void untilRows(int count) {
    TableView<?> table = table();
    TestDesktop.until(() -> table.getItems().size() == count);
  }

  private void choose(String file) {
    TableView<LiveRow<FileKey, FileLine>> table = table();
    TestDesktop.run(() ->
        table.getItems().stream()
            .filter(row -> row.key().name().value().equals(file))
            .findFirst()
            .ifPresent(row -> table.getSelectionModel().select(row)));
    TestDesktop.until(() -> desktop.text("fileName").equals(file));
  }

  private void untilAsked(String call) {
    TestDesktop.until(() -> peer.calls().made().contains(call));
  }

  private Path file(String name, int size) throws IOException {
    return Files.write(directory.resolve(name), new byte[size]);
  }

  @Test
  void aPartIsChosenInItsDialog() {
    showFilms();
    choose("footage-day3.mov");
    SplitMenuButton download = desktop.node("fileDownload", SplitMenuButton.class);
    TestDesktop.run(download.getItems().get(1)::fire);
    desktop.enter("downloadPartTo", "2 horses");
    TestDesktop.until(() -> desktop.isDisabled("downloadPartYes"));
    assertThat(desktop.text("downloadPartMeaning")).contains("“horses” is no unit of bytes");
    assertThat(isMarkedWrong("downloadPartTo")).isTrue();
    assertThat(isMarkedWrong("downloadPartFrom")).isFalse();
    desktop.enter("downloadPartFrom", "25 %");
    desktop.enter("downloadPartTo", "4 GB");
    assertThat(desktop.text("downloadPartMeaning")).isEqualTo("1,718 pieces: 900.7 MB of 12.40 GB");
    desktop.screenshots("files-part");
    desktop.click("downloadPartYes");
    TestDesktop.until(() -> !peer.downloads().isEmpty());
    assertThat(peer.downloads().getLast().isPart()).isTrue();
    assertThat(peer.downloads().getLast().extent().chosen().count()).isEqualTo(1_718);
  }

  @Test
  void aCellOfSeedersMakesItsTooltipOnce() { // F9
    populate();
    peer.network().file("film-crew", "a-take.wav", 10, "jo");
    show();
    untilRows(12);
    TableView<LiveRow<FileKey, FileLine>> table = table();
    TableColumn<LiveRow<FileKey, FileLine>, ?> seeders =
        table.getColumns().stream()
            .filter(column -> column.getId().equals("filesSeeders"))
            .findFirst()
            .orElseThrow();
    TestDesktop.run(() -> {
      TableCell<?, ?> cell = cell(table, seeders);
      cell.updateIndex(0);
      Tooltip tip = cell.getTooltip();
      cell.updateIndex(3);
      assertThat(cell.getTooltip()).isNull();
      cell.updateIndex(10); // sound-day3.wav
      assertThat(cell.getTooltip()).isSameAs(tip);
      assertThat(tip.getText()).isNotEmpty();
    });
  }

  private static <R, V> TableCell<R, V> cell(TableView<R> table, TableColumn<R, V> column) {
    TableCell<R, V> cell = column.getCellFactory().call(column);
    cell.updateTableView(table);
    cell.updateTableColumn(column);
    return cell;
  }

  // U12
  @Test
  void bothHalvesOfTheDownloadButtonHaveOneColourUnderTheMouse() {
    showFilms();
    choose("footage-day2.mov");
    SplitMenuButton download = desktop.node("fileDownload", SplitMenuButton.class);
    TestDesktop.run(
        () -> download.pseudoClassStateChanged(PseudoClass.getPseudoClass("hover"), true));
    desktop.screenshots("files-download-hovered");
    Region arrow = (Region) TestDesktop.on(() -> download.lookup(".arrow-button"));
    assertThat(TestDesktop.on(arrow::getBackground).getFills())
        .allSatisfy(fill -> assertThat(fill.getFill()).isEqualTo(Color.TRANSPARENT));
  }

  // U10
  @Test
  void theStripOfANarrowWindowCallsMeYou() throws Exception {
    populate();
    peer.share(file("mine.mov", 10), FILM_CREW);
    show();
    untilRows(12);
    choose("mine.mov");
    desktop.resize(900, 600);
    Node strip = desktop.node("filesStrip", Node.class);
    assertThat(TestDesktop.on(() -> ((Labeled) strip.lookup(".hint")).getText()))
        .isEqualTo("10 B · you · 1 seeder");
  }

  private boolean isMarkedWrong(String field) {
    Node node = desktop.node(field, Node.class);
    return TestDesktop.on(() -> node.getPseudoClassStates().contains(Styles.STATE_DANGER));
  }

  private void group(String name) {
    TestDesktop.run(() -> screen.open(new Destination.Files(Optional.of(new GroupName(name)))));
  }

  // U10, F9
  @Test
  void looksLikeThePicture() throws Exception {
    peer.holdSharings();
    populate();
    peer.share(file("b-roll-harbour.mov", 1000), FILM_CREW);
    peer.heldSharings().getFirst().hashed(340);
    peer.download(FILM_CREW, new FileName("footage-day3.mov"), Optional.empty(), false);
    peer.change(peer.downloads().getLast().id(), t -> t.pieces(9_000).rate(40_000_000));
    peer.download(FILM_CREW, new FileName("interviews-raw.wav"), Optional.empty(), false);
    peer.change(peer.downloads().getLast().id(), t -> t.pieces(2_800).state(TransferState.PAUSED));
    show();
    untilRows(12);
    choose("footage-day2.mov");
    TestDesktop.until(() -> desktop.text("fileGoesTo").contains("free"));
    TestDesktop.until(() -> desktop.text("fileSha256").contains("…"));
    desktop.screenshots("files");
    choose("call-sheet-day4.pdf");
    desktop.screenshots("files-mine");
    choose("b-roll-harbour.mov");
    desktop.screenshot("files-preparing");
    choose("footage-day3.mov");
    desktop.screenshot("files-downloading");
    choose("footage-day2.mov");
    desktop.resize(900, 600);
    desktop.screenshots("files-900x600");
    desktop.click("filesDetails");
    TestDesktop.until(() -> desktop.sees("fileName"));
    desktop.screenshots("files-900x600-details");
    desktop.press(KeyCode.ESCAPE);
    TestDesktop.until(() -> !desktop.sees("fileName"));
  }

  // U11, F4
  @Test
  void filesAreSharedByTheButton() throws IOException {
    showFilms();
    Path one = file("one.mov", 100);
    Path two = file("two.mov", 200);
    desktop.dialogs().willChooseFiles(one, two);
    desktop.click("filesShare");
    untilAsked("share " + one + " film-crew");
    untilAsked("share " + two + " film-crew");
    untilRows(13);
  }

  @Test
  void foldersThatAreDraggedAreRefusedInACardWithoutTheRoomOfAPromise() { // DESIGN 7
    showFilms();
    DropOverlay drop = screen.drop();
    TestDesktop.run(() -> drop.show(List.of(), Optional.of(FILM_CREW)));
    Label text = desktop.node("filesDropText", Label.class);
    assertThat(lastOfCard(text)).isNotEqualTo(text);
    TestDesktop.run(() -> drop.show(List.of(directory), Optional.of(FILM_CREW)));
    TestDesktop.until(() -> desktop.text("filesDropTitle").equals("A folder cannot be shared"));
    assertThat(lastOfCard(text)).isEqualTo(text);
    Icon icon = TestDesktop.on(() -> (Icon) text.getParent().getChildrenUnmodifiable().getFirst());
    assertThat(icon.getFeather()).isEqualTo(Feather.SLASH);
    TestDesktop.run(() -> drop.show(List.of(), Optional.of(FILM_CREW)));
    assertThat(icon.getFeather()).isEqualTo(Feather.UPLOAD);
    TestDesktop.run(drop::hide);
  }

  private static Node lastOfCard(Node part) {
    return TestDesktop.on(() ->
        part.getParent().getChildrenUnmodifiable().stream()
            .filter(Node::isManaged)
            .toList()
            .getLast());
  }

  @Test
  void filesAreSharedByDroppingThem() throws IOException {
    showFilms();
    Path one = file("footage-day4.mov", 131_000);
    Path two = file("sound-day4.wav", 1000);
    Path three = file("stills.zip", 1000);
    DropOverlay drop = screen.drop();
    TestDesktop.run(() -> drop.show(List.of(one, two, three), Optional.of(FILM_CREW)));
    TestDesktop.until(() -> desktop.text("filesDropNames").contains("one more: 133\u00a0KB"));
    assertThat(desktop.text("filesDropTitle")).isEqualTo("Drop to share 3 files with film-crew");
    desktop.screenshots("files-drop");
    TestDesktop.run(() -> drop.show(List.of(), Optional.of(FILM_CREW)));
    assertThat(desktop.text("filesDropTitle")).isEqualTo("Drop to share with film-crew");
    desktop.press(KeyCode.ESCAPE);
    assertThat(desktop.sees("filesDrop")).isFalse();
    TestDesktop.run(() -> screen.dropped(List.of(one, two, three)));
    untilRows(14);
  }

  // F4
  @Test
  void aFileThatIsPreparedCanBeCancelledInItsRow() throws IOException {
    peer.holdSharings();
    showFilms();
    desktop.dialogs().willChooseFiles(file("roll.mov", 1000));
    desktop.press(KeyCode.CONTROL, KeyCode.O);
    untilRows(12);
    choose("roll.mov");
    Node cancel = cancelButton("roll.mov");
    desktop.click(cancel);
    untilRows(11);
    assertThat(peer.heldSharings()).isEmpty();
    assertThat(desktop.sees("filesProblems")).isFalse();
  }

  // F4
  @Test
  void aFileThatIsPreparedCanBeCancelledInItsPane() throws IOException {
    peer.holdSharings();
    showFilms();
    desktop.dialogs().willChooseFiles(file("roll.mov", 1000));
    desktop.press(KeyCode.CONTROL, KeyCode.O);
    untilRows(12);
    choose("roll.mov");
    assertThat(desktop.sees("fileMore")).isFalse();
    peer.heldSharings().getFirst().hashed(340);
    TestDesktop.until(() -> desktop.text("fileGoesTo").equals("Preparing 34%"));
    desktop.click("fileCancel");
    untilRows(11);
    assertThat(peer.heldSharings()).isEmpty();
  }

  private Node cancelButton(String file) {
    return desktop.cell(table(), ".row-button", node -> ("cancel_" + file).equals(node.getId()));
  }

  // F1, F8
  @Test
  void whatCannotBeSharedSaysWhyAndDoesNotStopTheOthers() throws IOException {
    showFilms();
    Path folder = Files.createDirectory(directory.resolve("a-folder"));
    desktop.dialogs().willChooseFiles(folder, file("fine.mov", 10));
    desktop.click("filesShare");
    TestDesktop.until(() -> desktop.sees("filesProblems"));
    untilRows(12);
    peer.calls()
        .failNext(
            "share",
            ErrorCode.NAME_TAKEN,
            "film-crew already has another survey.csv (1.2 MB, 9c1f…; yours 1.3 MB, 41ab…). "
                + "Rename yours to share it.");
    desktop.dialogs().willChooseFiles(file("survey.csv", 10));
    desktop.click("filesShare");
    TestDesktop.until(() ->
        TestDesktop.on(() ->
            desktop.stage().getScene().getRoot().lookupAll("#filesProblems .inline-error").size()
                == 2));
    desktop.screenshots("files-not-shared");
    Node problems = desktop.node("filesProblems", Node.class);
    for (Node line : TestDesktop.on(() -> problems.lookupAll(".inline-error"))) { // DESIGN 7
      Node cross = TestDesktop.on(() -> line.getParent().lookup(".row-button"));
      assertThat(cross.getBoundsInParent().getMinY()).isEqualTo(line.getBoundsInParent().getMinY());
    }
  }

  // U12, D9
  @Test
  void oneClickDownloadsToTheDefaultFolder() {
    showFilms();
    choose("footage-day2.mov");
    desktop.click("fileDownload");
    untilAsked("download film-crew footage-day2.mov - false");
    TestDesktop.until(() -> desktop.sees("fileShowDownload"));
    desktop.click("fileShowDownload");
    assertThat(desktop.went())
        .containsExactly(new Destination.Downloads(Optional.of(peer.downloads().getFirst().id())));
  }

  @Test
  void enterDownloadsAndAnotherFolderCanBeChosen() {
    showFilms();
    choose("subtitles-en.srt");
    TestDesktop.run(table()::requestFocus);
    desktop.press(KeyCode.ENTER);
    untilAsked("download film-crew subtitles-en.srt - false");
    choose("sound-day3.wav");
    desktop.dialogs().willChooseFolder(directory);
    SplitMenuButton download = desktop.node("fileDownload", SplitMenuButton.class);
    TestDesktop.run(() -> download.getItems().getFirst().fire());
    untilAsked("download film-crew sound-day3.wav " + directory + " false");
  }

  @Test
  void aRefusedDownloadIsToldAboveTheTable() {
    showFilms();
    refuseDownload();
  }

  @Test
  void whyADownloadWasRefusedIsNotToldAboveOtherFiles() {
    showFilms();
    refuseDownload();
    group("course-2026");
    TestDesktop.until(() -> desktop.text("filesError").isEmpty());
  }

  @Test
  void whoComesBackReadsNoOldRefusal() {
    showFilms();
    refuseDownload();
    TestDesktop.run(screen::hidden);
    TestDesktop.run(screen::shown);
    TestDesktop.until(() -> desktop.text("filesError").isEmpty());
  }

  @Test
  void theNextAttemptDoesNotStandBelowTheRefusalOfTheLast() {
    showFilms();
    refuseDownload();
    desktop.click("filesInvite");
    TestDesktop.until(() -> desktop.text("filesError").isEmpty());
  }

  private void refuseDownload() {
    choose("footage-day2.mov");
    peer.calls().failNext("download", ErrorCode.NOT_MEMBER, "You are not in film-crew any more.");
    desktop.click("filesDownload");
    TestDesktop.until(
        () -> desktop.text("filesError").equals("You are not in film-crew any more."));
  }

  // U13, F11
  @Test
  void sharingIsStoppedUnaskedAndTakenBack() throws Exception {
    populate();
    peer.share(file("mine.mov", 10), FILM_CREW);
    show();
    untilRows(12);
    choose("mine.mov");
    assertThat(desktop.isDisabled("filesDownload")).isTrue();
    TestDesktop.run(table()::requestFocus);
    desktop.press(KeyCode.DELETE);
    untilAsked("stopShare film-crew mine.mov");
    untilRows(11);
    TestDesktop.until(() -> !desktop.notices().isEmpty());
    TestDesktop.run(desktop.notices().getLast().actions().getFirst().run());
    untilRows(12);
    assertThat(peer.sharedFiles()).hasSize(1);
  }

  // S2: a file that only I offer is not without a copy
  @Test
  void whoSharesAFileIsAmongThoseWhoHaveIt() throws Exception {
    populate();
    peer.share(file("mine.mov", 10), FILM_CREW);
    show();
    untilRows(12);
    choose("mine.mov");
    TestDesktop.until(() ->
        desktop
            .text("fileAvailabilityText")
            .equals("Every piece is with at least 1 device online."));
    assertThat(desktop.node("fileSeeders", VBox.class).getChildren())
        .singleElement()
        .extracting(Node::getAccessibleText)
        .isEqualTo("you on this computer, whole file, score –");
  }

  @Test
  void whatIsSharedNoMoreSaysWhereItsDownloadWouldGo() {
    showFilms();
    choose("script-final.pdf");
    TestDesktop.until(
        () -> desktop.text("fileGoesTo").equals("You share this file from this computer."));
    peer.network().file("film-crew", "script-final.pdf", 188_000, "jo");
    peer.tell(new PeerEvent.FilesChanged(FILM_CREW));
    TestDesktop.until(() -> desktop.text("fileGoesTo").startsWith("Goes to "));
  }

  @Test
  void aStopThatFailsSaysWhyInItsDialog() {
    showFilms();
    choose("script-final.pdf");
    peer.calls().failNext("stopShare", ErrorCode.NO_TRACKER, "No tracker answers; try again.");
    desktop.click("fileStop");
    desktop.screenshots("files-stop-sharing");
    desktop.click("stopSharingYes");
    TestDesktop.until(
        () -> desktop.text("stopSharingError").equals("No tracker answers; try again."));
  }

  @Test
  void hashesAreCopied() {
    showFilms();
    choose("footage-day2.mov");
    desktop.click("fileSha1Copy");
    assertThat(TestDesktop.on(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(FakeNetwork.digests("footage-day2.mov").sha1().hex());
    TestDesktop.run(table()::requestFocus);
    desktop.press(KeyCode.CONTROL, KeyCode.C);
    assertThat(TestDesktop.on(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo(FakeNetwork.digests("footage-day2.mov").sha256().hex());
  }

  @Test
  void newFilesAppearWhenTheTrackerTells() {
    showFilms();
    choose("footage-day2.mov");
    peer.network().file("film-crew", "a-new-one.mov", 1_000_000, "sam");
    peer.tell(new PeerEvent.FilesChanged(FILM_CREW));
    untilRows(12);
    assertThat(desktop.text("fileName")).isEqualTo("footage-day2.mov");
  }

  @Test
  void theGroupIsRememberedAndAPendingOneSaysWhoDecides() {
    showFilms();
    group("course-2026");
    desktop.node("filesWithdraw", Node.class);
    assertThat(desktop.isDisabled("filesShare")).isTrue();
    desktop.screenshots("files-pending");
    assertThat(desktop.context().preferences().text("files.group")).contains("course-2026");
    desktop.click("filesWithdraw");
    untilAsked("leaveGroup course-2026 false");
    untilRows(11);
  }

  @Test
  void whileTheFilesOfAnotherGroupAreLookedForThePaneAsksForNoChoice() {
    showFilms();
    TestDesktop.until(() -> desktop.sees("fileName"));
    peer.network().group("choir", "ana", "marta").file("choir", "rehearsal.flac", 10, "ana");
    peer.tell(new PeerEvent.GroupsChanged());
    peer.calls().hold("listFiles");
    group("choir");
    untilRows(0);
    assertThat(desktop.sees("filePane")).as("it does not come and go").isTrue();
    assertThat(desktop.sees("fileNothing")).as("there is nothing to choose").isFalse();
    peer.calls().release("listFiles");
    untilRows(1);
  }

  // G4
  @Test
  void whoIsLetInCanShareAtOnce() {
    showFilms();
    group("course-2026");
    desktop.node("filesWithdraw", Node.class);
    peer.network().group("course-2026", "ana", "marta");
    peer.tell(new PeerEvent.GroupsChanged());
    TestDesktop.until(() -> !desktop.isDisabled("filesShare"));
  }

  @Test
  void emptyTablesSayWhatToDo() throws IOException {
    show();
    desktop.node("filesShowGroups", Node.class);
    assertThat(desktop.sees("filePane")).as("a pane with nothing in it").isFalse();
    desktop.screenshots("files-no-group");
    desktop.click("filesShowGroups");
    assertThat(desktop.went()).containsExactly(Destination.of(Place.GROUPS));
    peer.network().group("film-crew", "jo", "marta");
    peer.tell(new PeerEvent.GroupsChanged());
    desktop.node("filesEmptyShare", Node.class);
    desktop.screenshots("files-empty");
    desktop.dialogs().willChooseFiles(file("first.mov", 10));
    desktop.click("filesEmptyShare");
    untilRows(1);
    desktop.enter("filesSearch", "surwey");
    desktop.screenshots("files-not-found");
    assertThat(desktop.text("filesClearSearch")).isEqualTo("Clear search");
    assertThat(desktop.sees("filePane")).as("a pane with nothing in it").isFalse();
    desktop.click("filesClearSearch");
    untilRows(1);
    assertThat(desktop.sees("filePane")).isTrue();
    desktop.rest();
    TableView<?> table = desktop.node("filesTable", TableView.class);
    assertThat(
            TestDesktop.on(() ->
                table.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum()))
        .as("the columns give the pane its room")
        .isLessThanOrEqualTo(table.getWidth());
    ToggleButton hide = desktop.node("filesHideMine", ToggleButton.class);
    TestDesktop.run(hide::fire);
    desktop.screenshots("files-all-mine");
    desktop.click("filesShowMine");
    untilRows(1);
  }

  @Test
  void whenTheTrackersAreDownTheListStaysAndSaysSo() {
    showFilms();
    peer.calls().failAlways("listFiles", ErrorCode.TRACKERS_DOWN, "All trackers are down.");
    peer.tell(new PeerEvent.FilesChanged(FILM_CREW));
    TestDesktop.until(() -> desktop.text("filesError").equals("All trackers are down."));
    untilRows(11);
    peer.connection(PeerStatus.Connection.TRACKERS_DOWN, "All trackers are down.");
    TestDesktop.until(() -> desktop.text("filesError").isEmpty()); // the banner says it
    untilRows(11);
  }

  // DESIGN 7
  @Test
  void ofAnEmptyFileNoCopiesAreCounted() {
    peer.network().group("film-crew", "jo", "marta").file("film-crew", "empty.txt", 0, "jo");
    show();
    untilRows(1);
    choose("empty.txt");
    TestDesktop.until(() ->
        desktop
            .text("fileAvailabilityText")
            .equals("The file is empty: there is nothing to fetch."));
    assertThat(desktop.text("fileCopies")).isEmpty();
  }

  // X4
  @Test
  void longAndRightToLeftNamesKeepTheRow() {
    String longName = "the-whole-festival-in-one-file-".repeat(8) + "v2.mov";
    peer.network()
        .group("film-crew", "jo", "marta")
        .file("film-crew", longName, 1_000_000, "jo")
        .file("film-crew", "סרט הקיץ שלנו.mov", 1_000_000, "a-user-with-a-name-of-32-letters")
        .file("film-crew", "empty.txt", 0, "jo");
    show();
    untilRows(3);
    choose(longName);
    desktop.screenshots("files-long-names");
  }

  @Test
  void tenThousandFilesKeepTheChoiceWhileOneIsFetched() throws Exception {
    peer.network().group("film-crew", "jo", "marta");
    for (int i = 0; i < 10_000; i++) {
      peer.network().file("film-crew", "take-%05d.mov".formatted(i), i * 1000L, "jo");
    }
    show();
    untilRows(10_000);
    choose("take-07000.mov");
    peer.download(FILM_CREW, new FileName("take-00001.mov"), Optional.empty(), false);
    TableView<LiveRow<FileKey, FileLine>> table = table();
    TestDesktop.until(
        () -> table.getItems().get(1).value().state() instanceof FileState.Downloading);
    assertThat(desktop.text("fileName")).isEqualTo("take-07000.mov");
    desktop.enter("filesSearch", "take-0700");
    untilRows(10);
    assertThat(desktop.text("fileName")).isEqualTo("take-07000.mov");
    desktop.screenshot("files-10000-found");
  }

  // U10
  @Test
  void filesOfAllMyGroupsStandTogether() throws Exception {
    populate();
    peer.network()
        .group("choir", "lin", "marta")
        .file("choir", "rehearsal-2026-11-12.flac", 311_000_000, "lin", "marta")
        .file("choir", "script-final.pdf", 88_000, "lin");
    show();
    untilRows(2);
    ComboBox<?> groups = desktop.node("filesGroup", ComboBox.class);
    TestDesktop.run(() -> groups.getSelectionModel().selectFirst());
    untilRows(13);
    TestDesktop.until(() -> desktop.text("filesSummary").equals("13 files in 2 groups"));
    choose("rehearsal-2026-11-12.flac");
    assertThat(desktop.text("fileAbout")).contains("shared by lin with choir");
    desktop.screenshots("files-all-groups");
    assertThat(desktop.context().preferences().text("files.group")).contains("*");

    TableView<LiveRow<FileKey, FileLine>> table = table();
    TestDesktop.run(() ->
        table.getItems().stream()
            .filter(row -> row.key().group().value().equals("choir"))
            .filter(row -> row.key().name().value().equals("script-final.pdf"))
            .findFirst()
            .ifPresent(row -> table.getSelectionModel().select(row)));
    TestDesktop.until(() -> desktop.sees("fileDownload"));
    desktop.click("fileDownload");
    untilAsked("download choir script-final.pdf - false");

    TestDesktop.run(() -> screen.drop().show(List.of(), Optional.empty()));
    assertThat(desktop.text("filesDropTitle")).isEqualTo("Drop to share with one of your groups");
    desktop.press(KeyCode.ESCAPE);
    Path dropped = file("bass.wav", 10);
    TestDesktop.run(() -> screen.dropped(List.of(dropped)));
    desktop.click("shareWithYes");
    untilAsked("share " + dropped + " choir");
    untilRows(14);
  }

  @Test
  void oneKindOfFilesIsChosenInItsMenu() {
    showFilms();
    MenuButton kinds = desktop.node("filesKind", MenuButton.class);
    RadioMenuItem video = (RadioMenuItem) kinds.getItems().get(1);
    TestDesktop.run(() -> video.setSelected(true));
    untilRows(4);
    assertThat(desktop.text("filesKind")).isEqualTo("Kind: Video");
    desktop.screenshots("files-kind");
    desktop.enter("filesSearch", "surwey");
    assertThat(desktop.text("filesClearSearch")).isEqualTo("Clear search and kind");
    desktop.click("filesClearSearch");
    untilRows(11);
    assertThat(desktop.text("filesKind")).isEqualTo("Kind: all");
  }

  // F14
  @Test
  void theAvailabilityIsThatOfWhoHasAllOfIt() {
    showFilms();
    choose("colour-grade-v3.cube");
    TestDesktop.until(() -> desktop.text("fileCopies").equals("3 copies"));
    assertThat(desktop.text("fileAvailabilityText"))
        .isEqualTo("Every piece is with at least 3 devices online.");
  }

  // F14
  @Test
  void whileAFileIsFetchedItsAvailabilityIsKnownPieceByPiece() throws Exception {
    showFilms();
    DownloadId id =
        peer.download(FILM_CREW, new FileName("location-stills.zip"), Optional.empty(), false);
    int pieces = peer.download(id).orElseThrow().pieces();
    int[] holders = IntStream.range(0, pieces).map(i -> i < 40 ? 0 : 1 + i / 300 % 3).toArray();
    int[] senders = new int[pieces];
    Arrays.fill(senders, -1);
    PieceTable table =
        PieceTable.of(List.of(), senders, new int[pieces], holders, PieceSet.none(pieces));
    peer.put(
        id,
        new TransferDetails(Optional.of(table), List.of(), new TransferDetails.Weights(0.2, 0.8)));
    choose("location-stills.zip");
    TestDesktop.until(() ->
        desktop
            .text("fileAvailabilityText")
            .equals("40 of 1,606 pieces are with nobody who is online."));
    assertThat(desktop.text("fileCopies")).matches("1\\.\\d copies");
    desktop.screenshots("files-availability");
  }
}
