package dev.covey.peer.transfer;

import java.time.Duration;

/**
 * How pieces are assigned, fetched and served (P5, C1).
 *
 * @param alpha weight of a peer's score, 0 or more
 * @param beta weight of a peer's load, 0 or more
 * @param k slack of the cap per peer, at least 1 (P2)
 * @param retries tries per piece and peer, at least 1 (D6)
 * @param receiveTimeout how long a peer may be silent while it owes pieces
 * @param sendTimeout how long one frame may take to leave
 * @param maxConnections piece connections served at once, at least 1 (N2)
 * @param threads pieces read and sent at once, at least 1 (N2)
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
    atLeast("alpha", alpha, 0);
    atLeast("beta", beta, 0);
    atLeast("K", k, 1);
    atLeast("retries", retries, 1);
    atLeast("connections", maxConnections, 1);
    atLeast("threads", threads, 1);
    positive("receive timeout", receiveTimeout);
    positive("send timeout", sendTimeout);
  }

  public static TransferSettings defaults() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new TransferSettings(
        0.20,
        0.80,
        1.25,
        3,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        50,
        Math.clamp(cores, 2, 10));
  }

  private static void atLeast(String name, double value, double least) {
    if (!(value >= least) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "%s is a number of at least %s, not %s".formatted(name, least, value));
    }
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException("the %s is not positive: %s".formatted(name, value));
    }
  }
}
