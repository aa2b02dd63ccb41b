package dev.covey.model;

import java.util.UUID;

/** One download of this peer. It is never reused. */
public record DownloadId(UUID value) {
  public static DownloadId random() {
    return new DownloadId(UUID.randomUUID());
  }

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is no UUID
   */
  public static DownloadId of(String text) {
    return new DownloadId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
