package dev.covey.desktop.signin;

import dev.covey.desktop.fx.Messages;
import dev.covey.model.Passwords;
import dev.covey.model.UserName;
import java.util.Optional;

/** What may be typed into which field (S7). Pure: any thread may call it. */
final class FieldRules {
  private FieldRules() {}

  static Optional<UserName> user(String typed) {
    try {
      return Optional.of(new UserName(typed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Verdict userName(String typed) {
    if (typed.isEmpty()) {
      return Verdict.OPEN;
    }
    try {
      return typed.equals(new UserName(typed).value()) ? Verdict.GOOD : Verdict.OPEN;
    } catch (IllegalArgumentException e) {
      return Verdict.bad(e.getMessage());
    }
  }

  static Verdict newPassword(String user, String typed) {
    int length = length(typed);
    if (length == 0) {
      return Verdict.OPEN;
    }
    if (length < Passwords.SHORTEST) {
      return Verdict.tooShort(
          Messages.text("signIn.password.short", Passwords.SHORTEST - length, Passwords.SHORTEST));
    }
    if (length > Passwords.LONGEST) {
      return Verdict.bad(Messages.text("signIn.password.long", Passwords.LONGEST));
    }
    return typed.equals(user) ? Verdict.bad(Messages.text("signIn.password.isUser")) : Verdict.GOOD;
  }

  /** Differs only counts once as much was typed, so that nobody is told off while typing. */
  static Verdict repeated(String password, String again) {
    if (again.isEmpty()) {
      return Verdict.OPEN;
    }
    if (again.equals(password)) {
      return Verdict.GOOD;
    }
    return password.startsWith(again)
        ? Verdict.OPEN
        : Verdict.bad(Messages.text("signIn.again.differs"));
  }

  /** How much of a long enough password is there, 0 to 1. */
  static double strength(String password) {
    return Math.min(1, (double) length(password) / Passwords.SHORTEST);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
