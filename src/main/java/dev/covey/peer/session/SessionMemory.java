package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import java.util.List;
import java.util.Optional;

/**
 * What a session has to know beyond its own life. Called by the session's thread; disk is fine, the
 * network is not.
 */
public interface SessionMemory {

  /** The network to belong to, looked up anew for every round; empty if none is chosen. */
  Optional<Network> network() throws CoveyException;

  /** The ticket keys that a tracker of that network told last. */
  List<String> ticketKeys(Fingerprint network);

  /** A tracker welcomed this device. */
  void welcomed(Fingerprint network, String name, List<String> ticketKeys, List<Endpoint> trackers);

  /** The session to restore at the next start (S5); empty if there is none. */
  Optional<SessionToken> session();

  /** Keeps that session for the next start; empty forgets any. */
  void session(Optional<SessionToken> session);
}
