package dev.covey.desktop.signin;

import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Said;
import dev.covey.model.GroupName;
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
      return Verdict.bad(Said.of(e));
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

  /** A group's name, or nothing: then no group is made. */
  static Verdict group(String typed) {
    if (typed.isBlank()) {
      return Verdict.OPEN;
    }
    try {
      return typed.strip().equals(new GroupName(typed.strip()).value())
          ? Verdict.GOOD
          : Verdict.OPEN;
    } catch (IllegalArgumentException e) {
      return Verdict.bad(Said.of(e));
    }
  }

  /** Empty where no group is wanted, or none can be called so. */
  static Optional<GroupName> groupName(String typed) {
    return group(typed).isGood() ? Optional.of(new GroupName(typed.strip())) : Optional.empty();
  }

  /** How much of a long enough password is there, 0 to 1. */
  static double strength(String password) {
    return Math.min(1, (double) length(password) / Passwords.SHORTEST);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
