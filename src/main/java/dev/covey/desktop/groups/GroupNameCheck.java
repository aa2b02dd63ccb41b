package dev.covey.desktop.groups;

import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Said;
import dev.covey.model.GroupName;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What there is to say of a name that is being typed (G1).
 *
 * @param name the name, if it will do
 * @param text the rule, what is wrong, or that all is well
 */
record GroupNameCheck(Verdict verdict, Optional<GroupName> name, String text) {

  enum Verdict {
    /** Nothing is typed yet: the rule is a hint. */
    NOTHING,
    WRONG,
    GOOD
  }

  /**
   * @param taken whether a group of that name is listed; the tracker has the last word
   */
  static GroupNameCheck of(String typed, Predicate<GroupName> taken) {
    if (typed.isEmpty()) {
      return new GroupNameCheck(
          Verdict.NOTHING, Optional.empty(), Messages.text("groups.create.rule"));
    }
    try {
      GroupName name = new GroupName(typed);
      return taken.test(name)
          ? wrong(Messages.text("groups.create.taken", name))
          : new GroupNameCheck(
              Verdict.GOOD, Optional.of(name), Messages.text("groups.create.good", name));
    } catch (IllegalArgumentException e) {
      return wrong(Said.of(e));
    }
  }

  private static GroupNameCheck wrong(String text) {
    return new GroupNameCheck(Verdict.WRONG, Optional.empty(), text);
  }
}
