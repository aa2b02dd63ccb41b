package dev.covey.peer;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import dev.covey.peer.library.JoinedNetwork;
import dev.covey.peer.library.KeptSession;
import dev.covey.peer.library.KnownNetwork;
import dev.covey.peer.library.Library;
import dev.covey.peer.session.Network;
import dev.covey.peer.session.SessionMemory;
import dev.covey.peer.session.SessionToken;
import dev.covey.trust.NetworkAuthority;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which network this device belongs to (X2), and what the session has to remember of it: in the
 * library. Any thread may use it.
 *
 * <p>The network that the user joined counts; without one, the network founded on this computer,
 * which needs no choice.
 */
final class NetworkChoice implements SessionMemory {
  private static final Logger log = LoggerFactory.getLogger(NetworkChoice.class);

  /** So many of the trackers that one told of are remembered, and walked when all seem down. */
  private static final int MOST_TRACKERS = 50;

  private final PeerConfig config;
  private final Library library;

  NetworkChoice(PeerConfig config, Library library) {
    this.config = config;
    this.library = library;
  }

  @Override
  public Optional<Network> network() throws CoveyException {
    Optional<JoinedNetwork> joined = library.joined();
    Optional<Fingerprint> fingerprint = joined.map(JoinedNetwork::fingerprint).or(() -> local());
    if (fingerprint.isEmpty()) {
      return Optional.empty();
    }
    List<Endpoint> balancers = new ArrayList<>();
    Set<Endpoint> trackers = new LinkedHashSet<>();
    joined.ifPresent(network -> (network.balancer() ? balancers : trackers).add(network.address()));
    config.addresses().balancer().ifPresent(balancers::add);
    trackers.addAll(config.addresses().trackers());
    library.network(fingerprint.get()).map(KnownNetwork::trackers).ifPresent(trackers::addAll);
    return Optional.of(new Network(fingerprint.get(), balancers, List.copyOf(trackers)));
  }

  /** The network founded on this computer, if there is one. */
  Optional<Fingerprint> local() {
    try {
      return NetworkAuthority.localFingerprint(config.folders().network());
    } catch (CoveyException e) {
      log.warn("the network of this computer cannot be used: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Whether that network is the one that is trusted now. */
  boolean isPinned(Fingerprint fingerprint) throws CoveyException {
    return network().map(Network::fingerprint).equals(Optional.of(fingerprint));
  }

  /** From now on this device belongs to that network. */
  void join(Endpoint address, boolean balancer, Fingerprint fingerprint) throws CoveyException {
    boolean mine = local().equals(Optional.of(fingerprint));
    boolean known =
        config.addresses().balancer().equals(Optional.of(address))
            || config.addresses().trackers().contains(address);
    // The network of this computer is followed as it is, should it be founded anew.
    library.joined(
        mine && known
            ? Optional.empty()
            : Optional.of(new JoinedNetwork(fingerprint, address, balancer)));
  }

  @Override
  public List<String> ticketKeys(Fingerprint network) {
    try {
      return library.network(network).map(KnownNetwork::ticketKeys).orElse(List.of());
    } catch (CoveyException e) {
      log.warn("ticket keys: {}", e.getMessage());
      return List.of();
    }
  }

  @Override
  public void welcomed(
      Fingerprint network, String name, List<String> ticketKeys, List<Endpoint> trackers) {
    KnownNetwork told =
        new KnownNetwork(
            network, name, ticketKeys, trackers.stream().limit(MOST_TRACKERS).toList());
    try {
      if (!library.network(network).equals(Optional.of(told))) {
        library.put(told);
      }
    } catch (CoveyException e) {
      log.warn("what the tracker told is not remembered: {}", e.getMessage());
    }
  }

  @Override
  public Optional<SessionToken> session() {
    try {
      return library
          .session()
          .map(kept -> new SessionToken(kept.network(), kept.user(), kept.account(), kept.token()));
    } catch (CoveyException e) {
      log.warn("the session is not restored: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void session(Optional<SessionToken> session) {
    Optional<KeptSession> kept =
        session.map(token ->
            new KeptSession(token.network(), token.user(), token.account(), token.token()));
    try {
      if (!library.session().equals(kept)) {
        library.session(kept);
      }
    } catch (CoveyException e) {
      log.warn("the session is not remembered: {}", e.getMessage());
    }
  }
}
