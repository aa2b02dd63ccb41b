package dev.covey.peer;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.peer.library.Library;
import dev.covey.peer.session.Session;
import dev.covey.peer.transfer.Uploads;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this peer serves pieces: on the port that its start was told, else on the one that the user
 * chose, else on a free one (N1). Any thread may use it; opening a port takes no time worth waiting
 * for.
 */
final class ListenDesk {
  private static final Logger log = LoggerFactory.getLogger(ListenDesk.class);
  private static final String EVERYWHERE = "0.0.0.0";

  private final Optional<Endpoint> told;
  private final Library library;
  private final Uploads uploads;
  private final Session session;

  /**
   * @param told what counts for this run, whatever the user chose; with port 0 the address alone
   */
  ListenDesk(Optional<Endpoint> told, Library library, Uploads uploads, Session session) {
    this.told = told;
    this.library = library;
    this.uploads = uploads;
    this.session = session;
  }

  /**
   * Opens the port, and has trackers told.
   *
   * @throws CoveyException if the address that the start was told is taken
   */
  void start() throws CoveyException {
    try {
      uploads.start();
    } catch (CoveyException e) {
      if (isPortTold() || library.listenPort().isEmpty()) {
        throw e;
      }
      log.warn("pieces are served on another port for now: {}", e.getMessage());
      uploads.listenAt(told);
    }
    session.start(host(), uploads.local().port());
  }

  /** Others are told an address only if a certain one was given: not of everywhere. */
  private Optional<String> host() {
    return told.map(Endpoint::host).filter(host -> !isAnywhere(host));
  }

  private static boolean isAnywhere(String host) {
    try {
      return InetAddress.ofLiteral(host).isAnyLocalAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** Where to listen at the start. */
  static Optional<Endpoint> at(Optional<Endpoint> told, Library library) throws CoveyException {
    return isPort(told) ? told : at(told, library.listenPort());
  }

  private static Optional<Endpoint> at(Optional<Endpoint> told, OptionalInt chosen) {
    return chosen.isPresent()
        ? Optional.of(new Endpoint(told.map(Endpoint::host).orElse(EVERYWHERE), chosen.getAsInt()))
        : told;
  }

  private static boolean isPort(Optional<Endpoint> told) {
    return told.filter(at -> at.port() != 0).isPresent();
  }

  private boolean isPortTold() {
    return isPort(told);
  }

  /** What the user chose; empty: a free one at each start. */
  OptionalInt chosen() throws CoveyException {
    return library.listenPort();
  }

  /** Takes that port from now on; who is being served is served to the end. */
  synchronized void choose(OptionalInt port) throws CoveyException {
    if (port.isPresent()
        && (port.getAsInt() < Peer.FIRST_PORT || port.getAsInt() > Peer.LAST_PORT)) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION,
          "A port to listen on is a number from %d to %d."
              .formatted(Peer.FIRST_PORT, Peer.LAST_PORT));
    }
    if (!isPortTold() && isElsewhere(port)) {
      uploads.listenAt(at(told, port));
      session.listensAt(host(), uploads.local().port());
    }
    library.listenPort(port);
  }

  /** A free one was found already: then any will do. */
  private boolean isElsewhere(OptionalInt port) throws CoveyException {
    return port.isPresent()
        ? port.getAsInt() != uploads.local().port()
        : library.listenPort().isPresent();
  }
}
