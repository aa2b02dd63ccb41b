package dev.covey;

import ch.qos.logback.classic.Level;
import dev.covey.balancer.Balancer;
import dev.covey.balancer.BalancerConfig;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.trust.ClusterKey;
import dev.covey.trust.NetworkAuthority;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code covey balancer} (L1): the load balancer in this process. */
@Command(
    name = "balancer",
    description = "Runs the load balancer: sends each newcomer to the least busy tracker.",
    mixinStandardHelpOptions = true)
final class BalancerCommand implements Callable<Integer> {
  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Where to listen (default: LOAD_BALANCER_IP and LOAD_BALANCER_PORT).")
  private Optional<String> listen = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws CoveyException {
    Configuration configuration = common.configuration();
    CoveyHome home = common.home(configuration);
    Endpoint bind = CommonOptions.endpoint("--listen", listen, configuration.balancer());
    Logs.start(home.logs(), "balancer", Level.WARN);
    ClusterKey key =
        NetworkAuthority.openOrCreate(
                home.network(),
                configuration
                    .text(Setting.COVEY_NETWORK_NAME)
                    .orElseGet(() -> CommonOptions.deviceName(configuration)))
            .clusterKey();
    Balancer balancer = new Balancer(BalancerConfig.keyed(bind, key));
    balancer.start();
    return new ServerProcess().run("balancer ready on " + balancer.local(), balancer::close);
  }
}
