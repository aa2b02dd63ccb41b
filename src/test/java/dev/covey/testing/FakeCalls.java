package dev.covey.testing;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What was asked of a {@link FakePeer}, and what it is to answer instead of obeying. Any thread.
 *
 * <p>A call is recorded as its method's name and its arguments, separated by blanks; passwords are
 * never part of it.
 */
public final class FakeCalls {
  // Guarded by this
  private final List<String> made = new ArrayList<>();
  private final Map<String, CoveyException> failOnce = new HashMap<>();
  private final Map<String, CoveyException> failAlways = new HashMap<>();
  private final Map<String, CountDownLatch> gates = new HashMap<>();

  /** Every call so far, for example {@code createGroup films}. */
  public synchronized List<String> made() {
    return List.copyOf(made);
  }

  public synchronized void forget() {
    made.clear();
  }

  /** The next call of that method fails. */
  public synchronized void failNext(String method, ErrorCode code, String message) {
    failOnce.put(method, new CoveyException(code, message));
  }

  /** Every call of that method fails, until {@link #obey}. */
  public synchronized void failAlways(String method, ErrorCode code, String message) {
    failAlways.put(method, new CoveyException(code, message));
  }

  public synchronized void obey(String method) {
    failOnce.remove(method);
    failAlways.remove(method);
  }

  /** Calls of that method wait until {@link #release}, as on a slow network. */
  public synchronized void hold(String method) {
    gates.put(method, new CountDownLatch(1));
  }

  public synchronized void release(String method) {
    CountDownLatch gate = gates.remove(method);
    if (gate != null) {
      gate.countDown();
    }
  }

  /** Records a call, waits at its gate, and fails if it is to fail. */
  void called(String method, Object... arguments) throws CoveyException {
    CountDownLatch gate = record(method, arguments);
    if (gate != null) {
      await(gate);
    }
    CoveyException failure = failure(method);
    if (failure != null) {
      throw new CoveyException(failure.code(), failure.getMessage());
    }
  }

  /** Records a call that neither waits nor fails. */
  void noted(String method, Object... arguments) {
    var _ = record(method, arguments);
  }

  private synchronized CountDownLatch record(String method, Object... arguments) {
    StringBuilder call = new StringBuilder(method);
    for (Object argument : arguments) {
      call.append(' ').append(argument);
    }
    made.add(call.toString());
    return gates.get(method);
  }

  private synchronized CoveyException failure(String method) {
    CoveyException once = failOnce.remove(method);
    return once != null ? once : failAlways.get(method);
  }

  private static void await(CountDownLatch gate) throws CoveyException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(ErrorCode.CANCELLED, "Interrupted.", e);
    }
  }
}
