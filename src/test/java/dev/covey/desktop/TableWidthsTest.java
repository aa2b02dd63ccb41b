package dev.covey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.downloads.DownloadsScreen;
import dev.covey.desktop.files.FilesScreen;
import dev.covey.desktop.fx.CutCells;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Framed;
import dev.covey.desktop.fx.Languages;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.groups.GroupsScreen;
import dev.covey.desktop.network.EventLog;
import dev.covey.desktop.network.NetworkScreen;
import dev.covey.desktop.sharing.SharingScreen;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.ReplicationStatus;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import dev.covey.peer.SharedFile;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A number that is cut says something else: tables have room for the greatest (D11). */
class TableWidthsTest {
  /** The greatest of its unit: 999.99 GB. */
  private static final long LARGE = 999_990_000_000L;

  private final FakePeer peer = FakePeer.signedIn("marta");
  private TestDesktop desktop;

  @BeforeEach
  void open(@TempDir Path directory) {
    desktop = new TestDesktop(peer, directory);
  }

  @AfterEach
  void close() {
    speak(Languages.Choice.ENGLISH);
    desktop.close();
  }

  private void show(Function<DesktopContext, Screen> screen) {
    desktop.show(Framed.screen(screen), 1280, 800);
  }

  private void assertNothingIsCut(String picture, String id, String... mayBe) {
    TableView<?> table = desktop.node(id, TableView.class);
    TestDesktop.until(() -> !table.getItems().isEmpty());
    desktop.rest();
    desktop.screenshot(picture);
    assertThat(CutCells.in(table, mayBe)).isEmpty();
    List<Double> widths = widths(table);
    resize(900, 700);
    desktop.screenshot(picture + "-900x700");
    assertThat(CutCells.in(table, mayBe)).isEmpty();
    resize(1280, 800);
    desktop.rest();
    assertThat(widths(table)).as("back in the larger window").isEqualTo(widths);
  }

  private static List<Double> widths(TableView<?> table) {
    return TestDesktop.on(
        () -> table.getVisibleLeafColumns().stream().<Double>map(TableColumn::getWidth).toList());
  }

  private void resize(int width, int height) {
    desktop.resize(width, height);
    TestDesktop.until(() -> TestDesktop.on(() -> desktop.stage().getScene().getWidth()) == width);
  }

  @Test
  void downloads() {
    for (long rate : new long[] {85_000, 2_400_000, 169_600_000, 999_900_000}) {
      peer.put(
          new FakeTransfer("films", "at-" + rate + ".mov", LARGE)
              .pieces(100)
              .rate(rate)
              .snapshot());
    }
    peer.put(new FakeTransfer("films", "an-hour.mov", LARGE).rate(277_900_000).snapshot());
    peer.put(new FakeTransfer("films", "months.mov", LARGE).rate(110_000).snapshot());
    for (TransferState state : TransferState.values()) {
      peer.put(new FakeTransfer("films", state + ".mov", LARGE).state(state).snapshot());
    }
    show(DownloadsScreen::create);
    assertNothingIsCut("widths-downloads", "downloadsTable", "downloadsName", "downloadsGroup");
  }

  @Test
  void peersOfADownload() {
    FakeTransfer transfer = new FakeTransfer("films", "a.mov", LARGE).pieces(100).rate(169_600_000);
    transfer.peer(serving("jo", 1_234_567, 99_999, 999_900_000));
    transfer.peer(serving("lin", 312, 0, 169_600_000));
    peer.put(transfer.snapshot());
    show(DownloadsScreen::create);
    TableView<?> table = desktop.node("downloadsTable", TableView.class);
    TestDesktop.until(() -> !table.getItems().isEmpty());
    TestDesktop.run(() -> table.getSelectionModel().select(0));
    assertNothingIsCut("widths-peers", "downloadPeers", "peerName");
  }

  @ParameterizedTest
  @EnumSource(
      value = Languages.Choice.class,
      names = {"ENGLISH", "GERMAN"})
  void whatAPeerDoesIsWhole(Languages.Choice language) { // P7
    speak(language);
    FakeTransfer transfer = new FakeTransfer("films", "a.mov", LARGE).pieces(100).rate(169_600_000);
    List<String> notes =
        List.of(
            "not asked yet",
            "connecting",
            "connected",
            "not connected",
            "sent wrong pieces twice and is left out",
            "sent nothing to speak of for 15 s",
            "did not let us in",
            "gave its place to another who has the file",
            "another device answers at its address",
            "not reached: Connection refused",
            "it ended the connection");
    for (int i = 0; i < notes.size(); i++) {
      transfer.peer(serving("user-" + i, 1_234_567, 99_999, 999_900_000, notes.get(i)));
    }
    peer.put(transfer.snapshot());
    show(DownloadsScreen::create);
    TableView<?> table = desktop.node("downloadsTable", TableView.class);
    TestDesktop.until(() -> !table.getItems().isEmpty());
    TestDesktop.run(() -> table.getSelectionModel().select(0));
    assertNothingIsCut("notes-peers-" + language, "downloadPeers", "peerName");
    TableView<?> peers = desktop.node("downloadPeers", TableView.class);
    TestDesktop.run(() ->
        peers.getColumns().stream()
            .filter(column -> column.getId().equals("peerOther"))
            .forEach(column -> column.setVisible(true)));
    assertNothingIsCut("notes-peers-what-if-" + language, "downloadPeers", "peerName");
  }

