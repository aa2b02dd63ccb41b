package dev.covey.model;

/**
 * A user name: 1 to 32 characters of ASCII letters, digits, {@code .}, {@code _} and {@code -}
 * (S7). Case counts. Anything else is refused with an {@link IllegalArgumentException} that tells
 * the rule.
 */
public record UserName(String value) implements Comparable<UserName> {
  public static final int LONGEST = 32;

  public UserName {
    NameRule.check("user name", value, LONGEST);
  }

  @Override
  public int compareTo(UserName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
