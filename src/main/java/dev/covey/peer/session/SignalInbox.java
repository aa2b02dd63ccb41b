package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.protocol.TrackerEvent;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What others want of the session's thread, and what its tracker tells of its own accord. Any
 * thread may send, and waits while very many signals wait already; only the session's thread takes.
 */
final class SignalInbox implements TrackerLine.Keeper {
  private static final int MOST = 256;

  private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(MOST);
  private final Dispatcher<SessionEvent> events;

  /**
   * @param events told what the session itself has no use for
   */
  SignalInbox(Dispatcher<SessionEvent> events) {
    this.events = events;
  }

  /** Hands a signal over. */
  void send(Signal signal) throws InterruptedException {
    signals.put(signal);
  }

  /** Has the thread look around soon; with a full inbox it is about to anyway. */
  void wake() {
    boolean _ = signals.offer(new Signal.Wake());
  }

  /**
   * The next signal, waited for.
   *
   * @return null if none came in that time
   */
  Signal poll(long nanos) throws InterruptedException {
    return signals.poll(nanos, TimeUnit.NANOSECONDS);
  }

  /** Nothing is done any more: whoever waits for a signal is told so. */
  void refuse(CoveyException why) {
    for (Signal signal = signals.poll(); signal != null; signal = signals.poll()) {
      signal.fail(why);
    }
  }

  @Override
  public void told(TrackerLine line, TrackerEvent event) throws InterruptedException {
    switch (event) {
      case TrackerEvent.SessionEnded(String reason) -> send(new Signal.Revoked(line, reason));
      case TrackerEvent.UserRenamed renamed -> {
        send(new Signal.Renamed(renamed.to()));
        events.post(new SessionEvent.Told(renamed));
      }
      case TrackerEvent.TrackerStopping() -> line.lose("the tracker stops");
      case TrackerEvent other -> events.post(new SessionEvent.Told(other));
    }
  }

  @Override
  public void lost(TrackerLine line) {
    wake();
  }
}
