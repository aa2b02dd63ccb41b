package dev.covey.desktop;

import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs on the FX thread. Says, once, that the window can be used: in the log, where {@code
 * bench/desktop-start} waits for it, and to whoever has work that can wait until then.
 */
final class FirstFrame extends AnimationTimer {
  private static final Logger log = LoggerFactory.getLogger(FirstFrame.class);

  private final Runnable then;
  private boolean drawn;

  FirstFrame(Runnable then) {
    this.then = then;
  }

  /**
   * A pulse comes when the picture of the one before is drawn and what the user did meanwhile is
   * handled: at the second one the window answers.
   */
  @Override
  public void handle(long now) {
    if (!drawn) {
      drawn = true;
      return;
    }
    stop();
    log.info("the window can be used");
    then.run();
  }
}
