package dev.covey.desktop.fx;

import dev.covey.model.CoveyException;
import java.util.function.Consumer;

/**
 * Runs on the FX thread. Carries out what is chosen for one setting, one choice at a time and in
 * their order: of those made while one is on its way only the last is carried out after it. Work of
 * its own for each choice could overtake an earlier one's, and leave the setting with what was
 * chosen before.
 */
public final class Choices {
  private final FxBridge bridge;
  private boolean running;
  private Choice next;

  private record Choice(FxBridge.Deed deed, Runnable done, Consumer<CoveyException> failed) {}

  Choices(FxBridge bridge) {
    this.bridge = bridge;
  }

  /**
   * Chooses.
   *
   * @param deed puts the choice into force
   * @param done called if nothing else was chosen meanwhile
   * @param failed the same, if the choice was not taken
   */
  public void make(FxBridge.Deed deed, Runnable done, Consumer<CoveyException> failed) {
    Choice choice = new Choice(deed, done, failed);
    if (running) {
      next = choice;
    } else {
      start(choice);
    }
  }

  private void start(Choice choice) {
    running = true;
    bridge.act(
        choice.deed, () -> ended(choice.done), why -> ended(() -> choice.failed.accept(why)));
  }

  private void ended(Runnable tell) {
    running = false;
    if (next == null) {
      tell.run();
    } else {
      Choice newer = next;
      next = null;
      start(newer);
    }
  }
}
