package dev.covey.desktop.files;

import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.TransferSnapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one row of the files table shows: a file that the group lists, one that is being prepared
 * here, or both.
 *
 * @param key group and name
 * @param download the one that goes on for this file, if one does
 * @param state decided from the other three
 */
record FileLine(
    FileKey key,
    Optional<FileListing> listing,
    Optional<SharingSnapshot> preparing,
    Optional<TransferSnapshot> download,
    FileState state) {

  static FileLine of(
      FileKey key,
      Optional<FileListing> listing,
      Optional<SharingSnapshot> preparing,
      Optional<TransferSnapshot> download) {
    return new FileLine(
        key, listing, preparing, download, FileState.of(listing, preparing, download));
  }

  FileName name() {
    return key.name();
  }

  GroupName group() {
    return key.group();
  }

  long size() {
    return listing.map(FileListing::size).or(() -> preparing.map(SharingSnapshot::size)).orElse(0L);
  }

  /** Whether it is made of these; null stands for what there is not. */
  @SuppressWarnings("ReferenceEquality") // mostly they are the very same
  boolean shows(FileListing listed, SharingSnapshot sharing, TransferSnapshot transfer) {
    return listing.orElse(null) == listed
        && preparing.orElse(null) == sharing
        && download.orElse(null) == transfer;
  }

  /** Empty while only this device knows of it. */
  OptionalInt seeders() {
    return listing.isPresent() ? OptionalInt.of(listing.get().seeders()) : OptionalInt.empty();
  }

  /** Who shared it first. */
  Optional<UserName> sharedBy() {
    return listing.map(FileListing::sharedBy);
  }

  Optional<Instant> since() {
    return listing.map(FileListing::since);
  }

  /** Whether this device has it, or is about to. */
  boolean isMine() {
    return preparing.isPresent()
        || download.isPresent()
        || listing.map(FileListing::mine).orElse(false);
  }

  boolean canBeDownloaded() {
    return listing.isPresent() && !isMine();
  }

  /** Whether this device offers all of it. */
  boolean canBeStopped() {
    return listing.map(FileListing::mine).orElse(false) && download.isEmpty();
  }
}
