package dev.covey.peer.session;

import dev.covey.model.Subscription;
import dev.covey.net.Threads;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happened, one event after another, on one virtual thread of its own. Any
 * thread may post and subscribe.
 */
public final class Dispatcher<E> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final int CAPACITY = 1_024;

  private final BlockingQueue<E> events = new ArrayBlockingQueue<>(CAPACITY);
  private final List<Consumer<? super E>> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;

  public Dispatcher(String name) {
    this.thread = Threads.virtual(name + "-").newThread(this::run);
  }

  public void start() {
    thread.start();
  }

  public Subscription subscribe(Consumer<? super E> listener) {
    // Wrapped, so that subscribing the same listener twice makes two subscriptions.
    Consumer<E> own = listener::accept;
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  /** Tells all listeners; waits while the queue is full. */
  public void post(E event) throws InterruptedException {
    events.put(event);
  }

  /**
   * Tells all listeners that something is to be looked at again: skipped if an equal event is
   * waiting already. With a full queue it is lost, as the listeners are far behind anyway.
   */
  public void hint(E event) {
    if (!events.contains(event) && !events.offer(event)) {
      log.warn("listeners are slow: {} events wait, one was dropped", CAPACITY);
    }
  }

  private void run() {
    try {
      while (true) {
        tell(events.take());
      }
    } catch (InterruptedException _) {
      log.trace("closed");
    }
  }

  private void tell(E event) {
    for (Consumer<? super E> listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        log.error("a listener failed on {}", event.getClass().getSimpleName(), e);
      }
    }
  }

  /** Tells no more; what still waits is forgotten. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
