package dev.covey;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.ReplicationStatus;
import dev.covey.model.TrackerInfo;
import dev.covey.model.TrackerListing;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.LineReader;
import dev.covey.protocol.ControlCodec;
import dev.covey.protocol.ControlMessage;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.NetworkAuthority;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code tracker --status}: asks a running tracker how it and the others do, and prints it. */
final class TrackerStatus {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String ROW = "%-12s  %-21s  %-5s  %8s  %9s  %8s  %8s  %-9s  %s%n";

  private final TrackerInfo.Entry tracker;
  private final CoveyHome home;
  private final ControlCodec codec = new ControlCodec();

  TrackerStatus(TrackerInfo.Entry tracker, CoveyHome home) {
    this.tracker = tracker;
    this.home = home;
  }

  /**
   * @return the exit code: 0, or 1 if a tracker that is known is down
   * @throws CoveyException NO_TRACKER if the tracker does not answer
   */
  int print(PrintStream out) throws CoveyException {
    List<TrackerListing> trackers = ask();
    out.printf(
        Locale.ROOT,
        ROW,
        "tracker",
        "address",
        "state",
        "sessions",
        "changes",
        "lacking",
        "ahead",
        "heard",
        "same as here");
    Instant now = Instant.now();
    for (TrackerListing each : trackers) {
      row(out, each, now);
    }
    out.println();
    for (TrackerListing each : trackers) {
      each.replication()
          .ifPresent(how ->
              out.printf(
                  Locale.ROOT, "%-12s  holds %s%n", each.name(), String.join(" ", how.vector())));
    }
    return trackers.stream().allMatch(TrackerListing::up) ? 0 : 1;
  }

  private void row(PrintStream out, TrackerListing each, Instant now) {
    boolean here = each.endpoint().equals(tracker.endpoint());
    Optional<ReplicationStatus> how = each.replication();
    out.printf(
        Locale.ROOT,
        ROW,
        each.name(),
        each.endpoint(),
        here ? "here" : each.up() ? "up" : "down",
        each.up() ? each.sessions() : "-",
        how.map(ReplicationStatus::changes).map(Object::toString).orElse("-"),
        here ? "-" : how.map(ReplicationStatus::lacking).map(Object::toString).orElse("-"),
        here ? "-" : how.map(ReplicationStatus::ahead).map(Object::toString).orElse("-"),
        here ? "-" : ago(how.flatMap(ReplicationStatus::heardMillis)),
        here
            ? "-"
            : ago(how.flatMap(ReplicationStatus::levelAt).map(at -> now.toEpochMilli() - at)));
  }

  private static String ago(Optional<Long> millis) {
    if (millis.isEmpty()) {
      return "never";
    }
    Duration ago = Duration.ofMillis(Math.max(0, millis.get()));
    if (ago.toMinutes() < 2) {
      return "%d s ago".formatted(ago.toSeconds());
    }
    return ago.toHours() < 2
        ? "%d min ago".formatted(ago.toMinutes())
        : "%d h ago".formatted(ago.toHours());
  }

  private List<TrackerListing> ask() throws CoveyException {
    Endpoint endpoint = tracker.endpoint();
    NetworkAuthority network = NetworkAuthority.open(home.network());
    try (Connection connection = Dialer.tls(endpoint, network.visitorContext(), PATIENCE)) {
      connection.readTimeout(PATIENCE);
      LineReader lines = new LineReader(connection.input(), Limits.CONTROL_LINE);
      ask(
          connection,
          lines,
          new ControlMessage.Request(
              1, new TrackerRequest.Hello(Limits.VERSION, "status", Optional.empty(), 0)));
      return switch (ask(
          connection, lines, new ControlMessage.Request(2, new TrackerRequest.ListTrackers()))) {
        case TrackerReply.Trackers(List<TrackerListing> trackers) -> trackers;
        case TrackerReply other -> throw new IOException("it answered " + other);
      };
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.NO_TRACKER,
          "No tracker of this network answers on %s (%s): start it, or name a running one."
              .formatted(endpoint, e.getMessage()),
          e);
    }
  }

  private TrackerReply ask(Connection connection, LineReader lines, ControlMessage.Request request)
      throws IOException, CoveyException {
    byte[] line = codec.encode(request);
    connection.write(line, 0, line.length, PATIENCE);
    byte[] answer = lines.read();
    if (answer == null) {
      throw new EOFException("it hung up");
    }
    return switch (codec.decodeFromTracker(answer)) {
      case ControlMessage.Reply reply -> reply.reply();
      case ControlMessage.Failure failure -> throw new IOException(failure.message());
      case ControlMessage.Event _ -> throw new IOException("it told an event unasked");
    };
  }
}
