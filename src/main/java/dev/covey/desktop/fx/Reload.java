package dev.covey.desktop.fx;

import dev.covey.model.CoveyException;
import dev.covey.model.Subscription;
import java.util.function.Consumer;

/**
 * Runs on the FX thread. Asks one question again and again: however often it is requested, one is
 * on its way at a time and at most one more follows, so that a burst of events costs two questions
 * and the last answer is never older than the last request.
 *
 * @see FxBridge#reload
 */
public final class Reload<T> implements Subscription {
  private final FxBridge bridge;
  private final FxBridge.Work<? extends T> question;
  private final Consumer<? super T> done;
  private final Consumer<CoveyException> failed;
  private Subscription running;
  private boolean again;

  Reload(
      FxBridge bridge,
      FxBridge.Work<? extends T> question,
      Consumer<? super T> done,
      Consumer<CoveyException> failed) {
    this.bridge = bridge;
    this.question = question;
    this.done = done;
    this.failed = failed;
  }

  /** Asks, now or as soon as the question on its way is answered. */
  public void request() {
    if (running != null) {
      again = true;
      return;
    }
    running =
        bridge.work(
            question,
            answer -> {
              finished();
              done.accept(answer);
            },
            refusal -> {
              finished();
              failed.accept(refusal);
            });
  }

  private void finished() {
    running = null;
    if (again) {
      again = false;
      request();
    }
  }

  /** Drops the question on its way; it may be requested again later. */
  @Override
  public void close() {
    again = false;
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
