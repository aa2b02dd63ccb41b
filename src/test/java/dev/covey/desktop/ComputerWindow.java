package dev.covey.desktop;

import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.NetworkStarter;
import dev.covey.desktop.fx.Preferences;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.fx.Themes;
import dev.covey.peer.Peer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Used by a test's thread. The window of one of several computers, and what its user has done in
 * it: clicks and fields, one by one.
 */
final class ComputerWindow implements AutoCloseable {
  private final TestDesktop desktop;
  private final Peer peer;
  private final FxBridge bridge;
  private final Preferences preferences;
  private final Stage stage;
  private final MainWindow window;
  private final TestDesktop.TestDialogs dialogs = new TestDesktop.TestDialogs();
  private final List<String> done = new ArrayList<>();

  private ComputerWindow(
      TestDesktop desktop, Peer peer, NetworkStarter starter, Path home, Stage stage) {
    this.desktop = desktop;
    this.peer = peer;
    this.stage = stage;
    bridge = new FxBridge();
    preferences = Preferences.open(home.resolve("desktop.properties"));
    window =
        new MainWindow(
            stage,
            new DesktopOptions(peer, starter, desktop.autostart(), false),
            bridge,
            preferences,
            new Themes(preferences),
            dialogs);
    window.show();
  }

  static ComputerWindow open(TestDesktop desktop, Peer peer, NetworkStarter starter, Path home) {
    return TestDesktop.on(() -> new ComputerWindow(desktop, peer, starter, home, new Stage()));
  }

  Peer peer() {
    return peer;
  }

  /** What the user has done so far. */
  List<String> done() {
    return List.copyOf(done);
  }

  void click(String id) {
    TestDesktop.run(this::standAlone);
    until(() -> isReady(id));
    desktop.click(find(id));
    done.add("click " + id);
  }

  /**
   * The computers share one screen here, and a hand reaches only what nothing covers. A window that
   * is hidden rests.
   */
  private void standAlone() {
    List.copyOf(Window.getWindows()).stream()
        .filter(other -> other instanceof Stage && !other.equals(stage))
        .forEach(Window::hide);
    stage.show();
  }

  void fill(String id, String text) {
    until(() -> isReady(id));
    TestDesktop.run(() -> ((TextInputControl) find(id)).setText(text));
    done.add("fill " + id);
  }

  /** What the system's dialog will be answered with. */
  void willChoose(Path file) {
    dialogs.willChooseFiles(file);
  }

  /** The answer counts as one click. */
  void chose(String what) {
    done.add("choose " + what);
  }

  void sees(String id) {
    TestDesktop.run(this::standAlone);
    until(() -> isReady(id));
  }

  void until(Callable<Boolean> isSo) {
    TestDesktop.until(isSo);
  }

  private Node find(String id) {
    return stage.getScene().getRoot().lookup("#" + id);
  }

  private boolean isReady(String id) {
    return TestDesktop.on(() -> {
      Node node = find(id);
      for (Node at = node; at != null; at = at.getParent()) {
        if (!at.isVisible()) {
          return false;
        }
      }
      return node != null && !node.isDisabled();
    });
  }

  @Override
  public void close() {
    TestDesktop.run(() -> {
      window.close();
      stage.hide();
    });
    bridge.close();
    preferences.close();
  }
}
