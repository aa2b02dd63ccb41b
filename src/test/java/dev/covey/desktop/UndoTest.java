package dev.covey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done at once, and taken back while its notice is there. */
class UndoTest {
  @TempDir Path directory;
  private final FakePeer peer = FakePeer.signedIn("marta");
  private final List<String> settled = Collections.synchronizedList(new ArrayList<>());
  private TestDesktop desktop;
  private MainWindow window;

  @BeforeEach
  void open() {
    for (String file : List.of("harbour.mov", "credits.pdf", "score.flac")) {
      peer.put(
          new FakeTransfer("film-crew", file, 88_300_000)
              .pieces(169)
              .state(TransferState.COMPLETED)
              .snapshot());
    }
    desktop = new TestDesktop(peer, directory);
    DesktopContext context = desktop.context();
    window =
        TestDesktop.on(() ->
            new MainWindow(
                desktop.stage(),
                new DesktopOptions(peer, desktop.starter(), desktop.autostart(), false),
                context.bridge(),
                context.preferences(),
                context.themes(),
                desktop.dialogs(),
                new NoticeStack(Duration.hours(1))));
    TestDesktop.run(window::show);
    desktop.resize(1280, 800);
    desktop.click("noticeClose"); // who is signed in
  }

  @AfterEach
  void close() {
    TestDesktop.run(window::close);
    desktop.close();
  }

  private TableView<?> downloads() {
    desktop.press(KeyCode.CONTROL, KeyCode.DIGIT3);
    TableView<?> table = desktop.node("downloadsTable", TableView.class);
    TestDesktop.until(() -> table.getSelectionModel().getSelectedItem() != null);
    TestDesktop.run(table::requestFocus);
    return table;
  }

  @Test
  void whatWasTakenOffWithDeleteComesBackWithControlZ() {
    TableView<?> table = downloads();
    desktop.press(KeyCode.DELETE);
    TestDesktop.until(() -> table.getItems().size() == 2);
    TestDesktop.until(() -> desktop.sees("notice-undo"));
    desktop.screenshots("undo-notice");
    desktop.press(KeyCode.CONTROL, KeyCode.Z);
    TestDesktop.until(() -> table.getItems().size() == 3);
    assertThat(desktop.sees("notice-undo")).isFalse();
    assertThat(peer.calls().made()).noneMatch(call -> call.startsWith("forget"));
  }

  @Test
  void besideTheScreenDeleteTakesNothingAway() {
    TableView<?> table = downloads();
    TestDesktop.run(desktop.node("navFiles", Node.class)::requestFocus);
    desktop.press(KeyCode.DELETE);
    desktop.rest();
    assertThat(table.getItems()).hasSize(3);
    assertThat(desktop.sees("notice-undo")).isFalse();
  }

  @Test
  void theLastDoneIsTakenBackFirst() {
    TableView<?> table = downloads();
    desktop.press(KeyCode.DELETE);
    TestDesktop.until(() -> table.getItems().size() == 2);
    desktop.click("downloadsClear");
    TestDesktop.until(() -> table.getItems().isEmpty());
    desktop.press(KeyCode.CONTROL, KeyCode.Z);
    TestDesktop.until(() -> table.getItems().size() == 2);
    desktop.press(KeyCode.CONTROL, KeyCode.Z);
    TestDesktop.until(() -> table.getItems().size() == 3);
    desktop.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(table.getItems()).as("nothing more to take back").hasSize(3);
  }

  @Test
  void aClosedNoticeLetsWhatWasDoneStand() {
    TableView<?> table = downloads();
    desktop.click("downloadsClear");
    TestDesktop.until(() -> table.getItems().isEmpty());
    desktop.click("noticeClose");
    TestDesktop.until(() -> peer.downloads().isEmpty());
  }

  @Test
  void closingTheWindowCarriesOutWhatWasDone() {
    TableView<?> table = downloads();
    desktop.click("downloadsClear");
    TestDesktop.until(() -> table.getItems().isEmpty());
    TestDesktop.run(() -> {
      window.close();
      desktop.context().bridge().close();
    });
    assertThat(peer.downloads()).isEmpty();
  }

  @Test
  void whatIsTypedIntoAFieldIsTheFieldsToTakeBack() {
    TableView<?> table = downloads();
    desktop.press(KeyCode.DELETE);
    TestDesktop.until(() -> table.getItems().size() == 2);
    TextField search = desktop.node("downloadsSearch", TextField.class);
    TestDesktop.run(() -> {
      search.requestFocus();
      search.appendText("harbour");
    });
    desktop.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(search.getText()).isEmpty();
    assertThat(desktop.sees("notice-undo")).isTrue();
    desktop.press(KeyCode.CONTROL, KeyCode.Z);
    assertThat(desktop.sees("notice-undo")).as("nothing is left to the field").isFalse();
    TestDesktop.until(() -> table.getItems().size() == 3);
  }

  private void tell(Notice.Kind kind, String title) {
    TestDesktop.run(() -> window.context().notices().show(Notice.of(kind, title, "")));
  }

  private void did(String what) {
    TestDesktop.run(() ->
        window
            .context()
            .notices()
            .show(
                Notice.done(
                    what, "", () -> settled.add(what + " undone"), () -> settled.add(what))));
  }

  @Test
  void whatCanBeTakenBackIsSeenThoughThreeNoticesStand() {
    for (String title : List.of("first", "second", "third")) {
      tell(Notice.Kind.BAD, title);
    }
    did("removal");
    assertThat(desktop.sees("notice-undo")).isTrue();
    assertThat(desktop.text("moreNotices")).isEqualTo("1 more notification waits");
    desktop.click("notice-undo");
    assertThat(settled).containsExactly("removal undone");
    assertThat(desktop.sees("moreNotices")).as("the first has come back").isFalse();
  }

  @Test
  void theOldestOfFourStands() {
    for (String what : List.of("one", "two", "three", "four")) {
      did(what);
    }
    assertThat(settled).containsExactly("one");
  }

  @Test
  void itsButtonIsPressedWithTheKeyboard() {
    did("removal");
    Button undo = desktop.node("notice-undo", Button.class);
    TestDesktop.run(undo::requestFocus);
    desktop.press(KeyCode.SPACE);
    assertThat(settled).containsExactly("removal undone");
  }
}
