package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.UserName;
import dev.covey.peer.session.TrackerLink;
import dev.covey.trust.DeviceIdentity;
import java.util.Optional;

/** Serves what this device offers to peers that hold a ticket (N1 to N3). Used by any thread. */
public final class Uploads implements AutoCloseable {
  /**
   * @param listen where to listen; empty: on the first free port from 10,000 to 20,000 of every
   *     address (N1)
   */
  public Uploads(
      DeviceIdentity identity,
      TrackerLink tracker,
      Catalogue catalogue,
      Optional<Endpoint> listen,
      TransferSettings settings) {}

  /** Opens the port. */
  public void start() throws CoveyException {
    throw new UnsupportedOperationException();
  }

  /** Where it listens, once started. */
  public Endpoint local() {
    throw new UnsupportedOperationException();
  }

  /** Bytes a second sent now, smoothed over the last seconds. */
  public long rate() {
    return 0;
  }

  /** Ends what a user is sent of a group's files, at once (G6). */
  public void cutUser(GroupId group, UserName user) {}

  /** Ends what anybody is sent of a group's files, at once (G7). */
  public void cutGroup(GroupId group) {}

  /** Ends what anybody is sent of a file, at once (F11). */
  public void cutFile(FileId file) {}

  @Override
  public void close() {}
}
