package dev.covey.desktop.signin;

/**
 * What is known of one field.
 *
 * @param hint what to say beside it; may be empty
 */
record Verdict(Kind kind, String hint) {
  static final Verdict OPEN = new Verdict(Kind.OPEN, "");
  static final Verdict GOOD = new Verdict(Kind.GOOD, "");

  enum Kind {
    /** Nothing to say yet. */
    OPEN,
    /** On its way: not enough yet, nothing wrong. */
    SHORT,
    GOOD,
    BAD
  }

  static Verdict bad(String why) {
    return new Verdict(Kind.BAD, why);
  }

  static Verdict tooShort(String hint) {
    return new Verdict(Kind.SHORT, hint);
  }

  boolean isGood() {
    return kind == Kind.GOOD;
  }
}
