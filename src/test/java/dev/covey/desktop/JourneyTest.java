package dev.covey.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import dev.covey.peer.NetworkPeer;
import dev.covey.peer.Peer;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakePeer;
import dev.covey.testing.LoopbackNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way through the window, with real peers over real sockets. */
class JourneyTest {
  private static final GroupName FILMS = new GroupName("films");

  /** Bytes of each file: sixteen pieces, the last one short. */
  private static final int SIZE = 8_000_000;

  @TempDir Path directory;
  private LoopbackNetwork network;
  private NetworkPeer marta;
  private TestDesktop desktop;
  private OpenWindow window;

  @BeforeEach
  void openTheWindow() throws CoveyException {
    network = LoopbackNetwork.start(directory);
    marta = network.peer("marta");
    desktop = new TestDesktop(new FakePeer(), directory);
    window = new OpenWindow(desktop, marta, directory);
  }

  @AfterEach
  void close() {
    window.close();
    desktop.close();
    network.close();
  }

  @Test
  void twoPeopleShareFilesThroughTheWindow() throws Exception { // U1 to U5, U9 to U12, U14
    signUp();
    makeTheGroup();
    Path footage = file("footage.mov", 1);
    share(footage);

    NetworkPeer ben = network.member("ben");
    ben.joinGroup(FILMS);
    TestDesktop.until(() -> desktop.sees("notice-accept"));
    desktop.click("notice-accept");
    await().atMost(TestDesktop.PATIENCE).until(() -> roleOf(ben) == Role.MEMBER);
    DownloadId fetched = ben.download(FILMS, new FileName("footage.mov"), Optional.empty(), false);
    assertThat(completed(ben, fetched)).hasSameBinaryContentAs(footage);

    Path reply = file("reply.mov", 2);
    ben.share(reply, FILMS).await();
    TestDesktop.until(() -> lists("filesTable", "reply.mov"));
    choose("filesTable", "reply.mov");
    desktop.click("filesDownload");
    desktop.press(KeyCode.CONTROL, KeyCode.DIGIT3);
    TestDesktop.until(() -> !marta.downloads().isEmpty());
    assertThat(completed(marta, marta.downloads().getFirst().id())).hasSameBinaryContentAs(reply);
    TestDesktop.until(() -> lists("downloadsTable", "reply.mov"));
    desktop.screenshots("journey-downloads");
  }

  private void signUp() {
    TestDesktop.until(() -> desktop.sees("signInPage"));
    desktop.enter("user", "marta");
    desktop.enter("password", "correct horse");
    desktop.click("submit");
    TestDesktop.until(() -> desktop.sees("navigation"));
  }

  private void makeTheGroup() {
    desktop.press(KeyCode.CONTROL, KeyCode.N);
    desktop.enter("newGroupName", "films");
    desktop.click("newGroupCreate");
    TestDesktop.until(() -> lists("groupsTable", "films"));
  }

  private void share(Path path) {
    desktop.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    desktop.dialogs().willChooseFiles(path);
    TestDesktop.until(() -> !desktop.isDisabled("filesShare"));
    desktop.click("filesShare");
    TestDesktop.until(() -> lists("filesTable", path.getFileName().toString()));
    TestDesktop.until(() -> marta.sharedFiles().size() == 1);
  }

  private Path file(String name, long seed) throws IOException {
    byte[] content = new byte[SIZE];
    new Random(seed).nextBytes(content);
    return Files.write(directory.resolve(name), content);
  }

  private static Role roleOf(Peer peer) throws CoveyException {
    return peer.listGroups().getFirst().role();
  }

  private static Path completed(Peer peer, DownloadId id) {
    await()
        .atMost(TestDesktop.PATIENCE.multipliedBy(3))
        .until(() ->
            peer.download(id).map(TransferSnapshot::state).orElseThrow()
                == TransferState.COMPLETED);
    return peer.download(id).orElseThrow().destination();
  }

  /** Whether a row of a table is about this name. */
  private boolean lists(String table, String name) {
    return row(table, name).isPresent();
  }

  private void choose(String table, String name) {
    int index = row(table, name).orElseThrow();
    TableView<?> rows = desktop.node(table, TableView.class);
    TestDesktop.run(() -> rows.getSelectionModel().clearAndSelect(index));
  }

  private OptionalInt row(String table, String name) {
    TableView<?> rows = desktop.node(table, TableView.class);
    return TestDesktop.on(() ->
        IntStream.range(0, rows.getItems().size())
            .filter(i ->
                rows.getItems().get(i) instanceof LiveRow<?, ?> row
                    && row.value().toString().contains("=" + name))
            .findFirst());
  }
}
