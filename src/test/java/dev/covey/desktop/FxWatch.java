package dev.covey.desktop;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Watches what the FX thread does, in processor time, which does not grow with the load of the
 * machine: how many pulses there are, what each costs, and the longest stretch between two looks at
 * its queue. A thread of its own asks the FX thread for a sign every other millisecond, and looks
 * at its stack while it gives none; all else is confined to the FX thread.
 */
final class FxWatch implements AutoCloseable {
  private static final long BETWEEN_SIGNS = 2_000_000;

  /** From that on a stretch is looked into. */
  private static final long LONG = 8_000_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Thread fx;
  private final Thread asking = new Thread(this::ask, "fx-watch");
  private final AnimationTimer pulses =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulsed();
        }
      };

  private volatile boolean closed;
  private volatile long signAt = System.nanoTime();
  private volatile boolean answered = true;

  /** The stack seen last in the stretch that goes on. */
  private volatile String seen = "";

  // Confined to the FX thread
  private List<Long> costs = new ArrayList<>();
  private long cpuAtPulse;
  private long cpuAtSign;
  private long longest;
  private String longestWas = "";
  private int over16;
  private long begun;

  /** What was seen in a phase; times in nanoseconds of processor time. */
  record Phase(
      double pulsesASecond,
      double meanPulse,
      long p99Pulse,
      long longest,
      String longestWas,
      int over16) {}

  FxWatch(Thread fx) {
    this.fx = fx;
    asking.setDaemon(true);
    asking.start();
  }

  /** Runs on the FX thread: forgets what was, and begins a phase. */
  void begin() {
    costs = new ArrayList<>();
    longest = 0;
    longestWas = "";
    over16 = 0;
    begun = System.nanoTime();
    cpuAtPulse = threads.getCurrentThreadCpuTime();
    cpuAtSign = cpuAtPulse;
    pulses.start();
  }

  /** Runs on the FX thread. */
  Phase end() {
    pulses.stop();
    double seconds = (System.nanoTime() - begun) / 1e9;
    long[] sorted = costs.stream().mapToLong(cost -> cost).sorted().toArray();
    long p99 = sorted.length == 0 ? 0 : sorted[(int) (sorted.length * 0.99)];
    return new Phase(
        sorted.length / seconds,
        Arrays.stream(sorted).average().orElse(0),
        p99,
        longest,
        longestWas,
        over16);
  }

  private void pulsed() {
    long cpu = threads.getCurrentThreadCpuTime();
    costs.add(cpu - cpuAtPulse);
    cpuAtPulse = cpu;
  }

  private void sign() {
    long cpu = threads.getCurrentThreadCpuTime();
    long cost = cpu - cpuAtSign;
    cpuAtSign = cpu;
    if (cost > longest) {
      longest = cost;
      longestWas = seen;
    }
    over16 += cost > 16_000_000 ? 1 : 0;
    seen = "";
    signAt = System.nanoTime();
    answered = true;
  }

  private void ask() {
    while (!closed) {
      LockSupport.parkNanos(BETWEEN_SIGNS);
      if (answered) {
        answered = false;
        Platform.runLater(this::sign);
      } else if (System.nanoTime() - signAt > LONG) {
        seen = told(fx.getStackTrace());
      }
    }
  }

  /** Where it is: the innermost place, and the innermost of Covey's. */
  private static String told(StackTraceElement[] stack) {
    String own =
        Arrays.stream(stack)
            .filter(frame -> frame.getClassName().startsWith("dev.covey"))
            .filter(frame -> !frame.getClassName().contains("FxWatch"))
            .map(FxWatch::told)
            .findFirst()
            .orElse("JavaFX");
    String toolkit =
        Arrays.stream(stack)
            .filter(frame -> frame.getClassName().contains("javafx"))
            .limit(3)
            .map(FxWatch::told)
            .toList()
            .toString();
    return own + " " + toolkit;
  }

  private static String told(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.substring(name.lastIndexOf('.') + 1) + "." + frame.getMethodName();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(asking);
  }
}
