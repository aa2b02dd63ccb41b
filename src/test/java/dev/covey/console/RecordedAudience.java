package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Subscription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A person who answers as told, and remembers what was shown. */
final class RecordedAudience implements Audience {
  final List<Progress> shown = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  final Queue<String> answers = new ArrayDeque<>();
  boolean cleared;

  /** What a key that ends watching does; nothing while nothing is watched. */
  Runnable leave = () -> {};

  @Override
  public boolean isPerson() {
    return true;
  }

  @Override
  public Secret password(String prompt) throws CoveyException {
    return new Secret(answer(prompt));
  }

  @Override
  public boolean confirm(String question) throws CoveyException {
    return answer(question).equals("yes");
  }

  private String answer(String question) throws CoveyException {
    asked.add(question);
    if (answers.isEmpty()) {
      throw new CoveyException(ErrorCode.CANCELLED, "No answer.");
    }
    return answers.remove();
  }

  @Override
  public void show(Progress progress) {
    shown.add(progress);
    cleared = false;
  }

  @Override
  public Subscription onLeave(Runnable leaving) {
    leave = leaving;
    return () -> leave = () -> {};
  }

  @Override
  public void clear() {
    cleared = true;
  }
}
