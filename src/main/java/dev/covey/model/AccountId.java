package dev.covey.model;

import java.util.UUID;

/** An account's identity, which outlives its name. It is never reused. */
public record AccountId(UUID value) {
  public static AccountId random() {
    return new AccountId(UUID.randomUUID());
  }

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is no UUID
   */
  public static AccountId of(String text) {
    return new AccountId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
