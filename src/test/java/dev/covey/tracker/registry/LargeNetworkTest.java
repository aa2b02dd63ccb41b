package dev.covey.tracker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The room and time that a large network takes. {@code main} measures the full size: run it with
 * {@code -Xmx1g}.
 */
class LargeNetworkTest {
  private static final LargeNetwork FULL = new LargeNetwork(100_000, 10_000, 1_000_000);
  private static final LargeNetwork SMALLER = new LargeNetwork(3_000, 600, 30_000);

  /** Of 1 GiB for a million files, the rest is left to whatever else a tracker does. */
  private static final long MOST_BYTES_A_FILE = 700;

  private record Measured(Registry registry, long bytesAFile, Duration time) {}

  @Test
  void aMillionFilesFitAGibibyte() throws Exception { // DESIGN 5
    Measured measured = measure(SMALLER);
    System.out.println(described(SMALLER, measured));
    assertThat(measured.bytesAFile()).isLessThan(MOST_BYTES_A_FILE);
    var list =
        measured
            .registry()
            .groups()
            .views()
            .list(LargeNetwork.account(3), Optional.empty(), 500, Presence.NOBODY);
    assertThat(list.items()).hasSize(500);
    assertThat(list.more()).isTrue();
  }

  static void main() {
    System.out.println(described(FULL, measure(FULL)));
  }

  private static String described(LargeNetwork network, Measured measured) {
    return "%s: %d bytes a file with all else shared out, applied in %d ms"
        .formatted(network, measured.bytesAFile(), measured.time().toMillis());
  }

  private static Measured measure(LargeNetwork network) {
    long before = usedBytes();
    long start = System.nanoTime();
    Registry registry = new Registry(UUID::randomUUID);
    network.replay(registry::apply);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new Measured(registry, (usedBytes() - before) / network.files(), time);
  }

  private static long usedBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
