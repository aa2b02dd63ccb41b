package dev.covey.peer.transfer;

import dev.covey.peer.session.TrackerLink;
import dev.covey.trust.DeviceIdentity;
import java.util.List;

/**
 * What all transfers of one device share.
 *
 * @param parts where downloads put what they have fetched, and uploads find it
 * @param local files that downloads may copy instead of fetching them
 * @param throttles how fast both may be
 */
public record TransferContext(
    DeviceIdentity identity,
    TrackerLink tracker,
    TransferSettings settings,
    Parts parts,
    LocalFiles local,
    Throttles throttles) {

  /** Of a device of which no other files are known, without limits. */
  public TransferContext(
      DeviceIdentity identity, TrackerLink tracker, TransferSettings settings, Parts parts) {
    this(identity, tracker, settings, parts, (_, _) -> List.of(), Throttles.unlimited());
  }
}
