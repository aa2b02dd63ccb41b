package dev.covey.peer.transfer;

import dev.covey.peer.session.TrackerLink;
import dev.covey.trust.DeviceIdentity;
import java.util.List;

/** What all transfers of one device share. Any thread may use it. */
public final class TransferContext implements AutoCloseable {
  private final DeviceIdentity identity;
  private final TrackerLink tracker;
  private final TransferSettings settings;
  private final Parts parts;
  private final LocalFiles local;
  private final Throttles throttles;
  private final SentHistory sent = new SentHistory();
  private final ScoreReports scores;
  private final SeederConnections connections;

  /**
   * @param parts where downloads put what they have fetched, and uploads find it
   * @param local files that downloads may copy instead of fetching them
   * @param throttles how fast both may be
   */
  public TransferContext(
      DeviceIdentity identity,
      TrackerLink tracker,
      TransferSettings settings,
      Parts parts,
      LocalFiles local,
      Throttles throttles) {
    this.identity = identity;
    this.tracker = tracker;
    this.settings = settings;
    this.parts = parts;
    this.local = local;
    this.throttles = throttles;
    this.scores = new ScoreReports(tracker);
    this.connections = new SeederConnections(identity.pieces(), settings);
  }

  /** Of a device of which no other files are known, without limits. */
  public TransferContext(
      DeviceIdentity identity, TrackerLink tracker, TransferSettings settings, Parts parts) {
    this(identity, tracker, settings, parts, (_, _) -> List.of(), Throttles.unlimited());
  }

  DeviceIdentity identity() {
    return identity;
  }

  TrackerLink tracker() {
    return tracker;
  }

  TransferSettings settings() {
    return settings;
  }

  Parts parts() {
    return parts;
  }

  LocalFiles local() {
    return local;
  }

  Throttles throttles() {
    return throttles;
  }

  SentHistory sent() {
    return sent;
  }

  ScoreReports scores() {
    return scores;
  }

  SeederConnections connections() {
    return connections;
  }

  /** Ends what is kept for the next transfers; may be called twice. */
  @Override
  public void close() {
    connections.close();
  }
}
