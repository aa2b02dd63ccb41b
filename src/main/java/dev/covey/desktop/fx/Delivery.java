package dev.covey.desktop.fx;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Given values by any thread, hands them to its listener on the FX thread until closed. */
final class Delivery<T> {
  private final Consumer<? super T> listener;
  private final Consumer<Runnable> fxThread;
  private final AtomicReference<T> waiting = new AtomicReference<>();
  private volatile boolean closed;

  /**
   * @param fxThread runs what it is given on the FX thread, soon and in order
   */
  Delivery(Consumer<? super T> listener, Consumer<Runnable> fxThread) {
    this.listener = listener;
    this.fxThread = fxThread;
  }

  /** Hands on this value after all before it. */
  void each(T value) {
    fxThread.accept(() -> accept(value));
  }

  /** Hands on this value, instead of one that the FX thread has not yet taken. */
  void newest(T value) {
    if (waiting.getAndSet(value) == null) {
      fxThread.accept(() -> accept(waiting.getAndSet(null)));
    }
  }

  private void accept(T value) {
    if (!closed) {
      listener.accept(value);
    }
  }

  void close() {
    closed = true;
  }
}
