package dev.covey.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.net.BalancerClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class LocalNetworkTest {
  @TempDir private Path directory;

  @RepeatedTest(5)
  void aNetworkThatHasStartedLeadsToItsTracker() throws Exception { // L3
    try (LocalNetwork network =
        new LocalNetwork(LocalNetworkConfig.onLoopback("home", directory))) {
      network.start();
      assertThat(new BalancerClient(network.balancer(), Duration.ofSeconds(10)).getTracker())
          .contains(network.tracker());
    }
  }
}