  private static PeerView serving(String user, int pieces, int failures, long rate) {
    return serving(user, pieces, failures, rate, "sending");
  }

  private static PeerView serving(String user, int pieces, int failures, long rate, String note) {
    return new PeerView(
        FakeNetwork.device(user),
        new UserName(user),
        user + "-pc",
        true,
        pieces,
        failures,
        0.92,
        pieces,
        1_234_567,
        -0.62,
        rate,
        false,
        note);
  }

  @Test
  void files() {
    String[] many = users(1_234);
    peer.network()
        .group("films", "marta", "jo")
        .file("films", "large.mov", LARGE, many)
        .file("films", "small.txt", 412, "jo");
    show(FilesScreen::create);
    assertNothingIsCut("widths-files", "filesTable", "filesName", "filesSharedBy");
  }

  @ParameterizedTest
  @EnumSource(
      value = Languages.Choice.class,
      names = {"ENGLISH", "GERMAN"})
  void theStateOfADownloadIsWhole(Languages.Choice language) {
    speak(language);
    for (TransferState state : TransferState.values()) {
      peer.put(new FakeTransfer("films", state + ".mov", LARGE).state(state).snapshot());
    }
    for (ErrorCode waits : List.of(ErrorCode.UNKNOWN_FILE, ErrorCode.DISK_FULL)) {
      peer.put(ended("waits-" + waits, TransferState.WAITING, waits));
    }
    for (ErrorCode failed :
        List.of(
            ErrorCode.CONTENT_MISMATCH,
            ErrorCode.NOT_MEMBER,
            ErrorCode.UNKNOWN_GROUP,
            ErrorCode.UNKNOWN_FILE,
            ErrorCode.BAD_DESTINATION,
            ErrorCode.DISK_FULL)) {
      peer.put(ended("failed-" + failed, TransferState.FAILED, failed));
    }
    show(DownloadsScreen::create);
    assertNothingIsCutAtAnySize(
        "states-downloads", "downloadsTable", "downloadsName", "downloadsGroup");
  }

  private static TransferSnapshot ended(String name, TransferState state, ErrorCode why) {
    return new FakeTransfer("films", name, LARGE).state(state).error(why, "Why.").snapshot();
  }

  @ParameterizedTest
  @EnumSource(
      value = Languages.Choice.class,
      names = {"ENGLISH", "GERMAN"})
  void whyAShareStoppedIsWhole(Languages.Choice language) { // F13
    speak(language);
    shared("away.mov", LARGE, false, "");
    shared("here.mov", LARGE, true, "");
    int stopped = 0;
    for (String why :
        List.of(
            "'a.mov' was changed, moved or deleted since it was shared: share it again.",
            "'a.mov' is not what it was when it was shared; share it anew.",
            "'a.mov' is gone: repair it, or stop sharing it.",
            "'a.mov' was not found.",
            "'a.mov' has another length than when it was shared: repair it, or share it anew.",
            "7 of 23 pieces of 'a.mov' are damaged: repair it, or share it anew.",
            "'a.mov' cannot be read: you lack the permission.",
            "'a.mov' cannot be read: Input/output error",
            "You are no longer a member of films.",
            "The group no longer has 'a.mov' of you: it was stopped, perhaps on another device of yours, or you are no member now.")) {
      shared("stopped-" + stopped++, LARGE, false, why);
    }
    show(SharingScreen::create);
    assertNothingIsCutAtAnySize("states-shares", "sharingTable", "sharingName", "sharingGroup");
  }

  private void speak(Languages.Choice language) {
    TestDesktop.run(() -> desktop.context().languages().choiceProperty().set(language));
  }

  private void assertNothingIsCutAtAnySize(String picture, String id, String... mayBe) {
    TableView<?> table = desktop.node(id, TableView.class);
    TestDesktop.until(() -> !table.getItems().isEmpty());
    for (int[] size : new int[][] {{900, 600}, {1280, 800}, {1600, 999}}) {
      resize(size[0], size[1]);
      desktop.screenshot("%s-%s-%d".formatted(picture, Messages.locale(), size[0]));
      assertThat(CutCells.in(table, mayBe)).isEmpty();
    }
  }

  @Test
  void shares() {
    peer.network().group("films", "marta");
    shared("large.mov", LARGE, true, "");
    shared("away.mov", LARGE, false, "");
    shared("gone.mov", LARGE, false, "'gone.mov' is not there any more.");
    show(SharingScreen::create);
    assertNothingIsCut(
        "widths-shares", "sharingTable", "sharingName", "sharingGroup", "sharingState");
  }

  private void shared(String name, String group) {
    shared(name, group, LARGE, true, "");
  }

  private void shared(String name, long size, boolean active, String problem) {
    shared(name, "films", size, active, problem);
  }

