package dev.covey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.downloads.DownloadsScreen;
import dev.covey.desktop.files.FilesScreen;
import dev.covey.desktop.fx.CutWords;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Framed;
import dev.covey.desktop.fx.Languages;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.groups.GroupsScreen;
import dev.covey.desktop.network.EventLog;
import dev.covey.desktop.network.NetworkScreen;
import dev.covey.desktop.settings.SettingsScreen;
import dev.covey.desktop.sharing.SharingScreen;
import dev.covey.desktop.signin.SignInPage;
import dev.covey.desktop.welcome.WelcomePage;
import dev.covey.model.AddressCheck;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.ReplicationStatus;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.SharedFile;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every screen in German, whose words are longer: none is cut, at the usual and at a small size.
 */
class GermanTest {
  /** Hold names of people, groups, files and folders, however long. */
  private static final String[] NAMES = {
    "groupsName", "filesName", "filesSharedBy", "downloadsName", "downloadsGroup", "sharingName",
    "sharingGroup", "sharingState", "peerName", "peerNote", "downloadsState", "fileName",
    "downloadName", "groupName"
  };

  private final FakePeer peer = FakePeer.signedIn("marta");
  @TempDir private Path directory;
  private TestDesktop desktop;

  @BeforeEach
  void speakGerman() {
    desktop = new TestDesktop(peer, directory);
    speak(Languages.Choice.GERMAN);
    populate();
  }

  @AfterEach
  void close() {
    speak(Languages.Choice.ENGLISH);
    desktop.close();
  }

  private void speak(Languages.Choice language) {
    TestDesktop.run(() -> desktop.context().languages().choiceProperty().set(language));
  }

  private void populate() {
    peer.network()
        .group("chor", "jo", "marta")
        .group("kurs-2026", "ana")
        .request("kurs-2026", "marta")
        .group("stadtdaten", "lin", "jo")
        .group("feldforschung", "marta", "ana", "jo", "lin", "sam")
        .request("feldforschung", "tove")
        .request("feldforschung", "nils")
        .group("filmteam", "jo", "marta", "lin", "sam")
        .file("filmteam", "drehplan-tag4.pdf", 412_000, "jo", "marta", "sam")
        .file("filmteam", "muster-tag2.mp4", 1_940_000_000, "lin")
        .file("filmteam", "interviews-roh.wav", 3_300_000_000L, "sam")
        .file("filmteam", "material-tag3.mov", 12_400_000_000L, "lin", "jo")
        .trackers(
            List.of(
                new TrackerListing("tracker-1", Endpoint.loopback(6960), true, 28),
                new TrackerListing(
                    "tracker-2",
                    Endpoint.loopback(6961),
                    false,
                    0,
                    Optional.of(
                        new ReplicationStatus(
                            0, 1_234, 0, Optional.empty(), Optional.empty(), List.of())))));
    peer.rates(50_500_000, 6_200_000);
  }

  private <S extends Screen> Screen show(Function<DesktopContext, S> screen) {
    return desktop.show(Framed.screen(screen::apply), 1280, 800);
  }

  private void look(String name, String... mayBeCut) {
    look(name, 1280, 800, mayBeCut);
    look(name + "-900x600", 900, 600, mayBeCut);
    resize(1280, 800);
  }

  private void look(String name, int width, int height, String... mayBeCut) {
    resize(width, height);
    desktop.screenshot("german-" + name);
    String[] all = new String[NAMES.length + mayBeCut.length];
    System.arraycopy(NAMES, 0, all, 0, NAMES.length);
    System.arraycopy(mayBeCut, 0, all, NAMES.length, mayBeCut.length);
    assertThat(CutWords.anywhere(all)).as(name).isEmpty();
  }

  private void resize(int width, int height) {
    desktop.resize(width, height);
    TestDesktop.until(() -> TestDesktop.on(() -> desktop.stage().getScene().getWidth()) == width);
  }

  private void menu(String id, int item) {
    MenuButton button = desktop.node(id, MenuButton.class);
    TestDesktop.run(() -> button.getItems().get(item).fire());
  }

  private void select(String table, int row) {
    TableView<?> view = desktop.node(table, TableView.class);
    TestDesktop.until(() -> view.getItems().size() > row);
    TestDesktop.run(() -> view.getSelectionModel().select(row));
  }

