package dev.covey.model;

import java.util.UUID;

/**
 * One command that a person gave, so that repeating it after a lost reply does nothing twice. It is
 * never reused.
 */
public record OperationId(UUID value) {
  public static OperationId random() {
    return new OperationId(UUID.randomUUID());
  }

  /**
   * Reads the form that {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is no UUID
   */
  public static OperationId of(String text) {
    return new OperationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