  private void shared(String name, String group, long size, boolean active, String problem) {
    peer.putShared(
        new SharedFile(
            FileId.random(),
            GroupId.random(),
            new GroupName(group),
            new FileName(name),
            Path.of(name),
            size,
            FakeNetwork.digests(name),
            FakeNetwork.NOW,
            active,
            problem,
            size));
  }

  /** As long as a name mostly is, and then some: what is left over in a row is for it. */
  @Test
  void namesHaveAllTheWidthThatOthersLeave() {
    String name = "interviews-with-the-whole-cast-second-evening-raw.wav";
    peer.network().group("films", "marta", "jo").file("films", name, LARGE, "jo");
    peer.put(new FakeTransfer("films", name, LARGE).rate(2_400_000).snapshot());
    shared(name, LARGE, true, "");
    assertTheNameIsWhole(FilesScreen::create, "filesTable");
    assertTheNameIsWhole(DownloadsScreen::create, "downloadsTable");
    assertTheNameIsWhole(SharingScreen::create, "sharingTable");
  }

  @Test
  void aGroupHasItsShareOfAWideWindow() {
    String group = "photographers-of-the-valley";
    peer.network().group(group, "marta", "jo").file(group, "a.mov", LARGE, "jo");
    peer.network().group("choir", "marta", "jo").file("choir", "b.wav", LARGE, "jo");
    peer.put(new FakeTransfer(group, "a.mov", LARGE).rate(2_400_000).snapshot());
    shared("a.mov", group);
    assertTheNameIsWhole(FilesScreen::create, "filesTable");
    assertTheNameIsWhole(DownloadsScreen::create, "downloadsTable");
    assertTheNameIsWhole(SharingScreen::create, "sharingTable");
  }

  @Test
  void aUserHasTheirShareOfAWideWindow() {
    String user = "magdalena-of-the-valley";
    peer.network().group("films", "marta", user).file("films", "a.mov", LARGE, user);
    assertTheNameIsWhole(FilesScreen::create, "filesTable");
  }

  @Test
  void aNameHasTheRoomThatNoReasonForAStopNeeds() { // F13
    shared("interviews-day-2.wav", LARGE, true, "");
    show(SharingScreen::create);
    TableView<?> table = desktop.node("sharingTable", TableView.class);
    TestDesktop.until(() -> !table.getItems().isEmpty());
    resize(900, 600);
    desktop.screenshot("names-sharing-900");
    assertThat(CutCells.in(table)).isEmpty();
    shared("left.mov", LARGE, false, "You are no longer a member of films.");
    TestDesktop.until(() -> table.getItems().size() == 2);
    desktop.rest();
    assertThat(CutCells.in(table, "sharingName", "sharingGroup")).isEmpty();
  }

  /** Beside the navigation and with the pane of a file. */
  @ParameterizedTest
  @EnumSource(
      value = Languages.Choice.class,
      names = {"ENGLISH", "GERMAN"})
  void anOrdinaryNameIsWholeBesideThePane(Languages.Choice language) {
    speak(language);
    peer.network().group("films", "marta", "jo").file("films", "call-sheet-day4.pdf", LARGE, "jo");
    show(FilesScreen::create);
    resize(1280, 800);
    TableView<?> table = desktop.node("filesTable", TableView.class);
    TestDesktop.until(() -> !table.getItems().isEmpty());
    TestDesktop.run(() -> table.getSelectionModel().select(0));
    desktop.screenshot("names-beside-the-pane-" + language);
    assertThat(CutCells.in(table)).isEmpty();
  }

  private void assertTheNameIsWhole(Function<DesktopContext, Screen> screen, String id) {
    show(screen);
    TableView<?> table = desktop.node(id, TableView.class);
    TestDesktop.until(() -> !table.getItems().isEmpty());
    resize(1600, 999);
    desktop.screenshot("names-" + id);
    assertThat(CutCells.in(table)).isEmpty();
  }

  @Test
  void groups() {
    FakeNetwork network = peer.network();
    network.group("films", "marta", users(123));
    for (String user : users(123)) {
      network.request("films", "new-" + user);
      network.file("films", "of-" + user + ".mov", LARGE, "jo");
    }
    network.group("course", "ana").request("course", "marta").group("choir", "jo");
    show(GroupsScreen::create);
    assertNothingIsCut("widths-groups", "groupsTable", "groupsName");
  }

  @Test
  void trackers() {
    peer.network()
        .trackers(
            List.of(
                new TrackerListing("tracker-1", new Endpoint("192.168.178.201", 16960), true, 28),
                new TrackerListing(
                    "tracker-12",
                    new Endpoint("127.0.0.1", 6961),
                    false,
                    10_000,
                    Optional.of(
                        new ReplicationStatus(
                            0, 123_456, 0, Optional.empty(), Optional.empty(), List.of())))));
    show(context -> NetworkScreen.create(context, new EventLog()));
    assertNothingIsCut("widths-trackers", "trackers");
  }

  private static String[] users(int count) {
    return IntStream.range(0, count).mapToObj(i -> "user-" + i).toArray(String[]::new);
  }
}
