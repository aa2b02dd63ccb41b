package dev.covey.peer;

import dev.covey.model.Endpoint;
import dev.covey.model.RateLimit;
import dev.covey.peer.session.SessionSettings;
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
 * @param session how it speaks to trackers, and what it calls itself there
 * @param transfer how it fetches and serves pieces
 * @param limits what is not used up, unless its user has chosen otherwise
 * @param warmUp whether to spend some seconds of a core after the start so that the first download
 *     is as fast as the next
 */
public record PeerConfig(
    Folders folders,
    Addresses addresses,
    SessionSettings session,
    TransferSettings transfer,
    Limits limits,
    boolean warmUp) {

  /**
   * @param data this device's key and library; one peer at a time uses it
   * @param network where a network founded on this computer keeps its keys; trusted if there
   * @param downloads where downloads go unless the library remembers another choice
   */
  public record Folders(Path data, Path network, Path downloads) {}

  /**
   * @param listen where pieces are served; empty: a free port from 10,000 to 20,000 (N1)
   * @param balancer asked for a tracker first (H2)
   * @param trackers walked in order when no balancer answers (H3)
   */
  public record Addresses(
      Optional<Endpoint> listen, Optional<Endpoint> balancer, List<Endpoint> trackers) {
    public Addresses {
      trackers = List.copyOf(trackers);
    }
  }

  /**
   * @param downloads how many run at once, 1 to {@link #MOST_DOWNLOADS}
   */
  public record Limits(RateLimit rates, int downloads) {
    public static final Limits DEFAULTS = new Limits(RateLimit.NONE, 5);

    /** More would only fetch all of them slowly. */
    public static final int MOST_DOWNLOADS = 100;

    public Limits {
      if (downloads < 1 || downloads > MOST_DOWNLOADS) {
        throw new IllegalArgumentException(
            "MAX_DOWNLOADS is 1 to %d, not %d".formatted(MOST_DOWNLOADS, downloads));
      }
    }
  }

  /** The defaults of C1, with no address configured. */
  public static PeerConfig defaults(Path dataDirectory, Path networkDirectory) {
    return new PeerConfig(
        new Folders(
            dataDirectory, networkDirectory, Path.of(System.getProperty("user.home"), "Downloads")),
        new Addresses(Optional.empty(), Optional.empty(), List.of()),
        SessionSettings.defaults(computerName()),
        TransferSettings.defaults(),
        Limits.DEFAULTS,
        false);
  }

  public PeerConfig withListen(Endpoint address) {
    return with(new Addresses(Optional.of(address), addresses.balancer, addresses.trackers));
  }

  /** With other places to look for trackers. */
  public PeerConfig withNetwork(Optional<Endpoint> balancer, List<Endpoint> trackers) {
    return with(new Addresses(addresses.listen, balancer, trackers));
  }

  /**
   * @param name what others see, 1 to 64 characters
   */
  public PeerConfig withDeviceName(String name) {
    return with(session.withDeviceName(name));
  }

  /**
   * @param interval from one PING to the next (H1)
   * @param timeout how long a PONG may take before the tracker counts as dead (H1)
   */
  public PeerConfig withHeartbeat(Duration interval, Duration timeout) {
    return with(session.withHeartbeat(interval, timeout));
  }

  /**
   * @param receive how long an answer may take
   * @param send how long connecting, or sending a line, may take
   */
  public PeerConfig withTrackerTimeouts(Duration receive, Duration send) {
    return with(session.withTimeouts(receive, send));
  }

  public PeerConfig withTransfer(TransferSettings settings) {
    return new PeerConfig(folders, addresses, session, settings, limits, warmUp);
  }

  public PeerConfig withLimits(Limits others) {
    return new PeerConfig(folders, addresses, session, transfer, others, warmUp);
  }

  public PeerConfig withDownloadFolder(Path folder) {
    return new PeerConfig(
        new Folders(folders.data, folders.network, folder),
        addresses,
        session,
        transfer,
        limits,
        warmUp);
  }

  /** For a process that lives longer than a command or two. */
  public PeerConfig withWarmUp() {
    return new PeerConfig(folders, addresses, session, transfer, limits, true);
  }

  private PeerConfig with(Addresses others) {
    return new PeerConfig(folders, others, session, transfer, limits, warmUp);
  }

  private PeerConfig with(SessionSettings others) {
    return new PeerConfig(folders, addresses, others, transfer, limits, warmUp);
  }

  private static String computerName() {
    String name;
    try {
      name = InetAddress.getLocalHost().getHostName().strip();
    } catch (UnknownHostException e) {
      name = "";
    }
    String known = name.isEmpty() ? "this computer" : name;
    return known.substring(0, Math.min(SessionSettings.LONGEST_DEVICE_NAME, known.length()));
  }
}
