package dev.covey.model;

import java.util.UUID;

/** One request to join a group; asking again is another request. It is never reused. */
public record RequestId(UUID value) {
  public static RequestId random() {
    return new RequestId(UUID.randomUUID());
  }

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is no UUID
   */
  public static RequestId of(String text) {
    return new RequestId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
