package dev.covey.model;

/**
 * A group name: 1 to 64 characters of ASCII letters, digits, {@code .}, {@code _} and {@code -}
 * (G1). Case counts. Anything else is refused with an {@link IllegalArgumentException} that tells
 * the rule.
 */
public record GroupName(String value) implements Comparable<GroupName> {
  public static final int LONGEST = 64;

  public GroupName {
    NameRule.check("group name", value, LONGEST);
  }

  @Override
  public int compareTo(GroupName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
