package dev.covey.model;

import java.util.UUID;

/** A group's identity, which outlives its name. It is never reused. */
public record GroupId(UUID value) {
  public static GroupId random() {
    return new GroupId(UUID.randomUUID());
  }

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is no UUID
   */
  public static GroupId of(String text) {
    return new GroupId(UUID.fromString(text));
  }

  // As in DeviceId: it is looked up for each piece.

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupId group && value.equals(group.value);
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
