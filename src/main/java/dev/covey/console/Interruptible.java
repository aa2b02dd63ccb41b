package dev.covey.console;

import java.util.function.Supplier;

/** Work of the console's thread that Ctrl-C, seen by another, may interrupt. */
final class Interruptible {
  /** Guarded by this; null when nothing is carried out. */
  private Thread working;

  <T> T run(Supplier<T> work) {
    synchronized (this) {
      working = Thread.currentThread();
    }
    try {
      return work.get();
    } finally {
      synchronized (this) {
        working = null;
        // An interruption is about this work alone: the next line must not feel it.
        Thread.interrupted();
      }
    }
  }

  synchronized void interrupt() {
    if (working != null) {
      working.interrupt();
    }
  }
}
