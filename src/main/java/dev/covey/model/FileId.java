package dev.covey.model;

import java.util.UUID;

/**
 * One file of one group: a (group, SHA-256, name) that somebody once shared. It is never reused.
 */
public record FileId(UUID value) {
  public static FileId random() {
    return new FileId(UUID.randomUUID());
  }

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is no UUID
   */
  public static FileId of(String text) {
    return new FileId(UUID.fromString(text));
  }

  // As in DeviceId: it is looked up for each piece.

  @Override
  public boolean equals(Object other) {
    return other instanceof FileId file && value.equals(file.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
