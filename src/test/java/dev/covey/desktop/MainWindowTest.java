package dev.covey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Fits;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainWindowTest {
  @TempDir Path directory;
  private TestDesktop desktop;
  private FakePeer peer;
  private OpenWindow window;

  @AfterEach
  void close() {
    window.close();
    desktop.close();
  }

  @Test
  void theFrameShowsWhoIsInAndWhatWaits() {
    openFilled();
    TestDesktop.until(() -> desktop.text("statusTracker").equals("tracker-1"));
    assertThat(desktop.text("userName")).isEqualTo("marta");
    assertThat(desktop.text("networkName")).isEqualTo("home");
    assertThat(desktop.text("statusHeartbeat")).isEqualTo("heartbeat 2 s ago");
    TestDesktop.until(() -> desktop.text("statusTrackersCount").equals("2 of 3"));
    TestDesktop.until(() -> desktop.text("statusDown").equals("50.5 MB/s"));
    TestDesktop.until(() -> accessible("navGroups").equals("Groups, 2"));
    TestDesktop.until(() -> accessible("navDownloads").equals("Downloads, 1"));
    desktop.screenshots("frame");
  }

  @Test
  void theFirstScreenIsFilledAsTheWindowOpens() { // S5
    openFilled();
    TableView<?> groups = desktop.node("groupsTable", TableView.class);
    TestDesktop.until(() -> groups.getItems().size() == 1);
  }

  @Test
  void aScreenThatWasSeenStaysInTheSceneUnseen() {
    openFilled();
    Node groups = desktop.node("groups", Node.class);
    desktop.click("navFiles");
    TestDesktop.until(() -> desktop.sees("files"));
    assertThat(desktop.sees("groups")).isFalse();
    assertThat(TestDesktop.on(groups::getScene)).isNotNull();
    desktop.click("navGroups");
    TestDesktop.until(() -> desktop.sees("groups"));
    assertThat(desktop.sees("files")).isFalse();
  }

  @Test
  void manyTrackersAreCountedAndLeaveRoomForTheRest() {
    openFilled();
    desktop.resize(900, 600);
    peer.network()
        .trackers(
            IntStream.range(0, 40)
                .mapToObj(i -> new TrackerListing("t" + i, Endpoint.loopback(6960 + i), true, 1))
                .toList());
    peer.tell(new PeerEvent.StatusChanged());
    TestDesktop.until(() -> desktop.text("statusTrackersCount").equals("40 of 40"));
    assertThat(TestDesktop.on(Fits::anywhere)).isEmpty();
  }

  @Test
  void aNarrowWindowHasARailAndAShortStatusBar() {
    openFilled();
    desktop.resize(900, 600);
    TestDesktop.until(() -> accessible("navGroups").equals("Groups, 2"));
    assertThat(desktop.sees("userName")).isFalse();
    desktop.screenshots("frame-900x600");
    desktop.resize(820, 560);
    TestDesktop.until(() -> !desktop.sees("statusTrackersCount"));
    assertThat(desktop.text("statusHeartbeat")).isEqualTo("2 s");
  }

  @Test
  void whenAllTrackersAreDownABannerSaysSoUntilOneIsBack() { // H5
    openFilled();
    TestDesktop.until(() -> desktop.text("statusTrackersCount").equals("2 of 3"));
    peer.connection(PeerStatus.Connection.TRACKERS_DOWN, "All trackers are down.");
    TestDesktop.until(() -> desktop.sees("banner"));
    assertThat(desktop.text("bannerTitle"))
        .isEqualTo("All trackers are down: transfers continue, reconnecting…");
    assertThat(desktop.text("statusTracker")).isEqualTo("No tracker");
    assertThat(desktop.text("statusTrackersCount")).isEqualTo("0 of 3");
    desktop.screenshots("09-trackers-down");
    assertThat(desktop.baseline(desktop.node("bannerSince", Label.class)))
        .isEqualTo(desktop.baseline(desktop.node("bannerTitle", Label.class))); // DESIGN 7
    peer.connection(PeerStatus.Connection.ONLINE, "");
    TestDesktop.until(() -> !desktop.sees("banner"));
  }

  @Test
  void aRequestIsAcceptedRightFromItsNotice() { // U9
    openFilled();
    peer.tell(new PeerEvent.RequestReceived(new GroupName("field-data"), new UserName("tove")));
    TestDesktop.until(() -> desktop.sees("notice-accept"));
    desktop.screenshots("09b-notification");
    desktop.click("notice-accept");
    TestDesktop.until(() -> peer.calls().made().contains("acceptRequest field-data tove"));
    TestDesktop.until(() -> !desktop.sees("notice-accept"));
    TestDesktop.until(() -> accessible("navGroups").equals("Groups, 1"));
  }

  @Test
  void threeNoticesAtMostAndThenOneThatCounts() {
    openFilled();
    for (int i = 1; i <= 4; i++) {
      peer.tell(
          new PeerEvent.DownloadFailed(
              DownloadId.random(),
              new FileName("lecture-0" + i + ".mkv"),
              "The finished file is not the one that was shared; ask eli to share it again."));
    }
    TestDesktop.until(() -> desktop.sees("moreNotices"));
    assertThat(desktop.text("moreNotices")).isEqualTo("2 more notifications wait");
    desktop.screenshots("frame-notices");
    desktop.click("noticeClose");
    assertThat(desktop.text("moreNotices")).isEqualTo("1 more notification waits");
  }

  @Test
  void aNoticeOfAFileThatIsNotTheOneSharedHasNoHashes() { // D8: Downloads shows them
    openFilled();
    String hash = "41ab77e0c95d02f8b16a3dd4e8075c2296fb1ae0437cd85910be6f2a7d3348c5";
    peer.tell(
        new PeerEvent.DownloadFailed(
            DownloadId.random(),
            new FileName("lecture-04.mkv"),
            "All pieces of 'lecture-04.mkv' are right, but the whole is not, and was discarded: expected SHA-1 %1$.40s and SHA-256 %1$s, got %1$.40s and %1$s."
                .formatted(hash)));
    TestDesktop.until(() -> desktop.sees("noticeClose"));
    Region notice =
        TestDesktop.on(() -> (Region) desktop.stage().getScene().getRoot().lookup(".notice"));
    assertThat(TestDesktop.on(notice::getAccessibleText)).doesNotContain("41ab77e0");
    assertThat(TestDesktop.on(notice::getHeight)).isLessThan(150);
  }

  @Test
  void noticesLeaveTheButtonsOfANarrowWindowsStripFree() { // U9
    openFilled();
    desktop.resize(900, 600);
    TestDesktop.until(() -> desktop.sees("groupsDetails"));
    peer.tell(new PeerEvent.RequestReceived(new GroupName("field-data"), new UserName("tove")));
    TestDesktop.until(() -> desktop.sees("notice-accept"));
    desktop.rest();
    desktop.click("groupsDetails");
    TestDesktop.until(() -> desktop.sees("groupsCloseDetails"));
    assertThat(desktop.sees("notice-accept")).isTrue();
  }

  @Test
  void noticesStandAboveTheFoldedDetailsOfALowWindowOnly() {
    openFilled();
    TestDesktop.until(() -> desktop.sees("noticeClose"));
    window.go(Destination.of(Place.DOWNLOADS));
    desktop.resize(900, 600);
    desktop.rest();
    assertThat(lowestNotice()).isLessThanOrEqualTo(bounds("downloadDetails").getMinY());
    desktop.click("downloadDetails");
    TestDesktop.until(() -> lowestNotice() > bounds("downloadDetails").getMinY());
  }

  private double lowestNotice() {
    return TestDesktop.on(() ->
        desktop.stage().getScene().getRoot().lookupAll(".notice").stream()
            .mapToDouble(notice -> notice.localToScene(notice.getLayoutBounds()).getMaxY())
            .max()
            .orElseThrow());
  }

  private Bounds bounds(String id) {
    Node node = desktop.node(id, Node.class);
    return TestDesktop.on(() -> node.localToScene(node.getLayoutBounds()));
  }

  @Test
  void longPathsInNoticesAreShortenedInTheirMiddle() {
    openFilled();
    String folder = "/home/marta/" + "a folder whose name is long/".repeat(7) + "day-3";
    String name = "recording-of-the-harbour-".repeat(6) + "in-the-morning.mov";
    peer.tell(
        new PeerEvent.DownloadCompleted(
            DownloadId.random(), new FileName("take-07.mov"), Path.of(folder, "take-07.mov")));
    peer.tell(
        new PeerEvent.ShareStopped(
            new GroupName("film-crew"),
            new FileName(name),
            "'%s' is not there any more.".formatted(Path.of(folder, "take-08.mov"))));
    TestDesktop.until(() -> desktop.sees("notice-openFolder"));
    desktop.screenshots("frame-notices-long");
    List<String> words = noticeWords();
    assertThat(words)
        .anySatisfy(text -> assertThat(text).startsWith("It is in /home/…/").contains("/day-3."))
        .anySatisfy(text -> assertThat(text).contains("/day-3/take-08.mov” is not there any more"))
        .anySatisfy(text -> assertThat(text).contains("morning.mov is no longer shared"))
        .allSatisfy(text -> assertThat(text.length()).isLessThan(120));
  }

  private List<String> noticeWords() {
    return TestDesktop.on(() ->
        desktop.stage().getScene().getRoot().lookupAll(".notice .label").stream()
            .map(Label.class::cast)
            .map(Label::getText)
            .filter(Objects::nonNull)
            .toList());
  }

  @Test
  void keysLeadToScreensAndChangeTheTheme() {
    openFilled();
    desktop.press(KeyCode.CONTROL, KeyCode.DIGIT3);
    TestDesktop.until(() -> chosen("navDownloads"));
    desktop.press(KeyCode.CONTROL, KeyCode.COMMA);
    TestDesktop.until(() -> chosen("navSettings"));
    boolean before = desktop.context().themes().darkProperty().get();
    desktop.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
    TestDesktop.until(() -> desktop.context().themes().darkProperty().get() != before);
  }

  @Test
  void everyPlaceOpensByItsKey() {
    openFilled();
    List<KeyCode> digits =
        List.of(
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6);
    List<String> items =
        List.of("navGroups", "navFiles", "navDownloads", "navSharing", "navNetwork", "navSettings");
    for (int i = 0; i < digits.size(); i++) {
      String item = items.get(i);
      desktop.press(KeyCode.CONTROL, digits.get(i));
      TestDesktop.until(() -> chosen(item));
      desktop.screenshot("frame-" + item + "-light");
    }
  }

  @Test
  void signingOutLeadsToSigningIn() { // U3
    openFilled();
    desktop.click("userMenu");
    desktop.screenshots("frame-user-menu");
    TestDesktop.run(() -> menu().getItems().getLast().fire());
    TestDesktop.until(() -> desktop.sees("signInPage"));
    assertThat(peer.calls().made()).contains("logout");
  }

  @Test
  void aSessionThatWasEndedSaysWhy() {
    openFilled();
    peer.calls().failAlways("listGroups", ErrorCode.SIGN_IN_FIRST, "Sign in first.");
    peer.connection(PeerStatus.Connection.SIGNED_OUT, "");
    peer.tell(new PeerEvent.SignedOut("The session expired."));
    TestDesktop.until(() -> desktop.sees("signInPage"));
  }

  @Test
  void theWindowLeadsFromTheFirstStartToTheFrame() { // U1, U2, X2
    peer = new FakePeer();
    peer.network().group("field-data", "ana");
    peer.leaveNetwork();
    open();
    desktop.click("join");
    desktop.enter("invite", "covey://127.0.0.1:9000/field-data#" + FakePeer.FINGERPRINT.hex());
    TestDesktop.until(() -> !desktop.isDisabled("proceed"));
    desktop.click("proceed");
    TestDesktop.until(() -> desktop.sees("signInPage"));
    assertThat(TestDesktop.on(desktop.node("user", Node.class)::isFocused)).isTrue();
    desktop.enter("user", "marta");
    desktop.enter("password", "correct horse");
    desktop.click("submit");
    TestDesktop.until(() -> desktop.sees("navigation"));
    TestDesktop.until(
        () -> desktop.context().preferences().text("lastUser").equals(Optional.of("marta")));
    TestDesktop.until(() -> peer.calls().made().contains("joinGroup field-data"));
    TestDesktop.until(() -> desktop.sees("filesWithdraw"));
    desktop.screenshots("01k-asked-to-join");
  }

  @Test
  void theWindowComesBackWhereItWas() {
    openFilled();
    desktop.resize(1000, 700);
    window.close();
    assertThat(desktop.context().preferences().number("window.width")).hasValue(1000);
    assertThat(desktop.context().preferences().number("window.height")).hasValue(700);
  }

  @Test
  void allShortcutsAreSeenWithOneOfThem() {
    openFilled();
    desktop.press(KeyCode.F1);
    desktop.node("shortcuts", DialogPane.class);
    desktop.screenshots("shortcuts");
    desktop.press(KeyCode.ESCAPE);
    TestDesktop.until(() -> !desktop.sees("shortcuts"));
    desktop.press(KeyCode.CONTROL, KeyCode.SLASH);
    desktop.click("shortcutsClose");
    TestDesktop.until(() -> !desktop.sees("shortcuts"));
  }

  @Test
  void anotherLanguageIsSpokenAtOnceWhereOneIs() {
    openFilled();
    desktop.press(KeyCode.CONTROL, KeyCode.COMMA);
    TestDesktop.until(() -> chosen("navSettings"));
    NavItem before = desktop.node("navSettings", NavItem.class);
    ToggleButton german = desktop.node("languageGerman", ToggleButton.class);
    TestDesktop.run(german::fire);
    TestDesktop.until(() -> !desktop.node("navSettings", NavItem.class).equals(before));
    assertThat(chosen("navSettings")).isTrue();
    assertThat(accessible("navSettings")).isEqualTo("Einstellungen");
    ToggleButton english = desktop.node("languageEnglish", ToggleButton.class);
    TestDesktop.run(english::fire);
    TestDesktop.until(() -> accessible("navSettings").equals("Settings"));
    assertThat(desktop.node("languageEnglish", ToggleButton.class).isSelected()).isTrue();
  }

  private void openFilled() {
    peer = FakePeer.signedIn("marta");
    peer.network()
        .group("field-data", "marta")
        .request("field-data", "tove")
        .request("field-data", "nils")
        .trackers(
            List.of(
                new TrackerListing("tracker-1", Endpoint.loopback(6960), true, 28),
                new TrackerListing("tracker-2", Endpoint.loopback(6961), true, 31),
                new TrackerListing("tracker-3", Endpoint.loopback(6962), false, 0)));
    peer.rates(50_500_000, 6_200_000);
    peer.put(
        new FakeTransfer("field-data", "debian-12.iso", 659_554_304)
            .pieces(780)
            .asked(23)
            .rate(2_400_000)
            .peer("jo", 312, 0)
            .peer("lin", 228, 1)
            .snapshot());
    open();
  }

  private void open() {
    desktop = new TestDesktop(peer, directory);
    window = new OpenWindow(desktop, peer, directory);
  }

  private String accessible(String id) {
    return desktop.node(id, NavItem.class).getAccessibleText();
  }

  private boolean chosen(String id) {
    return desktop.node(id, NavItem.class).isSelected();
  }

  private static ContextMenu menu() {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
