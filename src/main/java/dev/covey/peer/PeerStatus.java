package dev.covey.peer;

import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.model.UserName;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a peer stands, for a status bar.
 *
 * @param connection how it stands with the trackers
 * @param network the network's name, once a tracker has told it
 * @param fingerprint the pinned network, if one is
 * @param user who is signed in (also while reconnecting)
 * @param deviceName what this computer is called
 * @param tracker the current tracker's name and address, for example {@code tracker-1}
 * @param heartbeatAge since the tracker was last heard of
 * @param listening where this peer serves pieces
 * @param downRate bytes a second, all downloads
 * @param upRate bytes a second, all uploads
 * @param message what is wrong, for people, when the connection is not {@code ONLINE}; else empty
 */
public record PeerStatus(
    Connection connection,
    Optional<String> network,
    Optional<Fingerprint> fingerprint,
    Optional<UserName> user,
    String deviceName,
    Optional<TrackerAddress> tracker,
    Optional<Duration> heartbeatAge,
    Optional<Endpoint> listening,
    long downRate,
    long upRate,
    String message) {

  /** How a peer stands with the trackers. */
  public enum Connection {
    /** No network is chosen or pinned yet. */
    NO_NETWORK,
    /** Connected or able to connect, and nobody is signed in. */
    SIGNED_OUT,
    /** Signed in, and the tracker answers. */
    ONLINE,
    /** Signed in, the tracker was lost, another is being looked for (H2). */
    RECONNECTING,
    /** Signed in, and no tracker answers; it goes on trying (H5). */
    TRACKERS_DOWN
  }

  /** A tracker's name and where it answers. */
  public record TrackerAddress(String name, Endpoint endpoint) {}

  public boolean signedIn() {
    return user.isPresent();
  }
}
