package dev.covey.desktop.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covey.desktop.fx.CutCells;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.QrReader;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.fx.Themes;
import dev.covey.model.AddressCheck;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.ReplicationStatus;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkScreenTest {
  private static final Instant NOW = Instant.parse("2026-11-22T14:32:08Z");

  @TempDir Path directory;
  private final FakePeer peer = FakePeer.signedIn("marta");
  private final EventLog log = new EventLog();
  private TestDesktop desktop;

  @BeforeEach
  void openTheScreen() {
    peer.network()
        .trackers(
            List.of(
                tracker("tracker-1", 6960, true, 28, 0, 0),
                tracker("tracker-2", 6961, false, 0, 1_234, 0)));
    desktop = new TestDesktop(peer, directory);
    desktop.show(context -> NetworkScreen.create(context, log), 1080, 772);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  @Test
  void itShowsTrackersInviteAndTheWholeFingerprint() { // X2
    TestDesktop.until(() -> table().getItems().size() == 2);
    assertThat(desktop.text("factTracker")).isEqualTo("tracker-1");
    assertThat(row(0).mine()).isTrue();
    assertThat(desktop.text("fingerprint").replaceAll("\\s", ""))
        .isEqualTo(FakePeer.FINGERPRINT.hex());
    TestDesktop.until(() ->
        desktop.text("invite").equals("covey://127.0.0.1:9000/#" + FakePeer.FINGERPRINT.hex()));
    happened(new PeerEvent.StatusChanged());
    happened(new PeerEvent.RequestReceived(new GroupName("field-data"), new UserName("tove")));
    happened(
        new PeerEvent.DownloadCompleted(
            DownloadId.random(), new FileName("kernel-6.12.tar.xz"), Path.of("k")));
    happened(
        new PeerEvent.DownloadFailed(
            DownloadId.random(),
            new FileName("lecture-04.mkv"),
            "the finished file is not the one that was shared"));
    desktop.screenshots("05-network");
  }

  @Test
  void aLongNameLeavesRoomForWhatHappened() {
    FileName file = new FileName("the-whole-festival-".repeat(12) + "final.mov");
    happened(
        new PeerEvent.DownloadFailed(
            DownloadId.random(), file, "'/home/marta/%s' was not found.".formatted(file)));
    EventLog.Entry entry = TestDesktop.on(log.entries()::getFirst);
    assertThat(entry.text())
        .isEqualTo("the-whole-fe…l-final.mov failed: “the-whole-fe…l-final.mov” was not found.");
    assertThat(entry.whole()).startsWith(file.value()).endsWith(file + "” was not found.");
  }

  @Test
  void theInviteAndTheFingerprintAreCopied() {
    TestDesktop.until(() -> !desktop.isDisabled("copyInvite"));
    desktop.click("copyInvite");
    assertThat(clipboard()).startsWith("covey://127.0.0.1:9000/#");
    ScrollPane side = desktop.node("side", ScrollPane.class);
    TestDesktop.run(() -> side.setVvalue(side.getVmax()));
    desktop.click("copyFingerprint");
    assertThat(clipboard()).isEqualTo(FakePeer.FINGERPRINT.hex());
  }

  @Test
  void aPhoneReadsTheInviteFromItsCodeInBothThemes() {
    TestDesktop.until(() -> desktop.sees("inviteCode"));
    for (Themes.Choice theme : List.of(Themes.Choice.LIGHT, Themes.Choice.DARK)) {
      TestDesktop.run(() -> desktop.context().themes().choiceProperty().set(theme));
      Node code = desktop.node("inviteCode", Node.class);
      assertThat(TestDesktop.on(() -> QrReader.read(code))).contains(desktop.text("invite"));
    }
  }

  @Test
  void namesHaveMoreRoomThanHowLongAgo() {
    assertThat(roomOf("factTracker")).isGreaterThan(1.2 * roomOf("factHeartbeat"));
    assertThat(roomOf("factUser")).isEqualTo(roomOf("factTracker"), within(1.0));
  }

  private double roomOf(String fact) {
    Region part = (Region) desktop.node(fact, Label.class).getParent();
    return TestDesktop.on(part::getWidth);
  }

  @Test
  void anInviteToLoopbackSaysThatItIsGoodHereOnly() {
    TestDesktop.until(() -> desktop.sees("inviteOnlyHere"));
    peer.inviteAt(new Endpoint("192.168.1.20", 9000));
    peer.tell(new PeerEvent.StatusChanged());
    TestDesktop.until(() -> !desktop.sees("inviteOnlyHere"));
  }

  @Test
  void withoutATrackerItSaysWhyUntilTheBannerDoesAndKeepsWhatItKnew() { // H5
    TestDesktop.until(() -> table().getItems().size() == 2);
    peer.calls().failAlways("trackers", ErrorCode.TRACKERS_DOWN, "All trackers are down.");
    peer.calls().failAlways("invite", ErrorCode.TRACKERS_DOWN, "All trackers are down.");
    peer.tell(new PeerEvent.StatusChanged());
    TestDesktop.until(() -> desktop.sees("trackersProblem") && desktop.sees("inviteProblem"));
    peer.connection(PeerStatus.Connection.TRACKERS_DOWN, "All trackers are down.");
    TestDesktop.until(() -> !desktop.sees("trackersProblem") && !desktop.sees("inviteProblem"));
    assertThat(table().getItems()).hasSize(2);
  }

  @Test
  void itSaysWhetherOthersCanReachThisComputerAndWhatHelps() { // N1
    TestDesktop.until(() -> desktop.text("reachAnswer").startsWith("Yes, from this computer"));
    Endpoint at = new Endpoint("192.168.1.57", 10_412);
    peer.addressCheck(new AddressCheck(at, at, false));
    desktop.click("reachTest");
    TestDesktop.until(() -> desktop.text("reachAnswer").equals("No, nothing answers at " + at));
    assertThat(desktop.text("reachAdvice"))
        .contains("firewall", "TCP port 10412", "choose a port in Settings");
    desktop.screenshots("05c-network-not-reachable");
    peer.addressCheck(new AddressCheck(at, at, true));
    desktop.click("reachTest");
    TestDesktop.until(() -> desktop.text("reachAnswer").equals("Yes, at " + at));
    assertThat(desktop.sees("reachAdvice")).isFalse();
    assertThat(desktop.text("reachTested")).startsWith("Tested by tracker-1");
    peer.calls().failNext("checkAddress", ErrorCode.BUSY, "An address is tried once in 10 s.");
    desktop.click("reachTest");
    TestDesktop.until(() -> desktop.text("reachTested").startsWith("An address is tried once"));
    assertThat(desktop.text("reachAnswer")).isEqualTo("Yes, at " + at);
  }

  @Test
  void testingAgainKeepsTheFocusAndAsksOnce() { // DESIGN 7
    TestDesktop.until(() -> desktop.text("reachAnswer").startsWith("Yes"));
    peer.calls().forget();
    peer.calls().hold("checkAddress");
    desktop.click("reachTest");
    desktop.rest();
    Node button = desktop.node("reachTest", Node.class);
    assertThat(TestDesktop.on(() -> desktop.stage().getScene().getFocusOwner())).isEqualTo(button);
    desktop.click("reachTest");
    peer.calls().release("checkAddress");
    TestDesktop.until(() -> desktop.text("reachAnswer").startsWith("Yes"));
    assertThat(peer.calls().made()).filteredOn("checkAddress"::equals).hasSize(1);
  }

  @Test
  void anAddressThatOthersAreToldWronglyIsSaid() {
    TestDesktop.until(() -> desktop.text("reachAnswer").startsWith("Yes"));
    peer.addressCheck(
        new AddressCheck(Endpoint.loopback(10_412), new Endpoint("192.168.1.57", 10_412), true));
    desktop.click("reachTest");
    TestDesktop.until(
        () -> desktop.text("reachAnswer").contains("others are told 127.0.0.1:10412"));
    assertThat(desktop.text("reachAdvice")).contains("--listen 192.168.1.57:10412");
  }

  @Test
  void theBalancerIsShownWithItsState() { // L3
    TestDesktop.until(() -> desktop.sees("balancerState"));
    assertThat(desktop.text("balancerState")).isEqualTo("Healthy");
    assertThat(desktop.text("balancerText"))
        .startsWith("127.0.0.1:9000 sends newcomers to the least loaded tracker, now to 127.0.0.1");
  }

  @Test
  void anInviteThatCannotBeMadeSaysWhy() {
    TestDesktop.until(() -> !desktop.isDisabled("copyInvite"));
    peer.calls().failAlways("invite", ErrorCode.NO_TRACKER, "No address of the network is known.");
    peer.tell(new PeerEvent.StatusChanged());
    TestDesktop.until(() -> desktop.sees("inviteProblem"));
    assertThat(desktop.text("inviteProblem")).isEqualTo("No address of the network is known.");
  }

  @Test
  void aLongAddressIsWholeInAWideWindow() {
    Endpoint address = new Endpoint("tracker-1.photographers.valley.example", 6960);
    peer.network().trackers(List.of(new TrackerListing("tracker-1", address, true, 28)));
    peer.tell(new PeerEvent.StatusChanged());
    TestDesktop.until(() -> table().getItems().size() == 1);
    desktop.resize(1400, 900);
    desktop.rest();
    assertThat(CutCells.in(table())).isEmpty();
  }

  @Test
  void onANarrowWindowTheSideStandsBelow() {
    desktop.resize(860, 560);
    TestDesktop.until(() -> table().getItems().size() == 2);
    desktop.screenshots("05b-network-narrow");
    assertThat(desktop.sees("fingerprint")).isTrue();
  }

  @Test
  void everyTrackerTellsWhenItWasHeardAndItsLag() { // H1, T7
    TestDesktop.until(() -> table().getItems().size() == 2);
    assertThat(row(0).health()).as("by its own heartbeat").isEqualTo("Healthy, 2 s ago");
    assertThat(row(1).health()).as("by the tracker that was asked").matches("Silent for [0-9]+ s");
    assertThat(row(1).replication()).isEqualTo("1,234 behind");
  }

  @Test
  void whatIsChosenStaysSoWhileAgesChange() {
    TestDesktop.until(() -> table().getItems().size() == 2);
    TableView<?> table = table();
    TestDesktop.run(() -> table.getSelectionModel().select(1));
    String before = row(1).health();
    TestDesktop.until(() -> !row(1).health().equals(before));
    assertThat(TestDesktop.on(table.getSelectionModel()::getSelectedIndex)).isEqualTo(1);
  }

  private static TrackerListing tracker(
      String name, int port, boolean up, int sessions, long lacking, long ahead) {
    ReplicationStatus how =
        new ReplicationStatus(
            20_000, lacking, ahead, Optional.of(400L), Optional.empty(), List.of());
    return new TrackerListing(name, Endpoint.loopback(port), up, sessions, Optional.of(how));
  }

  private void happened(PeerEvent event) {
    TestDesktop.run(() -> log.happened(event, peer.status(), NOW));
  }

  @SuppressWarnings("unchecked")
  private TableView<LiveRow<Endpoint, TrackerRow>> table() {
    return desktop.node("trackers", TableView.class);
  }

  private TrackerRow row(int index) {
    TableView<LiveRow<Endpoint, TrackerRow>> table = table();
    return TestDesktop.on(() -> table.getItems().get(index).value());
  }

  private static String clipboard() {
    return TestDesktop.on(() -> Clipboard.getSystemClipboard().getString());
  }
}
