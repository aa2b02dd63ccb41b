package dev.covey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.Closing.Choice;
import dev.covey.desktop.fx.Icon;
import dev.covey.desktop.fx.KeepRunning;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.tray.Tray;
import dev.covey.desktop.tray.TrayWords;
import dev.covey.testing.FakePeer;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

class ClosingTest {
  @TempDir Path directory;
  private final FakePeer peer = FakePeer.signedIn("marta");
  private final AtomicBoolean quit = new AtomicBoolean();
  private TestDesktop desktop;

  @BeforeEach
  void open() {
    desktop = new TestDesktop(peer, directory);
    desktop.show(new StackPane(), 900, 600);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  @Test
  void whatItMeansDependsOnTheTrayTheChoiceAndWhatIsUnderWay() {
    assertThat(Choice.of(true, true, false, 3)).isEqualTo(Choice.EXPLAIN_AND_HIDE);
    assertThat(Choice.of(true, true, true, 3)).isEqualTo(Choice.HIDE);
    assertThat(Choice.of(true, false, true, 0)).isEqualTo(Choice.QUIT);
    assertThat(Choice.of(true, false, true, 1)).isEqualTo(Choice.ASK_AND_QUIT);
    assertThat(Choice.of(false, true, true, 0)).isEqualTo(Choice.QUIT);
    assertThat(Choice.of(false, true, true, 1)).isEqualTo(Choice.ASK_AND_QUIT);
  }

  @Test
  void withATrayItHidesAndTellsWhereItIsTheFirstTimeOnly() {
    closing(true);
    request();
    desktop.screenshots("closing-tray");
    Node question = desktop.node("keepsRunning", Node.class);
    assertThat(TestDesktop.on(() -> (Icon) question.lookup(".ikonli-font-icon")).getFeather())
        .isEqualTo(Feather.INFO); // DESIGN 7
    desktop.click("keepsRunningYes");
    TestDesktop.until(() -> !desktop.stage().isShowing());
    TestDesktop.run(desktop.stage()::show);
    request();
    TestDesktop.until(() -> !desktop.stage().isShowing());
    assertThat(quit).isFalse();
  }

  @Test
  void whoWantsItToEndIsNotHeldUp() {
    closing(true);
    KeepRunning.want(desktop.context().preferences(), false);
    request();
    TestDesktop.until(quit::get);
  }

  @Test
  void withoutATrayItAsksWhileSomethingIsUnderWay() {
    closing(false);
    peer.put(
        new FakeTransfer("field-data", "debian-12.iso", 659_554_304)
            .pieces(780)
            .rate(2_400_000)
            .snapshot());
    request();
    desktop.screenshots("closing-transfers");
    desktop.click("quitNowNo");
    assertThat(quit).isFalse();
    assertThat(desktop.stage().isShowing()).isTrue();
    request();
    desktop.click("quitNowYes");
    TestDesktop.until(quit::get);
  }

  @Test
  void theTraySaysTheRates() {
    List<TrayWords> said = new CopyOnWriteArrayList<>();
    AtomicBoolean gone = new AtomicBoolean();
    Tray fake =
        new Tray() {
          @Override
          public void say(TrayWords words) {
            said.add(words);
          }

          @Override
          public void close() {
            gone.set(true);
          }
        };
    TrayPresence presence =
        TestDesktop.on(() ->
            new TrayPresence(
                desktop.context(),
                words -> {
                  said.add(words);
                  return Optional.of(fake);
                }));
    TestDesktop.run(() -> presence.open(() -> {}));
    TestDesktop.until(presence::isThere);
    peer.rates(2_400_000, 85_000);
    TestDesktop.until(() -> said.getLast().rates().equals("↓ 2.40 MB/s   ↑ 85 KB/s"));
    assertThat(said.getLast().tooltip()).startsWith("Covey").contains("2.40 MB/s");
    TestDesktop.run(presence::close);
    assertThat(gone).isTrue();
  }

  @Test
  void withoutATrayWhoBeganInTheBackgroundIsTold() {
    AtomicBoolean without = new AtomicBoolean();
    TrayPresence presence =
        TestDesktop.on(() -> new TrayPresence(desktop.context(), _ -> Optional.empty()));
    TestDesktop.run(() -> presence.open(() -> without.set(true)));
    TestDesktop.until(without::get);
    assertThat(presence.isThere()).isFalse();
  }

  private void closing(boolean tray) {
    TestDesktop.run(
        () -> new Closing(desktop.stage(), desktop.context(), () -> tray, () -> quit.set(true)));
  }

  private void request() {
    TestDesktop.run(() ->
        Event.fireEvent(
            desktop.stage(), new WindowEvent(desktop.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
  }
}
