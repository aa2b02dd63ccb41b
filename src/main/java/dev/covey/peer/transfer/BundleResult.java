package dev.covey.peer.transfer;

import dev.covey.model.PieceSet;
import dev.covey.model.Seeder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file that came with a bundle.
 *
 * @param snapshot of its download, which has ended
 */
public record BundleResult(
    DownloadSpec file, Download.Completed completed, TransferSnapshot snapshot) {

  static BundleResult of(BundleFinish.Named named, Seeder from) {
    DownloadSpec file = named.file();
    TransferSnapshot.PeerView sender =
        new TransferSnapshot.PeerView(
            from.device(),
            from.user(),
            from.deviceName(),
            false,
            1,
            0,
            from.score(),
            0,
            1,
            0,
            0,
            false,
            "not connected");
    return new BundleResult(
        file,
        named.completed(),
        new TransferSnapshot(
            file.id(),
            file.groupName(),
            file.name(),
            named.completed().path(),
            TransferState.COMPLETED,
            file.size(),
            file.size(),
            PieceSet.all(1),
            PieceSet.none(1),
            0,
            Optional.empty(),
            List.of(sender),
            Optional.empty(),
            file.started(),
            Optional.of(Instant.now())));
  }
}
