package dev.covey.model;

/** What somebody is in a group (U7). */
public enum Role {
  OWNER,
  MEMBER,
  /** Asked to join and waits for the owner. */
  PENDING,
  NONE;

  /** The name on the wire and in {@code --json}: owner, member, pending or none. */
  public String wire() {
    return switch (this) {
      case OWNER -> "owner";
      case MEMBER -> "member";
      case PENDING -> "pending";
      case NONE -> "none";
    };
  }

  /**
   * @throws IllegalArgumentException for any other word
   */
  public static Role ofWire(String wire) {
    return switch (wire) {
      case "owner" -> OWNER;
      case "member" -> MEMBER;
      case "pending" -> PENDING;
      case "none" -> NONE;
      default -> throw new IllegalArgumentException("'%s' is no role.".formatted(wire));
    };
  }

  public boolean isMember() {
    return this == OWNER || this == MEMBER;
  }
}
