package dev.covey.peer.session;

import dev.covey.model.AccountId;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.model.UserName;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a session stands at one moment. Immutable.
 *
 * @param network what its founder called the network, once a tracker has told
 * @param fingerprint the network that is trusted, if one is chosen
 * @param user who is signed in, also while no tracker is in reach
 * @param trackerName of the current tracker
 * @param tracker where it answers
 * @param heartbeatAge since it was last heard of
 * @param message what is wrong, for people; empty if nothing is
 */
public record SessionSnapshot(
    Contact contact,
    Optional<String> network,
    Optional<Fingerprint> fingerprint,
    Optional<UserName> user,
    Optional<AccountId> account,
    Optional<String> trackerName,
    Optional<Endpoint> tracker,
    Optional<Duration> heartbeatAge,
    String message) {

  /** How a session stands with the trackers. */
  public enum Contact {
    /** No network is chosen. */
    NO_NETWORK,
    /** Nobody is signed in. */
    SIGNED_OUT,
    /** Signed in, and a tracker answers. */
    ONLINE,
    /** Signed in; the tracker was lost and another is being looked for (H2). */
    RECONNECTING,
    /** Signed in, and none answers; it goes on trying (H5). */
    TRACKERS_DOWN
  }
}
