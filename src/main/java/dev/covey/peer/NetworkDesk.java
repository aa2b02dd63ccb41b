package dev.covey.peer;

import dev.covey.model.BalancerListing;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.net.BalancerClient;
import dev.covey.peer.session.Network;
import dev.covey.peer.session.Session;
import dev.covey.peer.session.SessionSettings;
import dev.covey.peer.session.TrackerProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looking at networks, joining one, and inviting to it (X2). Runs on the thread that calls, which
 * waits.
 */
final class NetworkDesk {
  /** For connecting, and again for the answer. */
  private static final Duration BALANCER_LIMIT = Duration.ofSeconds(1);

  private final SessionSettings settings;
  private final NetworkChoice choice;
  private final Session session;

  NetworkDesk(SessionSettings settings, NetworkChoice choice, Session session) {
    this.settings = settings;
    this.choice = choice;
    this.session = session;
  }

  NetworkProbe probe(Endpoint address) throws CoveyException {
    TrackerProbe found = look(address);
    return new NetworkProbe(
        address,
        found.network(),
        found.fingerprint(),
        found.trackers(),
        choice.isPinned(found.fingerprint()));
  }

  private TrackerProbe look(Endpoint address) throws CoveyException {
    return TrackerProbe.of(address, settings.deviceName(), settings.receive());
  }

  void join(Endpoint address, Fingerprint fingerprint) throws CoveyException {
    TrackerProbe found = look(address);
    if (!found.fingerprint().equals(fingerprint)) {
      throw new CoveyException(
          ErrorCode.UNTRUSTED_NETWORK,
          "The network at %s has the fingerprint %s, not %s; ask for a new invite."
              .formatted(address, found.fingerprint(), fingerprint));
    }
    choice.join(address, found.balancer(), fingerprint);
    session.networkChanged();
    session.awaitTracker();
  }

  Invite invite(Optional<GroupName> group) throws CoveyException {
    Network network = choice.network().orElseThrow(NetworkDesk::none);
    Endpoint address =
        session
            .snapshot()
            .tracker()
            .or(() -> network.balancers().stream().findFirst())
            .or(() -> network.trackers().stream().findFirst())
            .orElseThrow(() ->
                new CoveyException(
                    ErrorCode.NO_TRACKER,
                    "No tracker's address is known to invite to: join the network again by an invite."));
    return new Invite(address, group, network.fingerprint());
  }

  /** Asks each balancer for a tracker, as a newcomer would. */
  List<BalancerListing> balancers() throws CoveyException {
    return choice.network().map(Network::balancers).orElse(List.of()).stream()
        .map(NetworkDesk::listing)
        .toList();
  }

  private static BalancerListing listing(Endpoint at) {
    try {
      return new BalancerListing(at, true, new BalancerClient(at, BALANCER_LIMIT).getTracker());
    } catch (IOException _) {
      return new BalancerListing(at, false, Optional.empty());
    }
  }

  private static CoveyException none() {
    return new CoveyException(
        ErrorCode.UNTRUSTED_NETWORK, "No network is chosen yet, so there is none to invite to.");
  }
}
