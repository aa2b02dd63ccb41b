package dev.covey.peer.transfer;

import java.time.Duration;

/**
 * How transfers are paced and bounded (P5, N2, C1). Bad values are refused with an {@link
 * IllegalArgumentException} that names the key of the configuration.
 *
 * @param alpha weight of a peer's score in the assignment (P3), 0 or more
 * @param beta weight of a peer's load in the assignment (P3), 0 or more
 * @param k how much more than an even share one peer may get (P2), 1 or more
 * @param retries tries per piece and peer (D6), 1 or more
 * @param receiveTimeout a peer that owes a piece and sends nothing for so long is given up
 * @param sendTimeout a peer that takes nothing for so long is given up
 * @param maxConnections piece connections at once: those served, and those of one download
 * @param threads pieces read from disk at once for others (N2)
 */
public record TransferSettings(
    double alpha,
    double beta,
    double k,
    int retries,
    Duration receiveTimeout,
    Duration sendTimeout,
    int maxConnections,
    int threads) {

  public TransferSettings {
    check("SCORE_ALPHA", alpha, 0, 1_000);
    check("SCORE_BETA", beta, 0, 1_000);
    check("THRESHOLD_K", k, 1, 1_000);
    check("MAX_RETRIES", retries, 1, 100);
    check("RECV_TIMEOUT_MS", (double) receiveTimeout.toMillis(), 1, 3_600_000);
    check("SEND_TIMEOUT_MS", (double) sendTimeout.toMillis(), 1, 3_600_000);
    check("MAX_CONNECTIONS", maxConnections, 1, 10_000);
    check("THREAD_POOL_SIZE", threads, 1, 1_000);
  }

  /** The defaults of C1. */
  public static TransferSettings defaults() {
    int threads = Math.max(2, Math.min(10, Runtime.getRuntime().availableProcessors()));
    return new TransferSettings(
        0.20, 0.80, 1.25, 3, Duration.ofSeconds(5), Duration.ofSeconds(5), 50, threads);
  }

  private static void check(String key, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s to %s, not %s".formatted(key, plain(least), plain(most), plain(value)));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
