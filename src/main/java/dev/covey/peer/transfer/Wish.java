package dev.covey.peer.transfer;

import java.io.Serial;
import java.util.concurrent.atomic.AtomicReference;

/** What is wanted of a download: set by any thread, followed by the download's. */
final class Wish {
  enum Kind {
    GO,
    PAUSE,
    /** End and discard; final. */
    CANCEL,
    /** End and keep what is here; final. */
    CLOSE
  }

  /** Another wish came than the one being followed: ends whatever is going on. */
  static final class Changed extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    Changed() {
      super("another wish", null, false, false);
    }
  }

  private final AtomicReference<Kind> kind = new AtomicReference<>(Kind.GO);

  private volatile boolean inOrder;

  /** Whether pieces are wanted in the order of the file. */
  boolean inOrder() {
    return inOrder;
  }

  void inOrder(boolean now) {
    inOrder = now;
  }

  Kind kind() {
    return kind.get();
  }

  /** Whether it is so now: not if a final one came before. */
  boolean become(Kind wanted) {
    Kind now =
        kind.updateAndGet(
            before -> before == Kind.CANCEL || before == Kind.CLOSE ? before : wanted);
    return now == wanted;
  }

  void require(Kind followed) throws Changed {
    if (kind.get() != followed) {
      throw new Changed();
    }
  }
}
