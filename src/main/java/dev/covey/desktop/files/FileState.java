package dev.covey.desktop.files;

import dev.covey.model.FileListing;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.TransferSnapshot;
import java.util.Optional;

/** What this device has of a file. */
sealed interface FileState {

  /** Nothing. */
  record NotHere() implements FileState {}

  /**
   * It is hashed, to be shared then (F4).
   *
   * @param share of it that is read, 0 to 1
   */
  record Preparing(double share) implements FileState {}

  record Downloading(TransferSnapshot download) implements FileState {}

  /** All of it, and others can fetch it. */
  record Sharing() implements FileState {}

  static FileState of(
      Optional<FileListing> listing,
      Optional<SharingSnapshot> preparing,
      Optional<TransferSnapshot> download) {
    if (preparing.isPresent()) {
      return new Preparing(share(preparing.get()));
    }
    if (download.isPresent()) {
      return new Downloading(download.get());
    }
    return listing.map(FileListing::mine).orElse(false) ? new Sharing() : new NotHere();
  }

  private static double share(SharingSnapshot snapshot) {
    return snapshot.size() == 0 ? 1 : (double) snapshot.hashed() / snapshot.size();
  }

  /** For sorting: what goes on first, what is not here last. */
  default int rank() {
    return switch (this) {
      case Preparing _ -> 0;
      case Downloading _ -> 1;
      case Sharing _ -> 2;
      case NotHere _ -> 3;
    };
  }
}
