package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.protocol.TrackerRequest;
import dev.covey.tracker.registry.Actor;
import java.util.Optional;

/**
 * Who is at the other end of a connection: a device as TLS has proved it, what it said of itself,
 * and who is signed in on it. Confined to the connection's thread.
 */
final class Visitor {
  private final Optional<DeviceId> device;
  private final Endpoint remote;
  private final Outbox outbox;
  private final Sessions sessions;

  private Optional<TrackerRequest.Hello> hello = Optional.empty();
  private Optional<Endpoint> serving = Optional.empty();
  private Optional<Session> session = Optional.empty();

  /**
   * @param device whose certificate the handshake showed, if it showed one
   * @param remote where the connection comes from
   */
  Visitor(Optional<DeviceId> device, Endpoint remote, Outbox outbox, Sessions sessions) {
    this.device = device;
    this.remote = remote;
    this.outbox = outbox;
    this.sessions = sessions;
  }

  boolean hasGreeted() {
    return hello.isPresent();
  }

  /**
   * @throws CoveyException BAD_REQUEST if the address it names is none, or it has greeted before
   */
  void greets(TrackerRequest.Hello words) throws CoveyException {
    if (hasGreeted()) {
      throw new CoveyException(ErrorCode.BAD_REQUEST, "Hello comes once on a connection.");
    }
    try {
      Endpoint endpoint =
          new Endpoint(words.listenHost().orElse(remote.host()), words.listenPort());
      serving = words.listenPort() == 0 ? Optional.empty() : Optional.of(endpoint);
    } catch (IllegalArgumentException e) {
      throw new CoveyException(ErrorCode.BAD_REQUEST, e.getMessage(), e);
    }
    hello = Optional.of(words);
  }

  /**
   * The device, which only its certificate proves.
   *
   * @throws CoveyException BAD_REQUEST if none was shown
   */
  DeviceId device() throws CoveyException {
    return device.orElseThrow(() ->
        new CoveyException(
            ErrorCode.BAD_REQUEST,
            "This connection shows no device certificate, and accounts are for devices only."));
  }

  /** A session for that account, to be opened and then {@linkplain #signedIn told of}. */
  Session session(AccountCommands.Person person) throws CoveyException {
    String name = hello.map(TrackerRequest.Hello::deviceName).orElseThrow();
    return new Session(
        person.on(device()), person.user(), remote, printable(name), serving, outbox);
  }

  void signedIn(Session now) {
    session = Optional.of(now);
  }

  /**
   * The session of this connection.
   *
   * @throws CoveyException SIGN_IN_FIRST if there is none, or it was replaced (S1, S3)
   */
  Session session() throws CoveyException {
    return open().orElseThrow(() -> new CoveyException(ErrorCode.SIGN_IN_FIRST, "Sign in first."));
  }

  /** Who is signed in; throws as {@link #session}. */
  Actor actor() throws CoveyException {
    return session().actor();
  }

  /** The session of this connection, if there is one that was not replaced. */
  Optional<Session> open() {
    return session.filter(sessions::isOpen);
  }

  /** Others show a device's name: what could disturb their screens is replaced (X4). */
  private static String printable(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints().forEach(c -> text.appendCodePoint(isPlain(c) ? c : '?'));
    return text.toString();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
