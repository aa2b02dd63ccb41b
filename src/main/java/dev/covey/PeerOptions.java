package dev.covey;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.RateLimit;
import dev.covey.model.TrackerInfo;
import dev.covey.peer.PeerConfig;
import dev.covey.peer.transfer.TransferSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every program that holds a peer, and the peer's configuration that follows. */
final class PeerOptions {
  private static final Path DEFAULT_TRACKERS = Path.of("tracker_info.txt");

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Where to serve pieces (default: a free port from 10000 to 20000).")
  private Optional<String> listen = Optional.empty();

  @Option(
      names = "--trackers",
      paramLabel = "FILE",
      description =
          "The trackers to try when no balancer answers (default: tracker_info.txt, if there).")
  private Optional<Path> trackers = Optional.empty();

  @Option(
      names = "--balancer",
      paramLabel = "HOST:PORT",
      description =
          "Where to ask for a tracker (default: LOAD_BALANCER_IP and LOAD_BALANCER_PORT).")
  private Optional<String> balancer = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "This device's identity and library; one folder for each peer (default: COVEY_HOME).")
  private Optional<Path> data = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  CommonOptions common() {
    return common;
  }

  /** The folder of this device's identity and library. */
  Path dataDirectory(CoveyHome home) {
    return data.map(Path::toAbsolutePath).orElse(home.directory());
  }

  PeerConfig peerConfig(Configuration configuration, CoveyHome home) throws CoveyException {
    PeerConfig config =
        PeerConfig.defaults(dataDirectory(home), home.network())
            .withNetwork(
                Optional.of(
                    CommonOptions.endpoint("--balancer", balancer, configuration.balancer())),
                readTrackers())
            .withDeviceName(CommonOptions.deviceName(configuration))
            .withHeartbeat(
                configuration.seconds(Setting.HEARTBEAT_INTERVAL_SEC),
                configuration.seconds(Setting.HEARTBEAT_TIMEOUT_SEC))
            .withTrackerTimeouts(
                configuration.milliseconds(Setting.TRACKER_RECV_TIMEOUT_MS),
                configuration.milliseconds(Setting.TRACKER_SEND_TIMEOUT_MS))
            .withTransfer(transferSettings(configuration))
            .withLimits(limits(configuration));
    Optional<String> folder = configuration.text(Setting.COVEY_DOWNLOAD_FOLDER);
    if (folder.isPresent()) {
      config = config.withDownloadFolder(Path.of(folder.get()).toAbsolutePath());
    }
    return listen.isEmpty() ? config : config.withListen(listenAddress(listen.get()));
  }

  static TransferSettings transferSettings(Configuration configuration) {
    return new TransferSettings(
        configuration.decimal(Setting.SCORE_ALPHA),
        configuration.decimal(Setting.SCORE_BETA),
        configuration.decimal(Setting.THRESHOLD_K),
        configuration.whole(Setting.MAX_RETRIES),
        configuration.milliseconds(Setting.RECV_TIMEOUT_MS),
        configuration.milliseconds(Setting.SEND_TIMEOUT_MS),
        configuration.whole(Setting.MAX_CONNECTIONS),
        configuration.whole(Setting.THREAD_POOL_SIZE));
  }

  static PeerConfig.Limits limits(Configuration configuration) {
    return new PeerConfig.Limits(
        new RateLimit(
            configuration.whole(Setting.RATE_LIMIT_UP) * 1_024L,
            configuration.whole(Setting.RATE_LIMIT_DOWN) * 1_024L),
        configuration.whole(Setting.MAX_DOWNLOADS));
  }

  private static Endpoint listenAddress(String text) throws CoveyException {
    return CommonOptions.endpoint("--listen", Optional.of(text), Endpoint.loopback(0));
  }

  private List<Endpoint> readTrackers() throws CoveyException {
    Path file = trackers.orElse(DEFAULT_TRACKERS);
    if (trackers.isEmpty() && !Files.exists(file)) {
      return List.of();
    }
    try {
      return TrackerInfo.parse(file.toString(), Files.readString(file)).endpoints();
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION,
          "%s cannot be read: it lists the trackers, one host:port a line.".formatted(file),
          e);
    }
  }
}
