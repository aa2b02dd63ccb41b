package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.InlineError;
import dev.covey.peer.Peer;
import java.util.function.Supplier;
import javafx.stage.Window;

/**
 * What commands of the downloads screen work with, on the FX thread.
 *
 * @param window over which they ask
 * @param changed called when something was done: look again
 * @param error says why something could not be done
 */
record DownloadsContext(
    DesktopContext desktop,
    DownloadsViewModel viewModel,
    Supplier<Window> window,
    Runnable changed,
    InlineError error) {

  Peer peer() {
    return desktop.peer();
  }

  FxBridge bridge() {
    return desktop.bridge();
  }

  /** Does it, and looks again, or says why it could not be done. */
  void act(FxBridge.Deed deed) {
    error.clear();
    bridge().act(deed, changed, error::show);
  }
}
