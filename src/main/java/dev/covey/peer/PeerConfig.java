package dev.covey.peer;

import dev.covey.model.Endpoint;
import dev.covey.peer.transfer.TransferSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a peer is set up; nothing here changes while it runs.
 *
 * @param dataDirectory this device's key and library; one peer at a time uses it
 * @param networkDirectory where a network founded on this computer keeps its keys; trusted if there
 * @param listen where pieces are served; empty: a free port from 10,000 to 20,000 (N1)
 * @param balancer asked for a tracker first (H2)
 * @param trackers walked in order when no balancer answers (H3)
 * @param deviceName what others see, 1 to 64 characters
 * @param heartbeatInterval from one PING to the next (H1)
 * @param heartbeatTimeout how long a PONG may take before the tracker counts as dead (H1)
 * @param trackerReceiveTimeout how long an answer may take
 * @param trackerSendTimeout how long connecting, or sending a line, may take
 * @param downloadFolder where downloads go unless the library remembers another choice
 */
public record PeerConfig(
    Path dataDirectory,
    Path networkDirectory,
    Optional<Endpoint> listen,
    Optional<Endpoint> balancer,
    List<Endpoint> trackers,
    String deviceName,
    Duration heartbeatInterval,
    Duration heartbeatTimeout,
    Duration trackerReceiveTimeout,
    Duration trackerSendTimeout,
    TransferSettings transfer,
    Path downloadFolder) {

  public static final int LONGEST_DEVICE_NAME = 64;

  public PeerConfig {
    trackers = List.copyOf(trackers);
    if (deviceName.isBlank() || deviceName.length() > LONGEST_DEVICE_NAME) {
      throw new IllegalArgumentException("A device name has 1 to 64 characters.");
    }
    positive("heartbeat interval", heartbeatInterval);
    positive("heartbeat timeout", heartbeatTimeout);
    positive("tracker receive timeout", trackerReceiveTimeout);
    positive("tracker send timeout", trackerSendTimeout);
  }

  /** The defaults of C1, with no address configured. */
  public static PeerConfig defaults(Path dataDirectory, Path networkDirectory) {
    return new PeerConfig(
        dataDirectory,
        networkDirectory,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        computerName(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        TransferSettings.defaults(),
        Path.of(System.getProperty("user.home"), "Downloads"));
  }

  public PeerConfig withListen(Endpoint address) {
    return new PeerConfig(
        dataDirectory,
        networkDirectory,
        Optional.of(address),
        balancer,
        trackers,
        deviceName,
        heartbeatInterval,
        heartbeatTimeout,
        trackerReceiveTimeout,
        trackerSendTimeout,
        transfer,
        downloadFolder);
  }

  /** With other places to look for trackers. */
  public PeerConfig withNetwork(Optional<Endpoint> balancer, List<Endpoint> trackers) {
    return new PeerConfig(
        dataDirectory,
        networkDirectory,
        listen,
        balancer,
        trackers,
        deviceName,
        heartbeatInterval,
        heartbeatTimeout,
        trackerReceiveTimeout,
        trackerSendTimeout,
        transfer,
        downloadFolder);
  }

  public PeerConfig withDeviceName(String name) {
    return new PeerConfig(
        dataDirectory,
        networkDirectory,
        listen,
        balancer,
        trackers,
        name,
        heartbeatInterval,
        heartbeatTimeout,
        trackerReceiveTimeout,
        trackerSendTimeout,
        transfer,
        downloadFolder);
  }

  public PeerConfig withHeartbeat(Duration interval, Duration timeout) {
    return new PeerConfig(
        dataDirectory,
        networkDirectory,
        listen,
        balancer,
        trackers,
        deviceName,
        interval,
        timeout,
        trackerReceiveTimeout,
        trackerSendTimeout,
        transfer,
        downloadFolder);
  }

  public PeerConfig withTrackerTimeouts(Duration receive, Duration send) {
    return new PeerConfig(
        dataDirectory,
        networkDirectory,
        listen,
        balancer,
        trackers,
        deviceName,
        heartbeatInterval,
        heartbeatTimeout,
        receive,
        send,
        transfer,
        downloadFolder);
  }

  public PeerConfig withTransfer(TransferSettings settings) {
    return new PeerConfig(
        dataDirectory,
        networkDirectory,
        listen,
        balancer,
        trackers,
        deviceName,
        heartbeatInterval,
        heartbeatTimeout,
        trackerReceiveTimeout,
        trackerSendTimeout,
        settings,
        downloadFolder);
  }

  public PeerConfig withDownloadFolder(Path folder) {
    return new PeerConfig(
        dataDirectory,
        networkDirectory,
        listen,
        balancer,
        trackers,
        deviceName,
        heartbeatInterval,
        heartbeatTimeout,
        trackerReceiveTimeout,
        trackerSendTimeout,
        transfer,
        folder);
  }

  private static String computerName() {
    String name;
    try {
      name = InetAddress.getLocalHost().getHostName().strip();
    } catch (UnknownHostException e) {
      name = "";
    }
    String known = name.isEmpty() ? "this computer" : name;
    return known.substring(0, Math.min(LONGEST_DEVICE_NAME, known.length()));
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException("The %s is not positive: %s".formatted(name, value));
    }
  }
}
