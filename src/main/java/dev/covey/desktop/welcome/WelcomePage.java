package dev.covey.desktop.welcome;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;

/** Runs on the FX thread. The first start's page, which fills the window. */
public final class WelcomePage implements AutoCloseable {
  private final WelcomeViewModel model;
  private final Parent node;

  /**
   * @param back what leads back to the network this peer is in; empty if it is in none
   * @param joined told once this peer trusts a network, with the group it is invited to
   */
  public WelcomePage(
      DesktopContext context, Optional<Runnable> back, Consumer<Optional<GroupName>> joined) {
    model = new WelcomeViewModel(context, joined);
    node =
        FxmlFile.WELCOME.load(
            new WelcomeController(model, back.isPresent(), back.orElse(() -> {})));
  }

  public Parent node() {
    return node;
  }

  /** Enters an invite that was opened elsewhere, as if it had been pasted. */
  public void fillIn(Invite invite) {
    model.fillIn(invite);
  }

  @Override
  public void close() {
    model.close();
  }
}
