package dev.covey.desktop.fx;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Subscription;
import dev.covey.net.Threads;
import dev.covey.peer.Peer;
import dev.covey.peer.PeerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any thread may call its methods; whatever it hands on arrives on the FX thread. It is the only
 * crossing between the FX thread and all others: events, snapshots, and work that may block.
 *
 * <p>A closed handle delivers nothing more, also not what was already on its way.
 */
public final class FxBridge implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FxBridge.class);

  /** How long closing waits for what is to be finished. */
  private static final Duration FINISH_LIMIT = Duration.ofSeconds(5);

  private final ThreadFactory workers = Threads.virtual("desktop-work-");
  private final ScheduledExecutorService clock = Threads.scheduler("desktop-clock");
  private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
  private final Set<CountDownLatch> unfinished = ConcurrentHashMap.newKeySet();

  /** What may take its time: runs on a thread of its own, is interrupted when no longer wanted. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws CoveyException;
  }

  /** {@link Work} without a result. */
  @FunctionalInterface
  public interface Deed {
    void run() throws CoveyException;
  }

  /** Runs on the FX thread: at once if this is it, else soon. */
  public void run(Runnable action) {
    if (Platform.isFxApplicationThread()) {
      action.run();
    } else {
      Platform.runLater(action);
    }
  }

  /** Tells of every event of a peer from now on. */
  public Subscription subscribe(Peer peer, Consumer<? super PeerEvent> listener) {
    Delivery<PeerEvent> delivery = new Delivery<>(listener, Platform::runLater);
    Subscription source = peer.onEvent(event -> delivery.each(event));
    return register(() -> {
      delivery.close();
      source.close();
    });
  }

  /**
   * Tells a snapshot now and then so many times a second; if the FX thread is late, it gets the
   * newest only.
   *
   * @param snapshot answers at once, from memory; runs off the FX thread
   */
  public <T> Subscription poll(
      Supplier<? extends T> snapshot, int timesASecond, Consumer<? super T> listener) {
    Delivery<T> delivery = new Delivery<>(listener, Platform::runLater);
    var ticks =
        Ticks.start(
            clock,
            Duration.ofMillis(1000L / timesASecond),
            () -> delivery.newest(snapshot.get()),
            "a snapshot");
    return register(() -> {
      delivery.close();
      ticks.close();
    });
  }

  /**
   * Does what may block on a thread of its own, then tells the result, or why there is none.
   *
   * @return closing it interrupts the work and drops its result
   */
  public <T> Subscription work(
      Work<? extends T> work, Consumer<? super T> done, Consumer<CoveyException> failed) {
    Delivery<Runnable> delivery = new Delivery<>(Runnable::run, Platform::runLater);
    Thread thread =
        workers.newThread(() -> {
          try {
            T result = work.run();
            delivery.each(() -> done.accept(result));
          } catch (CoveyException e) {
            delivery.each(() -> failed.accept(e));
          } catch (RuntimeException e) {
            log.error("work for the desktop failed unexpectedly", e);
            delivery.each(() -> failed.accept(unexpected(e)));
          }
        });
    Subscription handle =
        () -> {
          delivery.close();
          thread.interrupt();
        };
    thread.start();
    return handle;
  }

  /** Runs once on the FX thread after a while, unless closed before. */
  public Subscription after(Duration delay, Runnable action) {
    Delivery<Runnable> delivery = new Delivery<>(Runnable::run, Platform::runLater);
    var timer =
        clock.schedule(() -> delivery.each(action), delay.toMillis(), TimeUnit.MILLISECONDS);
    return () -> {
      delivery.close();
      timer.cancel(false);
    };
  }

  /** Runs on the FX thread now and then again and again. */
  public Subscription every(Duration interval, Runnable action) {
    Delivery<Runnable> delivery = new Delivery<>(Runnable::run, Platform::runLater);
    var ticks = Ticks.start(clock, interval, () -> delivery.newest(action), "a repetition");
    return register(() -> {
      delivery.close();
      ticks.close();
    });
  }

  /** {@link #work} without a result. */
  public Subscription act(Deed deed, Runnable done, Consumer<CoveyException> failed) {
    return work(
        () -> {
          deed.run();
          return true;
        },
        _ -> done.run(),
        failed);
  }

  /**
   * {@link #act}, and {@link #close} waits for it: what the user was told is done, is done though
   * the window closes.
   */
  public void finish(Deed deed, Runnable done, Consumer<CoveyException> failed) {
    CountDownLatch over = new CountDownLatch(1);
    unfinished.add(over);
    Subscription _ =
        act(
            () -> {
              try {
                deed.run();
              } finally {
                unfinished.remove(over);
                over.countDown();
              }
            },
            done,
            failed);
  }

  /**
   * A list that is asked for again whenever something may have changed it.
   *
   * @see Reload#request()
   */
  public <T> Reload<T> reload(
      Work<? extends T> question, Consumer<? super T> done, Consumer<CoveyException> failed) {
    return new Reload<>(this, question, done, failed);
  }

  /** For one setting: what is chosen for it is carried out in the order in which it was chosen. */
  public Choices choices() {
    return new Choices(this);
  }

  private Subscription register(Subscription handle) {
    open.add(handle);
    return () -> {
      if (open.remove(handle)) {
        handle.close();
      }
    };
  }

  private static CoveyException unexpected(RuntimeException e) {
    return new CoveyException(ErrorCode.FAILED, Messages.english().text("said.unexpected"), e);
  }

  /** Ends every subscription and poll that is still open, and waits for what is to be finished. */
  @Override
  public void close() {
    open.forEach(Subscription::close);
    open.clear();
    clock.shutdownNow();
    Instant limit = Instant.now().plus(FINISH_LIMIT);
    try {
      for (CountDownLatch deed : unfinished) {
        long left = Duration.between(Instant.now(), limit).toMillis();
        if (!deed.await(left, TimeUnit.MILLISECONDS)) {
          log.warn("closed before everything was finished");
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
