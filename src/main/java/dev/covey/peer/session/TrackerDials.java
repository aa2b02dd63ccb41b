package dev.covey.peer.session;

import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Connections to trackers that are under way side by side, so that an address which swallows
 * everything keeps nobody from the next one. Used by the session's thread; each connects in a
 * virtual thread of its own.
 */
final class TrackerDials implements AutoCloseable {
  /** One that has been started, and connects or fails. */
  static final class Dial {
    private final TrackerWalk.Step.Try step;
    private final CompletableFuture<Connection> connection = new CompletableFuture<>();

    private Dial(TrackerWalk.Step.Try step) {
      this.step = step;
    }

    TrackerWalk.Step.Try step() {
      return step;
    }

    /**
     * Once it has ended.
     *
     * @throws IOException if it failed
     */
    Connection connected() throws IOException, InterruptedException {
      try {
        return connection.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failure) {
          throw failure;
        }
        throw new IOException(e.getCause());
      }
    }
  }

  private final SSLContext tls;
  private final Duration limit;
  private final List<Dial> pending = new ArrayList<>();

  /** In the order in which they ended; no more than were started. */
  private final BlockingQueue<Dial> ended = new LinkedBlockingQueue<>();

  /**
   * @param limit for one of them to connect and shake hands
   */
  TrackerDials(SSLContext tls, Duration limit) {
    this.tls = tls;
    this.limit = limit;
  }

  Dial start(TrackerWalk.Step.Try step) {
    Dial dial = new Dial(step);
    pending.add(dial);
    Threads.start("tracker-dial-" + step.tracker(), () -> connect(dial));
    return dial;
  }

  private void connect(Dial dial) {
    try {
      Connection made = Dialer.tls(dial.step().tracker(), tls, limit);
      if (!dial.connection.complete(made)) {
        made.close();
      }
    } catch (IOException | RuntimeException e) {
      dial.connection.completeExceptionally(e);
    }
    ended.add(dial);
  }

  /** The next one that has ended, if one does within that time; each is told once. */
  Optional<Dial> await(Duration patience) throws InterruptedException {
    Optional<Dial> next = Optional.ofNullable(ended.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    next.ifPresent(pending::remove);
    return next;
  }

  /** Whether all have ended and been told. */
  boolean isEmpty() {
    return pending.isEmpty();
  }

  /** Gives up those that have not been told. */
  @Override
  public void close() {
    for (Dial dial : pending) {
      boolean open = !dial.connection.completeExceptionally(new CancellationException());
      if (open && !dial.connection.isCompletedExceptionally()) {
        dial.connection.join().close();
      }
    }
  }
}
