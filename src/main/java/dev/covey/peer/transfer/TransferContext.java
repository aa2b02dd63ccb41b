package dev.covey.peer.transfer;

import dev.covey.peer.session.TrackerLink;
import dev.covey.trust.DeviceIdentity;

/**
 * What all transfers of one device share.
 *
 * @param parts where downloads put what they have fetched, and uploads find it
 * @param throttles how fast both may be
 */
public record TransferContext(
    DeviceIdentity identity,
    TrackerLink tracker,
    TransferSettings settings,
    Parts parts,
    Throttles throttles) {

  /** Without limits. */
  public TransferContext(
      DeviceIdentity identity, TrackerLink tracker, TransferSettings settings, Parts parts) {
    this(identity, tracker, settings, parts, Throttles.unlimited());
  }
}
