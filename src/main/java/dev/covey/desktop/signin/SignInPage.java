package dev.covey.desktop.signin;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.model.GroupName;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;

/** Runs on the FX thread. Sign-up and sign-in, which fill the window. */
public final class SignInPage implements AutoCloseable {
  private final SignInViewModel model;
  private final SignInController controller;
  private final Parent node;

  /**
   * @param reason why the user has to sign in, if that was not the user's own wish; else empty
   * @param back to the choice of a network
   * @param entering told, before the user is in, of the first group that is to be made then
   */
  public SignInPage(
      DesktopContext context,
      String reason,
      Runnable back,
      Consumer<Optional<GroupName>> entering) {
    model = new SignInViewModel(context, entering);
    controller = new SignInController(model, reason, back);
    node = FxmlFile.SIGN_IN.load(controller);
  }

  public Parent node() {
    return node;
  }

  /** Puts the cursor into the first field that is empty; the page must be in a window. */
  public void focus() {
    // What scrolls comes into the scene with the skin of what scrolls it, which CSS makes.
    node.applyCss();
    controller.focus();
  }

  @Override
  public void close() {
    model.close();
  }
}
