package dev.covey.console;

import dev.covey.model.Subscription;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads keys on a thread of its own while something is watched, and tells when one says that it is
 * enough: q, Enter or Ctrl-D. Ctrl-C stays the signal that it is. Until it is closed, what is typed
 * is not shown.
 */
final class LeavingKeys implements Subscription {
  private static final Logger log = LoggerFactory.getLogger(LeavingKeys.class);
  private static final long LOOK_MS = 50;
  private static final int CTRL_D = 4;

  private final Terminal terminal;
  private final Runnable onLeave;
  private final Attributes before;
  private final Thread reading;
  private volatile boolean closed;

  private LeavingKeys(Terminal terminal, Runnable onLeave, ThreadFactory threads) {
    this.terminal = terminal;
    this.onLeave = onLeave;
    this.before = terminal.enterRawMode();
    this.reading = threads.newThread(this::read);
  }

  /**
   * @param onLeave is called at most once, on the thread that reads, and never after {@link #close}
   */
  static LeavingKeys open(Terminal terminal, Runnable onLeave, ThreadFactory threads) {
    LeavingKeys keys = new LeavingKeys(terminal, onLeave, threads);
    keys.reading.start();
    return keys;
  }

  private void read() {
    try {
      int key = NonBlockingReader.READ_EXPIRED;
      while (!closed && !leaves(key)) {
        key = terminal.reader().read(LOOK_MS);
      }
      if (!closed) {
        onLeave.run();
      }
    } catch (IOException e) {
      log.debug("no keys can be read: {}", e.getClass().getSimpleName());
      onLeave.run(); // the terminal is gone, and with it whoever watched
    }
  }

  private static boolean leaves(int key) {
    return switch (key) {
      case 'q', 'Q', '\r', '\n', CTRL_D, NonBlockingReader.EOF -> true;
      default -> false;
    };
  }

  /** Waits for the thread that reads, so that the next line is the prompt's. */
  @Override
  public void close() {
    closed = true;
    boolean interrupted = Thread.interrupted();
    try {
      reading.join();
    } catch (InterruptedException _) {
      interrupted = true;
    }
    terminal.setAttributes(before);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
