package dev.covey;

import ch.qos.logback.classic.Level;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.TrackerInfo;
import dev.covey.tracker.Tracker;
import dev.covey.tracker.TrackerConfig;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
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
  private static final String DEFAULT_FILE = "tracker_info.txt";
  private static final int MOST_PEERS = 10_000;
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
    TrackerInfo info = readInfo();
    TrackerInfo.Entry entry = chooseEntry(info);
    CoveyHome home = common.home(configuration);
    Logs.start(home.logs(), "tracker-" + entry.id(), Level.WARN);
    TrackerConfig config =
        TrackerConfig.defaults(
                entry.id(), entry.endpoint(), home.tracker(entry.id()), home.network())
            .withNetworkName(networkName(configuration))
            .withTrackers(info.endpoints())
            .withBalancer(balancerEndpoint(configuration))
            .withLimits(
                idleLimit(configuration),
                configuration.milliseconds(Setting.TRACKER_SEND_TIMEOUT_MS),
                MOST_PEERS);
    Tracker tracker = new Tracker(config);
    tracker.start();
    if (info.entries().size() > 1) {
      System.out.println(
          "note: %s lists %d trackers; they do not replicate to each other yet, so each has its own accounts."
              .formatted(file(), info.entries().size()));
    }
    return new ServerProcess()
        .run("tracker %d ready on %s".formatted(entry.id(), tracker.local()), tracker::close);
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

  private TrackerInfo readInfo() throws CoveyException {
    Path file = file();
    try {
      return TrackerInfo.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION,
          "%s cannot be read: it lists the trackers, one host:port a line.".formatted(file),
          e);
    }
  }

  private Path file() {
    return Path.of(words.size() == 2 ? words.getFirst() : DEFAULT_FILE);
  }

  private TrackerInfo.Entry chooseEntry(TrackerInfo info) throws CoveyException {
    if (words.isEmpty()) {
      throw new CoveyException(
          ErrorCode.BAD_COMMAND,
          "which tracker? Give its place in %s, from 1: tracker %s 1".formatted(file(), file()));
    }
    String index = words.getLast();
    Optional<TrackerInfo.Entry> entry =
        index.matches("\\d{1,4}") ? info.find(Integer.parseInt(index)) : Optional.empty();
    return entry.orElseThrow(() ->
        new CoveyException(
            ErrorCode.BAD_CONFIGURATION,
            "%s has no tracker %s; it has %s."
                .formatted(
                    file(), index, info.entries().stream().map(TrackerInfo.Entry::id).toList())));
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
