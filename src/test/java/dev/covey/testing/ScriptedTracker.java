package dev.covey.testing;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.UserName;
import dev.covey.net.Connection;
import dev.covey.net.LineReader;
import dev.covey.net.Listener;
import dev.covey.protocol.ControlCodec;
import dev.covey.protocol.ControlMessage;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A tracker of a real network over real TLS that answers as a test tells it. Used by the test's
 * thread; serves on threads of its own.
 *
 * <p>Unless told otherwise it welcomes and signs in everybody, and answers all else with {@code
 * Done}.
 */
public final class ScriptedTracker implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Answers what a test cares about; {@code null} is silence. */
  @FunctionalInterface
  public interface Script {
    TrackerReply answer(TrackerRequest request) throws CoveyException;
  }

  private final NetworkAuthority authority;
  private final String name;
  private final ControlCodec codec = new ControlCodec();
  private final List<TrackerRequest> requests = new CopyOnWriteArrayList<>();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile Script script = this::usual;
  private volatile List<Endpoint> trackers = List.of();
  private Listener listener;

  public ScriptedTracker(NetworkAuthority authority, String name) {
    this.authority = authority;
    this.name = name;
  }

  /** Starts on a free port. */
  public ScriptedTracker start() throws CoveyException {
    return start(Endpoint.loopback(0));
  }

  /** Starts there; again after {@link #close} is a restart. */
  public ScriptedTracker start(Endpoint at) throws CoveyException {
    listener = Listener.tls(name, at, authority.trackerContext(name), 50, this::serve);
    listener.start();
    return this;
  }

  public Endpoint endpoint() {
    return listener.local();
  }

  /** Answers from now on as told; {@link #usual} for the rest. */
  public void script(Script answers) {
    this.script = answers;
  }

  /** What {@code Welcome} tells of other trackers. */
  public void knows(Endpoint... others) {
    this.trackers = List.of(others);
  }

  /** The account that this user name has in every scripted network. */
  public static AccountId account(UserName user) {
    return new AccountId(UUID.nameUUIDFromBytes(user.value().getBytes(StandardCharsets.UTF_8)));
  }

  /** The answer of a tracker that finds nothing wrong. */
  public TrackerReply usual(TrackerRequest request) throws CoveyException {
    return switch (request) {
      case TrackerRequest.Hello _ ->
          new TrackerReply.Welcome(
              Limits.VERSION,
              authority.networkName(),
              name,
              List.of(authority.ticketSigner().publicKey()),
              trackers);
      case TrackerRequest.Ping _ -> new TrackerReply.Pong();
      case TrackerRequest.Login login -> signedIn(login.user());
      case TrackerRequest.Resume(String token) when token.startsWith("token-") ->
          signedIn(new UserName(token.substring("token-".length())));
      case TrackerRequest.Resume _ ->
          throw new CoveyException(ErrorCode.SESSION_EXPIRED, "The session has expired.");
      case TrackerRequest.AnnounceOffers _ -> new TrackerReply.Announced(List.of(), List.of());
      case TrackerRequest _ -> new TrackerReply.Done();
    };
  }

  private static TrackerReply signedIn(UserName user) {
    return new TrackerReply.SignedIn(user, account(user), "token-" + user);
  }

  private void serve(Connection connection) throws IOException {
    connections.add(connection);
    try {
      LineReader lines = new LineReader(connection.input(), Limits.CONTROL_LINE);
      for (byte[] line = lines.read(); line != null; line = lines.read()) {
        answer(connection, codec.decodeRequest(line));
      }
    } finally {
      connections.remove(connection);
    }
  }

  private void answer(Connection connection, ControlMessage message) throws IOException {
    if (!(message instanceof ControlMessage.Request(long id, TrackerRequest request))) {
      write(connection, message);
      return;
    }
    requests.add(request);
    try {
      TrackerReply reply = script.answer(request);
      if (reply != null) {
        write(connection, new ControlMessage.Reply(id, reply));
      }
    } catch (CoveyException e) {
      write(connection, new ControlMessage.Failure(id, e.code(), e.getMessage()));
    }
  }

  private void write(Connection connection, ControlMessage message) throws IOException {
    byte[] line = codec.encode(message);
    connection.write(line, 0, line.length, LIMIT);
  }

  /** Tells every connected peer. */
  public void push(TrackerEvent event) throws IOException {
    for (Connection connection : connections) {
      write(connection, new ControlMessage.Event(event));
    }
  }

  /** Every request so far, in order. */
  public List<TrackerRequest> requests() {
    return List.copyOf(requests);
  }

  /** Every request of that kind so far, in order. */
  public <R extends TrackerRequest> List<R> requests(Class<R> type) {
    return requests.stream().filter(type::isInstance).map(type::cast).toList();
  }

  public Optional<Connection> anyConnection() {
    return connections.stream().findAny();
  }

  public int connections() {
    return connections.size();
  }

  /** Cuts all connections, and goes on accepting. */
  public void cut() {
    connections.forEach(Connection::abort);
  }

  /** Vanishes without a word. */
  @Override
  public void close() {
    cut();
    listener.close();
  }
}
