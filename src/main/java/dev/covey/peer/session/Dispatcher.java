package dev.covey.peer.session;

import dev.covey.model.Subscription;
import dev.covey.net.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  /** What is to be told, or whom to tell that all before it was. */
  private sealed interface Entry<E> {
    record Event<E>(E event) implements Entry<E> {}

    record Mark<E>(CountDownLatch reached) implements Entry<E> {}
  }

  private final BlockingQueue<Entry<E>> events = new ArrayBlockingQueue<>(CAPACITY);
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
    events.put(new Entry.Event<>(event));
  }

  /**
   * Tells all listeners that something is to be looked at again: skipped if an equal event is
   * waiting already. With a full queue it is lost, as the listeners are far behind anyway.
   */
  public void hint(E event) {
    Entry<E> entry = new Entry.Event<>(event);
    if (!events.contains(entry) && !events.offer(entry)) {
      log.warn("listeners are slow: {} events wait, one was dropped", CAPACITY);
    }
  }

  /**
   * Waits until the listeners have been told of everything that was posted before.
   *
   * @return false if that took longer than the limit
   */
  public boolean awaitTold(Duration limit) throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    long until = System.nanoTime() + limit.toNanos();
    return events.offer(new Entry.Mark<>(reached), limit.toNanos(), TimeUnit.NANOSECONDS)
        && reached.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private void run() {
    try {
      while (true) {
        switch (events.take()) {
          case Entry.Event<E>(E event) -> tell(event);
          case Entry.Mark<E>(CountDownLatch reached) -> reached.countDown();
        }
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
