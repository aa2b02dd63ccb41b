package dev.covey.desktop.downloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Framed;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.DeviceId;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.Portion;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DownloadsScreenTest extends DownloadsOnScreen {
  private void show() {
    show(Sample.downloads());
  }

  private void untilAsked(String call) {
    TestDesktop.until(() -> peer.calls().made().contains(call));
  }

  private String tab() {
    TabPane tabs = desktop.node("downloadTabs", TabPane.class);
    return TestDesktop.on(() -> tabs.getSelectionModel().getSelectedItem().getId());
  }

  private static String copied() {
    return TestDesktop.on(() -> Clipboard.getSystemClipboard().getString());
  }

  // U14, D11, P7
  @Test
  void looksLikeThePicture() {
    show();
    TestDesktop.until(() -> desktop.text("downloadVerified").equals("Verified 780"));
    desktop.screenshots("downloads");
    choose("footage-day3.mov");
    desktop.screenshots("downloads-many-pieces");
    choose("choir-rehearsal.flac");
    desktop.screenshots("downloads-waiting");
    choose("parish-map.tif");
    desktop.screenshots("downloads-completed");
    choose("debian-12.iso");
    desktop.resize(900, 700);
    desktop.screenshots("downloads-900x700");
  }

  private void showDetailed() {
    List<TransferSnapshot> downloads = Sample.downloads();
    peer.put(downloads.getFirst().id(), Sample.details(downloads.getFirst()));
    peer.put(downloads.get(1).id(), Sample.details(downloads.get(1)));
    show(downloads);
    choose("debian-12.iso");
  }

  // P7
  @Test
  void thePieceMapTellsWhoSendsAPieceAndHowOftenItWasTried() {
    showDetailed();
    desktop.screenshots("downloads-detailed");
    Node map = desktop.node("downloadMap", Node.class);
    TestDesktop.run(map::requestFocus);
    desktop.press(KeyCode.RIGHT);
    desktop.press(KeyCode.RIGHT);
    TestDesktop.until(() -> desktop.text("downloadMapNote").matches("Piece 2: verified · from .*"));
    desktop.click("downloadByPeer");
    assertThat(desktop.text("downloadPeer1")).isEqualTo("jo 312");
    assertThat(desktop.sees("downloadVerified")).isFalse();
    assertThat(desktop.sees("downloadEarlier")).isFalse();
    desktop.screenshots("downloads-by-peer");
    choose("footage-day3.mov");
    desktop.screenshots("downloads-by-peer-many");
  }

  // P7, D12
  @Test
  void piecesThatNoPeerSentInThisRunAreTold() {
    show();
    choose("interviews-raw.wav");
    desktop.click("downloadByPeer");
    TestDesktop.until(() -> desktop.text("downloadEarlier").startsWith("From an earlier run 2,"));
    desktop.screenshots("downloads-by-peer-earlier");
    desktop.click("downloadByState");
    assertThat(desktop.sees("downloadEarlier")).isFalse();
  }

  // P7, D12
  @Test
  void whatNoPeerSentHasAColourThatNoPeerHas() {
    show();
    peer.put(new FakeTransfer("film-crew", "kept.mov", 10_000_000).pieces(10).snapshot());
    TestDesktop.until(
        () -> table().getItems().stream().anyMatch(row -> row.key().equals(id("kept.mov"))));
    choose("kept.mov");
    desktop.click("downloadByPeer");
    TestDesktop.until(() -> desktop.text("downloadEarlier").equals("From an earlier run 10"));
    assertThat(colourOf("downloadEarlier")).isNotEqualTo(colourOf("downloadPeer5"));
    Node map = desktop.node("downloadMap", Node.class);
    assertThat(TestDesktop.on(() -> map.snapshot(null, null).getPixelReader().getColor(3, 3)))
        .isEqualTo(colourOf("downloadEarlier"));
  }

  private Color colourOf(String legend) {
    Region swatch = (Region) desktop.node(legend, Label.class).getGraphic();
    return TestDesktop.on(() -> {
      swatch.applyCss();
      return (Color) swatch.getBackground().getFills().getFirst().getFill();
    });
  }

  // P3, P7
  @Test
  void otherWeightsAreTriedOutWithSlidersAndNothingChanges() {
    showDetailed();
    Slider alpha = desktop.node("whatIfAlpha", Slider.class);
    Slider beta = desktop.node("whatIfBeta", Slider.class);
    TestDesktop.until(() -> TestDesktop.on(beta::getValue) == 0.8);
    assertThat(desktop.isDisabled("whatIfReset")).isTrue();
    assertThat(desktop.text("whatIfSentence")).startsWith("Move a slider");
    TestDesktop.run(() -> {
      alpha.setValue(1);
      beta.setValue(0);
    });
    // Only the score counts: the best are filled to their cap, one after the other.
    TestDesktop.until(() -> others().equals("394 394 394 64 –"));
    assertThat(desktop.text("whatIfSentence"))
        .isEqualTo("ana would have 64 of the 1,246 assigned pieces, not 231.");
    desktop.screenshots("downloads-what-if");
    desktop.resize(900, 700);
    Label sentence = desktop.node("whatIfSentence", Label.class);
    TestDesktop.until(() -> !TestDesktop.on(sentence::isTextTruncated));
    desktop.screenshots("downloads-what-if-900x700");
    desktop.resize(1280, 800);
    desktop.click("whatIfReset");
    TestDesktop.until(() -> desktop.isDisabled("whatIfReset"));
    assertThat(TestDesktop.on(alpha::getValue)).isEqualTo(0.2);
    assertThat(peer.calls().made()).noneMatch(call -> call.contains("alpha"));
    choose("parish-map.tif");
    assertThat(desktop.sees("whatIf")).isFalse();
  }

  /** The column "Would be", without the differences. */
  @SuppressWarnings("unchecked")
  private String others() {
    TableView<LiveRow<DeviceId, PeerLine>> peers = desktop.node("downloadPeers", TableView.class);
    return TestDesktop.on(() ->
        peers.getItems().stream()
            .map(row -> row.value().other())
            .map(other -> other.isPresent() ? Integer.toString(other.getAsInt()) : "–")
            .collect(Collectors.joining(" ")));
  }

  // D11
  @Test
  void theRateOfTheLastMinutesIsDrawn() {
    showDetailed();
    RateGraph graph = desktop.node("downloadRate", RateGraph.class);
    TestDesktop.until(() -> desktop.text("downloadRateUnit").equals("MB/s, last 5 minutes"));
    assertThat(TestDesktop.on(graph::scale).top()).isEqualTo(3_000_000);
    assertThat(TestDesktop.on(graph::getAccessibleText))
        .contains("4 peers", "at most", "sent to others: ");
    assertThat(desktop.sees("downloadRateUp")).isTrue();
    desktop.resize(900, 700);
    TestDesktop.until(() -> !desktop.sees("downloadRate"));
    desktop.click("downloadShowRate");
    assertThat(desktop.sees("downloadRate")).isTrue();
    assertThat(desktop.sees("downloadMap")).isFalse();
    desktop.screenshots("downloads-900x700-rate");
    desktop.resize(1280, 800);
    TestDesktop.until(() -> desktop.sees("downloadMap") && desktop.sees("downloadRate"));
  }

  // D11
  @Test
  void theGraphOfASmallFileIsHighEnoughToBeRead() {
    show(List.of(new Sample.Of("a.mov", "films", 1_500_000).rate(500_000, 3).snapshot()));
    choose("a.mov");
    desktop.resize(1600, 960);
    desktop.rest();
    RateGraph graph = desktop.node("downloadRate", RateGraph.class);
    assertThat(TestDesktop.on(graph::getHeight)).isGreaterThan(100);
  }

  // P7
  @Test
  void theNameOfAUserHasMoreRoomThanThatOfTheDevice() {
    String user = "m".repeat(32);
    String device = "w".repeat(40);
    show(
        List.of(
            new Sample.Of("a.mov", "films", 50_000_000)
                .rate(1_000_000, 60)
                .peer(user, device, 3, 0, 0.5, 2, 0.1, 1_000, "connected")
                .snapshot()));
    choose("a.mov");
    desktop.resize(1600, 960);
    desktop.rest();
    assertThat(widthOfPeerLabel(user)).isGreaterThan(1.2 * widthOfPeerLabel(device));
  }

  private double widthOfPeerLabel(String text) {
    TableView<?> peers = desktop.node("downloadPeers", TableView.class);
    return TestDesktop.on(() ->
        peers.lookupAll(".label").stream()
            .map(Label.class::cast)
            .filter(label -> text.equals(label.getText()))
            .findFirst()
            .orElseThrow()
            .getWidth());
  }

  // D11
  @Test
  void whereNothingIsSentThereIsNoLineOfIt() {
    show();
    assertThat(desktop.sees("downloadRateUp")).isFalse();
    assertThat(TestDesktop.on(desktop.node("downloadRate", RateGraph.class)::getAccessibleText))
        .doesNotContain("sent to others");
  }

  @Test
  void inALowWindowTheDetailsFoldToTheirTabs() {
    show();
    Region details = desktop.node("downloadDetails", Region.class);
    desktop.resize(900, 600);
    TestDesktop.until(() -> TestDesktop.on(details::getHeight) < 40);
    desktop.screenshots("downloads-900x600");
    desktop.click("downloadDetails");
    TestDesktop.until(() -> TestDesktop.on(details::getHeight) > 200);
    desktop.screenshots("downloads-900x600-unfolded");
    desktop.resize(1280, 800);
    TestDesktop.until(() -> TestDesktop.on(details::getHeight) > 300);
  }

  @Test
  void theSplitIsRememberedButNotAsFolded() {
    show();
    desktop.resize(900, 600);
    SplitPane split = desktop.node("downloadsSplit", SplitPane.class);
    TestDesktop.until(() -> TestDesktop.on(() -> split.getDividerPositions()[0]) > 0.8);
    assertThat(desktop.context().preferences().number("downloads.split").orElse(0)).isLessThan(0.5);
  }

  // U14
  @Test
  void whileTheTableHasNoRowAllTheRoomIsItsOwn() {
    show();
    Region details = desktop.node("downloadDetails", Region.class);
    desktop.resize(900, 600);
    TestDesktop.until(() -> TestDesktop.on(details::getHeight) < 40);
    desktop.click("downloadDetails");
    TestDesktop.until(() -> TestDesktop.on(details::getHeight) > 200);
    desktop.enter("downloadsSearch", "surwey");
    TestDesktop.until(() -> desktop.sees("downloadsClearSearch"));
    assertThat(desktop.sees("downloadDetails")).isFalse();
    assertThat(TestDesktop.on(table()::getHeight)).isGreaterThan(300);
    assertThat(TestDesktop.on(() -> screen.stripHeight().getValue().doubleValue())).isZero();
    desktop.screenshots("downloads-900x600-not-found");
    desktop.click("downloadsClearSearch");
    TestDesktop.until(() -> desktop.sees("downloadDetails"));
    TestDesktop.until(() -> TestDesktop.on(details::getHeight) > 200);
  }

  @Test
  void keysGoFromPaneToPaneAndTheMenuOffersWhatCanBeDone() {
    show();
    choose("debian-12.iso");
    Node search = desktop.node("downloadsSearch", Node.class);
    TestDesktop.run(search::requestFocus);
    desktop.press(KeyCode.F6);
    TableView<?> table = table();
    assertThat(TestDesktop.on(table::isFocused)).isTrue();
    desktop.press(KeyCode.F6);
    assertThat(TestDesktop.on(desktop.node("downloadTabs", TabPane.class)::isFocused)).isTrue();
    desktop.press(KeyCode.SHIFT, KeyCode.F6);
    assertThat(TestDesktop.on(table::isFocused)).isTrue();

    choose("debian-12.iso");
    openMenu(table);
    List<String> items =
        TestDesktop.on(
            () -> table.getContextMenu().getItems().stream().map(MenuItem::getText).toList());
    assertThat(items)
        .containsExactly(
            "Pause",
            "First in the queue",
            "Up in the queue",
            "Down in the queue",
            "Last in the queue",
            "Pieces in order",
            "Show in folder",
            "Copy path",
            "Cancel…");
    desktop.screenshots("downloads-menu");
    TestDesktop.run(() -> table.getContextMenu().getItems().getFirst().fire());
    untilAsked("pause debian-12.iso");
  }

  @ParameterizedTest
  @MethodSource("menuKeys")
  void theMenuOfARowOpensByKeyBelowIt(List<KeyCode> keys) {
    show();
    choose("debian-12.iso");
    TableView<?> table = desktop.node("downloadsTable", TableView.class);
    TestDesktop.run(table::requestFocus);
    desktop.press(keys.toArray(KeyCode[]::new));
    TestDesktop.until(() -> TestDesktop.on(() -> table.getContextMenu().isShowing()));
    Node row = desktop.cell(table, ".table-row-cell:selected", _ -> true);
    double below = TestDesktop.on(() -> row.localToScreen(row.getBoundsInLocal()).getMaxY());
    assertThat(TestDesktop.on(table.getContextMenu()::getAnchorY)).isCloseTo(below, within(20.0));
    assertThat(TestDesktop.on(table.getContextMenu()::getItems)).isNotEmpty();
    TestDesktop.run(table.getContextMenu()::hide);
  }

  private static List<List<KeyCode>> menuKeys() {
    return List.of(List.of(KeyCode.CONTEXT_MENU), List.of(KeyCode.SHIFT, KeyCode.F10));
  }

  /** As a click with the other button in its first row. */
  private void openMenu(TableView<?> table) {
    Node row = desktop.cell(table, ".table-row-cell:selected", _ -> true);
    desktop.click(row, MouseButton.SECONDARY);
    TestDesktop.until(() -> TestDesktop.on(() -> table.getContextMenu().isShowing()));
  }

  // D8
  @Test
  void aFailedDownloadOpensOnItsHistoryAndIsRetriedThere() {
    show();
    choose("lecture-04.mkv");
    assertThat(tab()).isEqualTo("downloadHistoryTab");
    assertThat(desktop.text("downloadFailureTitle")).isEqualTo("Failed: contents differ");
    assertThat(desktop.text("downloadFailureText"))
        .isEqualTo("All its pieces are right, but the whole is not, and was discarded.");
    assertThat(hashes())
        .containsExactly(
            "Expected SHA-256",
            "9c1f4e0b7a52d3886f10c2ee5b91a7d4403fd86c71be29a5f0e8136dcb47a20e",
            "Actual SHA-256",
            "41ab77e0c95d02f8b16a3dd4e8075c2296fb1ae0437cd85910be6f2a7d3348c5",
            "Expected SHA-1",
            "5d1e8a72c0b94f36a1d7e8520c4b9f6637a8d1e2",
            "Actual SHA-1",
            "b07c93f61d2e5a8840f7c6b9e3a1d25c9468f07b");
    desktop.screenshots("downloads-failed");
    desktop.click("downloadFailureCopy");
    assertThat(copied()).contains("CONTENT_MISMATCH", "lecture-04.mkv", "41ab77e0c95d02f8");
    desktop.click("downloadFailureRetry");
    untilAsked("retry lecture-04.mkv");
    TestDesktop.until(() -> !desktop.sees("downloadFailure"));
    choose("debian-12.iso");
    assertThat(tab()).isEqualTo("downloadTransferTab");
  }

  // D10
  @Test
  void theToolbarFollowsTheChoice() {
    show();
    choose("debian-12.iso");
    assertThat(desktop.isDisabled("downloadsResume")).isTrue();
    desktop.click("downloadsPause");
    untilAsked("pause debian-12.iso");
    TestDesktop.until(() -> !desktop.isDisabled("downloadsResume"));
    desktop.click("downloadsResume");
    untilAsked("resume debian-12.iso");
    choose("lecture-04.mkv");
    assertThat(desktop.sees("downloadsPause")).isFalse();
    desktop.click("downloadsRemove");
    TestDesktop.until(() -> table().getItems().size() == 7);
  }

  @Test
  void spacePausesAndDeleteAsksBeforeWhatHasArrivedIsDiscarded() {
    show();
    choose("debian-12.iso");
    TestDesktop.run(table()::requestFocus);
    desktop.press(KeyCode.SPACE);
    untilAsked("pause debian-12.iso");
    TestDesktop.until(() -> !desktop.isDisabled("downloadsResume"));
    desktop.press(KeyCode.SPACE);
    untilAsked("resume debian-12.iso");

    desktop.press(KeyCode.DELETE);
    desktop.screenshots("downloads-cancel");
    desktop.press(KeyCode.ENTER);
    assertThat(peer.calls().made()).noneMatch(call -> call.startsWith("cancel"));
    desktop.press(KeyCode.DELETE);
    desktop.click("cancelDownloadYes");
    untilAsked("cancel debian-12.iso");
  }

  @Test
  void aFileIsWatchedWhileItComes() {
    Path part = Path.of("/home/marta/Downloads/.harbour.mov.covey-part");
    show(
        List.of(
            new FakeTransfer("film-crew", "harbour.mov", 180_000_000)
                .destination(Path.of("/home/marta/Downloads/harbour.mov"))
                .part(part)
                .pieces(90)
                .asked(8)
                .rate(4_000_000)
                .peer("jo", 60, 0)
                .snapshot()));
    choose("harbour.mov");
    desktop.click("downloadInOrder");
    untilAsked("inOrder harbour.mov true");
    CheckBox inOrder = desktop.node("downloadInOrder", CheckBox.class);
    TestDesktop.until(() -> TestDesktop.on(inOrder::isSelected));
    desktop.screenshots("downloads-in-order");
    openMenu(table());
    fire("downloadsMenuOpenPart");
    assertThat(desktop.dialogs().opened()).containsExactly(part);
    openMenu(table());
    fire("downloadsMenuAnyOrder");
    untilAsked("inOrder harbour.mov false");
    TestDesktop.until(() -> !TestDesktop.on(inOrder::isSelected));
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

  @Test
  void whatWasCopiedIsTold() {
    show(
        List.of(
            new FakeTransfer("film-crew", "harbour.mov", 180_000_000)
                .state(TransferState.COMPLETED)
                .copiedFrom(Path.of("/home/marta/Films/harbour.mov"))
                .snapshot()));
    choose("harbour.mov");
    TabPane tabs = desktop.node("downloadTabs", TabPane.class);
    TestDesktop.run(() -> tabs.getSelectionModel().select(2));
    TableView<?> history = desktop.node("downloadHistoryTable", TableView.class);
    TestDesktop.until(() ->
        history
            .getItems()
            .toString()
            .contains("Copied from /home/marta/Films/harbour.mov on this computer"));
    desktop.screenshots("downloads-copied");
  }

  @Test
  void ofAPartTheRestIsFetched() {
    Path part = Path.of("/home/marta/Downloads/harbour.mov.part");
    show(
        List.of(
            new FakeTransfer("film-crew", "harbour.mov", 180_000_000)
                .destination(Path.of("/home/marta/Downloads/harbour.mov"))
                .chosen(Portion.ofBytes(0, 30_000_000))
                .part(part)
                .state(TransferState.COMPLETED)
                .snapshot()));
    choose("harbour.mov");
    assertThat(desktop.text("downloadNotChosen")).isEqualTo("Not chosen 286");
    desktop.screenshots("downloads-part");
    desktop.click("downloadsFolder");
    desktop.click("downloadsOpen");
    assertThat(desktop.dialogs().opened()).containsExactly(part.getParent(), part);
    desktop.click("downloadsRest");
    untilAsked("choose harbour.mov all");
    TestDesktop.until(() -> !desktop.sees("downloadsRest"));
  }

  @Test
  void whatIsRefusedIsToldAboveTheTable() {
    show();
    choose("debian-12.iso");
    peer.calls().failNext("pause", ErrorCode.WRONG_STATE, "debian-12.iso has just been completed.");
    desktop.click("downloadsPause");
    TestDesktop.until(
        () -> desktop.text("downloadsError").equals("debian-12.iso has just been completed."));
    desktop.screenshot("downloads-refused");
  }

  @Test
  void aCompletedFileIsOpenedAndItsFolderShown() {
    show();
    choose("parish-map.tif");
    desktop.click("downloadsOpen");
    desktop.click("downloadsFolder");
    assertThat(desktop.dialogs().opened())
        .containsExactly(
            Path.of("/home/marta/Downloads/parish-map.tif"), Path.of("/home/marta/Downloads"));
    TestDesktop.run(table()::requestFocus);
    desktop.press(KeyCode.CONTROL, KeyCode.C);
    assertThat(copied()).isEqualTo(Path.of("/home/marta/Downloads/parish-map.tif").toString());
  }

  @Test
  void segmentsAndSearchFilterAndSayWhenNothingIsLeft() {
    show();
    desktop.click("downloadsRunning");
    TestDesktop.until(() -> table().getItems().size() == 3);
    desktop.click("downloadsAll");
    desktop.enter("downloadsSearch", "film-crew");
    TestDesktop.until(() -> table().getItems().size() == 2);
    desktop.enter("downloadsSearch", "surwey");
    desktop.screenshots("downloads-not-found");
    desktop.click("downloadsClearSearch");
    TestDesktop.until(() -> table().getItems().size() == 8);
  }

  private List<String> hashes() {
    Pane hashes = desktop.node("downloadHashes", Pane.class);
    return TestDesktop.on(
        () -> hashes.getChildren().stream().map(each -> ((Label) each).getText()).toList());
  }

  @Test
  void anEmptyListSendsToTheFiles() {
    show(List.of());
    desktop.screenshots("downloads-empty");
    desktop.click("downloadsShowFiles");
    assertThat(desktop.went()).containsExactly(Destination.of(Place.FILES));
  }

  // X4
  @Test
  void aNameFromRightToLeftDoesNotBreakTheSentenceThatSaysWhyItFailed() {
    String name = "تقرير نهائي عن أعمال المسح الميداني 2026.pdf";
    String why = name + " is not the file that was shared: ask who shared it to share it again.";
    show(
        List.of(
            new Sample.Of(name, "field-data", 5_000_000)
                .state(TransferState.FAILED)
                .error(ErrorCode.CONTENT_MISMATCH, why)
                .snapshot()));
    choose(name);
    TestDesktop.until(() -> desktop.text("downloadFailureText").contains("2026.pdf is not the"));
    assertThat(desktop.sees("downloadHashes")).isFalse();
    assertThat(desktop.text("downloadFailureText")).contains("…").doesNotContain("\n");
    desktop.screenshots("downloads-failed-right-to-left");
  }

  // I2
  @Test
  void aFullDiskSaysHowMuchIsMissing() {
    show(
        List.of(
            new Sample.Of("footage-day3.mov", "film-crew", 12_400_000_000L)
                .state(TransferState.WAITING)
                .error(
                    ErrorCode.DISK_FULL,
                    "The disk of '/home/marta/Downloads' is full: 4.63 GB more is needed. "
                        + "Free some space and the download goes on.")
                .snapshot()));
    TestDesktop.until(() -> desktop.text("downloadBannerText").contains("4.63 GB"));
    desktop.screenshots("downloads-disk-full");
    desktop.click("downloadBannerFolder");
    assertThat(desktop.dialogs().opened()).containsExactly(Path.of("/home/marta/Downloads"));
  }

  @Test
  void thePieceMapTellsPiecesByKeyboard() {
    show();
    choose("debian-12.iso");
    Node map = desktop.node("downloadMap", Node.class);
    TestDesktop.run(map::requestFocus);
    desktop.press(KeyCode.RIGHT);
    TestDesktop.until(() -> desktop.text("downloadMapNote").startsWith("Piece 1: "));
    desktop.press(KeyCode.RIGHT);
    TestDesktop.until(() -> desktop.text("downloadMapNote").startsWith("Piece 2: "));
    choose("footage-day3.mov");
    TestDesktop.run(map::requestFocus);
    desktop.press(KeyCode.DOWN);
    TestDesktop.until(() -> desktop.text("downloadMapNote").matches("Pieces 1 to \\d+: .*"));
  }

  // X4
  @Test
  void namesFromTheNetworkDoNotBreakTheRow() {
    String longName = "the-whole-festival-in-one-file-".repeat(8) + "v2.mov";
    show(
        List.of(
            new Sample.Of(longName, "film-crew", 5_000_000).snapshot(),
            new Sample.Of("סרט הקיץ שלנו.mov", "film-crew", 5_000_000).snapshot(),
            new Sample.Of("تقرير نهائي 2026.pdf", "field-data", 5_000_000)
                .done(0.5)
                .peer("jo", "evil\npc\u202Egnp", 3, 0, 0.5, 2, 0.1, 1000, "sending\nmany\nlines")
                .peer(
                    "another-user-with-a-long-name-32",
                    "a-computer-with-a-long-name".repeat(2),
                    3,
                    0,
                    0.5,
                    2,
                    0.1,
                    1000,
                    "connected")
                .snapshot(),
            new Sample.Of("🎬 Überraschung für müller.mkv", "choir", 5_000_000).snapshot(),
            new Sample.Of("no-extension", "choir", 0).state(TransferState.COMPLETED).snapshot()));
    choose("تقرير نهائي 2026.pdf");
    desktop.screenshots("downloads-long-names");
    choose(longName);
    desktop.screenshot("downloads-long-name-chosen");
  }

  @Test
  void tenThousandDownloadsKeepChoiceAndScrollWhileTheyChange() {
    for (int i = 0; i < 10_000; i++) {
      peer.put(
          new Sample.Of("file-%05d.bin".formatted(i), "films", 50_000_000)
              .done(i % 100 / 100.0)
              .rate(1_000_000, 60)
              .snapshot());
    }
    screen = desktop.show(Framed.screen(DownloadsScreen::create), 1280, 800);
    choose("file-05000.bin");
    TableView<?> table = table();
    ScrollBar bar = (ScrollBar) table.lookup(".scroll-bar:vertical");
    desktop.rest();
    double scrolled = TestDesktop.on(bar::getValue);
    assertThat(scrolled).isGreaterThan(0.3);
    desktop.screenshot("downloads-10000");

    for (int i = 0; i < 10_000; i += 100) {
      peer.put(
          new Sample.Of("file-%05d.bin".formatted(i), "films", 50_000_000)
              .done(1)
              .state(TransferState.VERIFYING)
              .snapshot());
    }
    TestDesktop.until(() -> desktop.text("downloadVerified").equals("Verified 96"));
    desktop.rest();
    assertThat(TestDesktop.on(bar::getValue)).isEqualTo(scrolled);
    assertThat(desktop.text("downloadName")).isEqualTo("file-05000.bin");
    desktop.click("downloadsRunning");
    assertThat(desktop.text("downloadName")).isEqualTo("file-05000.bin");
  }

  @Test
  void nothingIsPolledWhileTheScreenIsHidden() {
    show();
    TestDesktop.run(screen::hidden);
    peer.put(new Sample.Of("late.mov", "films", 1_000_000).snapshot());
    TestDesktop.run(screen::shown);
    TestDesktop.until(() -> table().getItems().size() == 9);
  }

  // The queue

  private void showQueue() {
    List<TransferSnapshot> queue = new ArrayList<>();
    for (String name : List.of("a.mov", "b.mov", "c.mov", "d.mov", "e.mov")) {
      TransferState state = name.compareTo("c") < 0 ? TransferState.RUNNING : TransferState.QUEUED;
      queue.add(new Sample.Of(name, "film-crew", 5_000_000).state(state).snapshot());
    }
    show(queue);
  }

  private List<String> files() {
    TableView<LiveRow<DownloadId, DownloadLine>> table = table();
    return TestDesktop.on(
        () -> table.getItems().stream().map(row -> row.value().snapshot().file().value()).toList());
  }

  private Node row(String file) {
    return desktop.cell(
        table(),
        ".table-row-cell",
        node ->
            node instanceof TableRow<?> row
                && row.getItem() instanceof LiveRow<?, ?> live
                && live.value() instanceof DownloadLine line
                && line.snapshot().file().value().equals(file));
  }

  @Test
  void aRowIsDraggedToAnotherPlaceInTheQueue() { // U16
    showQueue();
    TestDesktop.until(() -> files().size() == 5);
    desktop.drag(row("e.mov"), row("b.mov"), () -> desktop.screenshots("downloads-drag"));
    untilAsked("move e.mov To[place=2]");
    TestDesktop.until(() -> files().equals(List.of("a.mov", "e.mov", "b.mov", "c.mov", "d.mov")));
    desktop.drag(row("e.mov"), row("d.mov"), () -> {});
    untilAsked("move e.mov To[place=5]");
    desktop.screenshots("downloads-queue");
  }

  @Test
  void whatHasEndedIsNotDraggedNorIsATableThatIsSorted() { // U16
    show();
    desktop.drag(row("parish-map.tif"), row("debian-12.iso"), () -> {});
    desktop.drag(row("debian-12.iso"), row("parish-map.tif"), () -> {});
    TableView<LiveRow<DownloadId, DownloadLine>> table = table();
    TestDesktop.run(() -> table.getSortOrder().add(table.getColumns().getFirst()));
    desktop.drag(row("debian-12.iso"), row("footage-day3.mov"), () -> {});
    assertThat(peer.calls().made()).noneMatch(call -> call.startsWith("move"));
  }

  @Test
  void keysAndTheMenuMoveADownloadInTheQueue() { // U16
    showQueue();
    choose("d.mov");
    TestDesktop.run(table()::requestFocus);
    desktop.press(KeyCode.ALT, KeyCode.UP);
    untilAsked("move d.mov UP");
    TestDesktop.until(() -> files().equals(List.of("a.mov", "b.mov", "d.mov", "c.mov", "e.mov")));
    assertThat(desktop.text("downloadName")).as("it stays chosen").isEqualTo("d.mov");
    desktop.press(KeyCode.ALT, KeyCode.DOWN);
    untilAsked("move d.mov DOWN");
    TableView<?> table = table();
    openMenu(table);
    desktop.screenshots("downloads-queue-menu");
    TestDesktop.run(() ->
        table.getContextMenu().getItems().stream()
            .filter(item -> item.getId().equals("downloadsMenuFirst"))
            .forEach(MenuItem::fire));
    untilAsked("move d.mov FIRST");
    TestDesktop.until(() -> files().getFirst().equals("d.mov"));
  }
}
