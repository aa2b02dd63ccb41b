package dev.covey.desktop.network;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Screen;
import java.time.InstantSource;
import javafx.scene.Parent;

/** Runs on the FX thread. Trackers, invite, fingerprint and recent events. */
public final class NetworkScreen implements Screen {
  private final NetworkViewModel model;
  private final ReachViewModel reach;
  private final Parent node;

  private NetworkScreen(DesktopContext context, EventLog log) {
    model = new NetworkViewModel(context, InstantSource.system());
    reach = new ReachViewModel(context, InstantSource.system());
    node =
        FxmlFile.NETWORK.load(
            new NetworkController(model, reach, log, context.starter().startedHere()));
  }

  /**
   * @param log what happened before the screen was first seen, and goes on to be filled
   */
  public static Screen create(DesktopContext context, EventLog log) {
    return new NetworkScreen(context, log);
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public String title() {
    return Messages.text("network.title");
  }

  @Override
  public void shown() {
    model.start();
    reach.start();
  }

  @Override
  public void hidden() {
    model.stop();
    reach.stop();
  }
}
