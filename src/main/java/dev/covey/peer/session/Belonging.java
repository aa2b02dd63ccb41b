package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.TicketVerifier;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * To which network this device belongs, and what follows: whom to trust, and whose tickets count.
 * Confined to the session's thread.
 */
final class Belonging {
  private static final Logger log = LoggerFactory.getLogger(Belonging.class);

  private final DeviceIdentity identity;
  private final SessionMemory memory;
  private Optional<Fingerprint> current = Optional.empty();
  private Optional<SSLContext> context = Optional.empty();

  Belonging(DeviceIdentity identity, SessionMemory memory) {
    this.identity = identity;
    this.memory = memory;
  }

  /** The network as it is chosen now; empty if none is. */
  Optional<Network> chosen() throws CoveyException {
    return memory.network();
  }

  static CoveyException none() {
    return new CoveyException(
        ErrorCode.UNTRUSTED_NETWORK,
        "No network is chosen yet: start one on this computer, or join one by an invite.");
  }

  /** Whether that is another network than the last time this was asked. */
  boolean isNew(Optional<Network> network) {
    Optional<Fingerprint> chosen = network.map(Network::fingerprint);
    boolean differs = !chosen.equals(current);
    if (differs) {
      current = chosen;
      context = Optional.empty();
    }
    return differs;
  }

  /** What this device shows to that network's trackers, and which of them it trusts. */
  SSLContext context(Network network) {
    if (context.isEmpty()) {
      context = Optional.of(identity.trackerClient(network.fingerprint()));
    }
    return context.get();
  }

  /** Checks the tickets of a network whose keys were told in an earlier run. */
  Optional<TicketVerifier> keptTickets(Network network) {
    List<String> keys = memory.ticketKeys(network.fingerprint());
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TicketVerifier(keys));
    } catch (CoveyException e) {
      log.warn("kept ticket keys cannot be used: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
