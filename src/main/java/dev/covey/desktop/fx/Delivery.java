package dev.covey.desktop.fx;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Given values by any thread, hands them to its listener on the FX thread until closed. */
final class Delivery<T> {
  private final Consumer<? super T> listener;
  private final AtomicReference<T> waiting = new AtomicReference<>();
  private volatile boolean closed;

  Delivery(Consumer<? super T> listener) {
    this.listener = listener;
  }

  /** Hands on this value after all before it. */
  void each(T value) {
    Platform.runLater(() -> accept(value));
  }

  /** Hands on this value, instead of one that the FX thread has not yet taken. */
  void newest(T value) {
    if (waiting.getAndSet(value) == null) {
      Platform.runLater(() -> accept(waiting.getAndSet(null)));
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
