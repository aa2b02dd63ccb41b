package dev.covey.model;

import java.time.Instant;

/**
 * One file of a group as {@code list_files} tells it (F9).
 *
 * @param size bytes
 * @param seeders devices online now that have all of it
 * @param partial devices online now that have part of it (F14)
 * @param sharedBy who shared it first
 * @param mine whether the asking device offers it
 */
public record FileListing(
    FileId id,
    GroupId group,
    FileName name,
    long size,
    Digests digests,
    int seeders,
    int partial,
    UserName sharedBy,
    Instant since,
    boolean mine) {
  public int pieces() {
    return Pieces.count(size);
  }
}
