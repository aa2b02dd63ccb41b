package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.peer.Peer;
import java.nio.file.Path;

/** The whole window of a peer, open at its usual size. Used by the test's thread. */
final class OpenWindow implements AutoCloseable {
  private final MainWindow window;

  OpenWindow(TestDesktop desktop, Peer peer, Path directory) {
    DesktopContext context = desktop.context();
    window =
        TestDesktop.on(() ->
            new MainWindow(
                desktop.stage(),
                new DesktopOptions(peer, desktop.starter(), directory, desktop.autostart(), false),
                context.bridge(),
                context.preferences(),
                context.themes(),
                desktop.dialogs()));
    TestDesktop.run(window::show);
    desktop.resize(1280, 800);
  }

  MainWindow window() {
    return window;
  }

  @Override
  public void close() {
    TestDesktop.run(window::close);
  }
}
