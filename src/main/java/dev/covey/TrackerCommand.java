package dev.covey;

import ch.qos.logback.classic.Level;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.Subscription;
import dev.covey.tracker.Tracker;
import dev.covey.tracker.TrackerConfig;
import dev.covey.trust.NetworkAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code covey tracker [tracker_info.txt] <index>} (T1): one tracker in this process. */
@Command(
    name = "tracker",
    description = "Runs a tracker: who is who, and who has what.",
    mixinStandardHelpOptions = true)
final class TrackerCommand implements Callable<Integer> {
  private static final int MOST_PEERS = 20_000;
  private static final Duration SHORTEST_IDLE_LIMIT = Duration.ofSeconds(30);

  @Parameters(
      arity = "0..2",
      paramLabel = "[FILE] INDEX",
      description = {
        "FILE lists the network's trackers (default: tracker_info.txt).",
        "INDEX is this tracker's place in it, from 1, or the id on its line."
      })
  private List<String> words = List.of();

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      description = {
        "Join the running tracker there, without being in any list; needs --listen and --id,",
        "and a copy of the network's keys."
      })
  private Optional<String> join = Optional.empty();

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "With --join: where this tracker answers, as others reach it.")
  private Optional<String> listen = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "N",
      description = "With --join: this tracker's id, which no other has.")
  private Optional<Integer> id = Optional.empty();

  @Option(
      names = "--status",
      description = "Ask the running tracker how it and the others do, print it, and exit.")
  private boolean status;

  @Option(
      names = "--balancer",
      paramLabel = "HOST:PORT",
      description = "Where to register (default: LOAD_BALANCER_IP and LOAD_BALANCER_PORT).")
  private Optional<String> balancer = Optional.empty();

  @Option(names = "--no-balancer", description = "Register nowhere.")
  private boolean noBalancer;

  @Option(
      names = "--new-network",
      paramLabel = "DIR",
      description = "Make a new network's keys in DIR and exit; copy DIR to every server.")
  private Optional<Path> newNetwork = Optional.empty();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "What to call a new network (default: COVEY_NETWORK_NAME, else this computer's name).")
  private Optional<String> name = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws CoveyException {
    Configuration configuration = common.configuration();
    if (newNetwork.isPresent()) {
      return makeNetwork(configuration, newNetwork.get());
    }
    TrackerList list = new TrackerList(words, join, listen, id);
    CoveyHome home = common.home(configuration);
    if (status) {
      return new TrackerStatus(list.self(), home).print(System.out);
    }
    int number = list.self().id();
    Logs.start(home.logs(), "tracker-" + number, Level.WARN);
    list.requireKeys(home);
    list.requireSameNetwork(home);
    TrackerConfig config =
        TrackerConfig.defaults(number, list.self().endpoint(), home.tracker(number), home.network())
            .withNetworkName(networkName(configuration))
            .withTrackers(list.endpoints())
            .withBalancer(balancerEndpoint(configuration))
            .withCluster(list.plan())
            .withLimits(
                idleLimit(configuration),
                configuration.milliseconds(Setting.TRACKER_SEND_TIMEOUT_MS),
                MOST_PEERS);
    Tracker tracker = new Tracker(config);
    tracker.start();
    try (Subscription _ = list.watch(tracker)) {
      return new ServerProcess()
          .run("tracker %d ready on %s".formatted(number, tracker.local()), tracker::close);
    }
  }

  private Integer makeNetwork(Configuration configuration, Path directory) throws CoveyException {
    if (Files.exists(directory.resolve("ca.pem"))) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION,
          "%s holds a network already; name another folder.".formatted(directory));
    }
    NetworkAuthority authority =
        NetworkAuthority.openOrCreate(directory, networkName(configuration));
    System.out.println(
        "network %s made in %s, fingerprint %s"
            .formatted(authority.networkName(), directory, authority.fingerprint()));
    return 0;
  }

  private String networkName(Configuration configuration) {
    return name.or(() -> configuration.text(Setting.COVEY_NETWORK_NAME))
        .orElseGet(() -> CommonOptions.deviceName(configuration));
  }

  /** A peer may miss two of its heartbeats (H1, T11). */
  private static Duration idleLimit(Configuration configuration) {
    Duration three = configuration.seconds(Setting.HEARTBEAT_INTERVAL_SEC).multipliedBy(3);
    return three.compareTo(SHORTEST_IDLE_LIMIT) > 0 ? three : SHORTEST_IDLE_LIMIT;
  }

  private Optional<Endpoint> balancerEndpoint(Configuration configuration) throws CoveyException {
    if (noBalancer) {
      return Optional.empty();
    }
    return Optional.of(CommonOptions.endpoint("--balancer", balancer, configuration.balancer()));
  }
}
