package dev.covey.model;

/** The one rule for passwords (S7): 8 to 256 characters, and not the user name. */
public final class Passwords {
  public static final int SHORTEST = 8;
  public static final int LONGEST = 256;

  private Passwords() {}

  /**
   * @throws CoveyException with {@link ErrorCode#BAD_PASSWORD} and the rule that is broken
   */
  public static void check(UserName user, String password) throws CoveyException {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      throw new CoveyException(
          ErrorCode.BAD_PASSWORD,
          "A password has 8 to 256 characters; this one has " + length + ".");
    }
    if (password.equals(user.value())) {
      throw new CoveyException(
          ErrorCode.BAD_PASSWORD, "The password cannot be the user name; choose another.");
    }
  }
}
