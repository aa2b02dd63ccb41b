package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.instance.Handover;
import dev.covey.peer.Peer;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/** The whole window of a peer, open at its usual size or another. Used by the test's thread. */
public final class OpenWindow implements AutoCloseable {
  private final TestDesktop desktop;
  private final MainWindow window;

  OpenWindow(TestDesktop desktop, Peer peer, Path directory) {
    this.desktop = desktop;
    DesktopContext context = desktop.context();
    window =
        TestDesktop.on(() ->
            new MainWindow(
                desktop.stage(),
                new DesktopOptions(
                    peer, desktop.starter(), desktop.nearby(), desktop.autostart(), false),
                context.bridge(),
                context.preferences(),
                context.themes(),
                desktop.dialogs(),
                new NoticeStack(Duration.hours(1)))); // whatever the machine does meanwhile
    TestDesktop.run(window::show);
    desktop.resize(1280, 800);
  }

  /** As large as the display without a screen can show, at most 999 points high. */
  public static OpenWindow over(TestDesktop desktop, Path directory, int width, int height) {
    OpenWindow open = new OpenWindow(desktop, desktop.peer(), directory);
    // What reaches beyond the last row of that display would be written beyond its end.
    TestDesktop.run(() -> {
      desktop.stage().setX(0);
      desktop.stage().setY(0);
    });
    desktop.resize(width, height);
    TestDesktop.until(() -> TestDesktop.on(() -> desktop.stage().getScene().getWidth()) == width);
    return open;
  }

  MainWindow window() {
    return window;
  }

  public void go(Destination destination) {
    TestDesktop.run(() -> window.context().navigation().go(destination));
  }

  public void handOver(Handover handover) {
    TestDesktop.run(() -> window.handedOver(handover));
  }

  /** Closes the window as by its button, and quits if nobody is asked. */
  public void requestClose(boolean hasTray) {
    TestDesktop.run(() -> {
      new Closing(desktop.stage(), window.context(), () -> hasTray, () -> {});
      Event.fireEvent(
          desktop.stage(), new WindowEvent(desktop.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
      desktop.stage().setOnCloseRequest(null);
    });
  }

  @Override
  public void close() {
    TestDesktop.run(window::close);
  }
}