  @Test
  void theFirstStart() {
    peer.leaveNetwork();
    WelcomePage page =
        TestDesktop.on(() -> new WelcomePage(desktop.context(), Optional.empty(), _ -> {}));
    desktop.show(page.node(), 1280, 800);
    look("welcome");
    desktop.click("join");
    desktop.enter("invite", "covey://anderswo");
    TestDesktop.until(() -> desktop.text("wrongText").contains("covey://host:port/#fingerabdruck"));
    look("welcome-no-invite");
    desktop.enter("invite", "covey://127.0.0.1:9000/filmteam#" + FakePeer.FINGERPRINT.hex());
    TestDesktop.until(() -> !desktop.isDisabled("proceed"));
    look("welcome-answered");
    TestDesktop.run(page::close);
  }

  @Test
  void signingIn() {
    SignInPage page =
        TestDesktop.on(() -> new SignInPage(desktop.context(), "", () -> {}, _ -> {}));
    desktop.show(page.node(), 1280, 800);
    desktop.enter("user", "marta k");
    desktop.enter("password", "kurz");
    look("sign-up");
    peer.calls()
        .failAlways("login", ErrorCode.WRONG_CREDENTIALS, "Unknown user or wrong password.");
    desktop.click("signIn");
    desktop.enter("user", "marta");
    desktop.enter("password", "ganz falsch hier");
    desktop.click("submit");
    TestDesktop.until(() -> desktop.text("passwordHint").startsWith("Benutzername oder Passwort"));
    look("sign-in");
    TestDesktop.run(page::close);
  }

  @Test
  void groups() {
    Screen screen = show(GroupsScreen::create);
    open(screen, new Destination.Groups(Optional.of(new GroupName("feldforschung"))));
    TestDesktop.until(() -> desktop.sees("accept_tove"));
    look("groups");
    open(screen, new Destination.Groups(Optional.of(new GroupName("kurs-2026"))));
    TestDesktop.until(() -> desktop.sees("groupWithdraw"));
    look("groups-asked");
    open(screen, new Destination.Groups(Optional.of(new GroupName("stadtdaten"))));
    TestDesktop.until(() -> desktop.sees("groupAsk"));
    look("groups-other");
  }

  private static void open(Screen screen, Destination destination) {
    TestDesktop.run(() -> screen.open(destination));
  }

  @Test
  void questionsOfAGroup() {
    Screen screen = show(GroupsScreen::create);
    open(screen, new Destination.Groups(Optional.of(new GroupName("feldforschung"))));
    TestDesktop.until(() -> desktop.sees("accept_tove"));
    desktop.click("groupInvite");
    TestDesktop.until(() -> desktop.sees("inviteCopy"));
    look("groups-invite");
    desktop.press(KeyCode.ESCAPE);
    desktop.click("groupsNew");
    desktop.enter("newGroupName", "film crew");
    look("groups-new");
    assertThat(desktop.text("newGroupRule")).startsWith("Gruppenname: 1 bis 64 Zeichen");
  }

  @Test
  void files() {
    Screen screen = show(FilesScreen::create);
    open(screen, new Destination.Files(Optional.of(new GroupName("filmteam"))));
    select("filesTable", 1);
    TestDesktop.until(() -> desktop.sees("fileDownload"));
    look("files", "fileGoesTo");
  }

  @Test
  void downloads() {
    peer.put(
        new FakeTransfer("filmteam", "material-tag3.mov", 659_554_304)
            .pieces(780)
            .asked(23)
            .rate(2_400_000)
            .peer("jo", 312, 0)
            .peer("lin", 228, 1)
            .snapshot());
    for (TransferState state : TransferState.values()) {
      peer.put(new FakeTransfer("filmteam", state + ".mov", 842_000_000).state(state).snapshot());
    }
    peer.put(
        new FakeTransfer("filmteam", "weg.mov", 842_000_000)
            .state(TransferState.FAILED)
            .error(ErrorCode.NOT_MEMBER, "You are no member of filmteam.")
            .snapshot());
    show(DownloadsScreen::create);
    TableView<LiveRow<DownloadId, ?>> table = downloadsTable();
    TestDesktop.until(() -> table.getItems().size() > 8);
    select("downloadsTable", rowOf("material-tag3.mov"));
    TestDesktop.until(() -> desktop.text("downloadName").equals("material-tag3.mov"));
    look("downloads");
    TabPane tabs = desktop.node("downloadTabs", TabPane.class);
    TestDesktop.run(() -> tabs.getSelectionModel().select(1));
    look("downloads-file", "downloadFactDestination");
    TestDesktop.run(() -> tabs.getSelectionModel().select(2));
    look("downloads-history");
  }

  @SuppressWarnings("unchecked")
  private TableView<LiveRow<DownloadId, ?>> downloadsTable() {
    return desktop.node("downloadsTable", TableView.class);
  }

  private int rowOf(String file) {
    DownloadId id =
        peer.downloads().stream()
            .filter(download -> download.file().value().equals(file))
            .findFirst()
            .orElseThrow()
            .id();
    TableView<LiveRow<DownloadId, ?>> table = downloadsTable();
    return TestDesktop.on(() -> table.getItems().stream().map(LiveRow::key).toList().indexOf(id));
  }

  @Test
  void sharing() {
    shared("drehplan-tag4.pdf", true, "");
    shared("muster-tag2.mp4", false, "");
    shared(
        "ton-tag1.wav",
        false,
        "'%s' was changed, moved or deleted since it was shared: share it again."
            .formatted(directory.resolve("ton-tag1.wav")));
    show(SharingScreen::create);
    select("sharingTable", 1);
    look("sharing");
    desktop.click("sharingStop");
    look("sharing-stop");
  }

  private void shared(String name, boolean active, String problem) {
    peer.putShared(
        new SharedFile(
            FileId.random(),
            GroupId.random(),
            new GroupName("filmteam"),
            new FileName(name),
            directory.resolve(name),
            412_000,
            FakeNetwork.digests(name),
            FakeNetwork.NOW,
            active,
            problem,
            6_200_000));
  }

  @Test
  void network() {
    peer.addressCheck(
        new AddressCheck(
            Endpoint.parse("192.168.1.20:12011"), Endpoint.parse("10.0.0.4:12011"), true));
    EventLog log = new EventLog();
    TestDesktop.run(() -> {
      log.happened(
          new PeerEvent.RequestReceived(new GroupName("feldforschung"), new UserName("tove")),
          peer.status(),
          FakeNetwork.NOW);
      log.happened(
          new PeerEvent.GroupLost(new GroupName("chor"), "The group chor was dissolved."),
          peer.status(),
          FakeNetwork.NOW);
    });
    show(context -> NetworkScreen.create(context, log));
    select("trackers", 0);
    look("network");
  }

  @Test
  void settings() {
    show(SettingsScreen::create);
    look("settings", "folder");
    ScrollPane scroll = desktop.node("page", ScrollPane.class);
    TestDesktop.run(() -> scroll.setVvalue(1));
    look("settings-end", "folder");
  }

  @Test
  void theFrame() {
    OpenWindow window = new OpenWindow(desktop, peer, directory);
    TestDesktop.until(() -> desktop.text("statusHeartbeat").equals("Lebenszeichen vor 2 s"));
    peer.tell(new PeerEvent.RequestReceived(new GroupName("feldforschung"), new UserName("tove")));
    TestDesktop.until(() -> desktop.sees("notice-accept"));
    look("frame");
    peer.connection(PeerStatus.Connection.TRACKERS_DOWN, "All trackers are down.");
    TestDesktop.until(() -> desktop.sees("banner"));
    look("frame-trackers-down");
    desktop.press(KeyCode.F1);
    TestDesktop.until(() -> desktop.sees("shortcuts"));
    look("frame-shortcuts");
    window.close();
  }

  @Test
  void leavingAGroup() {
    Screen screen = show(GroupsScreen::create);
    open(screen, new Destination.Groups(Optional.of(new GroupName("feldforschung"))));
    TestDesktop.until(() -> desktop.sees("accept_tove"));
    MenuButton more = desktop.node("groupMore", MenuButton.class);
    menu("groupMore", TestDesktop.on(() -> more.getItems().size()) - 1);
    look("groups-leave");
  }

  @Test
  void whatIsAskedOfMembers() {
    Screen screen = show(GroupsScreen::create);
    open(screen, new Destination.Groups(Optional.of(new GroupName("feldforschung"))));
    TestDesktop.until(() -> desktop.sees("member_ana"));
    menu("member_ana", 0);
    look("groups-hand-over", 1280, 800);
    desktop.click("handOverNo");
    menu("member_ana", 1);
    look("groups-remove", 1280, 800);
    desktop.click("removeNo");
    menu("groupMore", 1);
    TestDesktop.until(() -> desktop.sees("limitGroupSave"));
    look("groups-limit", 1280, 800);
  }
}
