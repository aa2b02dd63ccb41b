package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.Subscription;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Shows a person a result again and again, in place, until they want no more of it. Used by the
 * console's thread, which whoever ends the watching interrupts.
 */
final class Live {
  private final Audience audience;
  private final Pace pace;

  /** Asks for the result as it is now. */
  interface Question<R extends Result> {
    R ask() throws CoveyException;
  }

  Live(Audience audience, Pace pace) {
    this.audience = audience;
    this.pace = pace;
  }

  /**
   * Without a person it is asked once.
   *
   * @param between how long it stands until it is asked again, unless something happens
   * @param moves whether there is anything to wait for
   * @return the last answer
   */
  <R extends Result> R watch(Duration between, Question<R> question, Predicate<R> moves)
      throws CoveyException {
    R result = question.ask();
    if (!audience.isPerson() || !moves.test(result)) {
      return result;
    }
    try (Subscription _ = audience.onLeave(Thread.currentThread()::interrupt)) {
      while (moves.test(result)) {
        audience.show(new Progress.Watched(result));
        pace.pause(between);
        result = question.ask();
      }
    } catch (InterruptedException _) {
      // A key or Ctrl-C is how watching ends: that is no failure.
    } catch (CoveyException e) {
      if (!Thread.interrupted()) {
        throw e;
      }
    } finally {
      Thread.interrupted(); // a second key is about what was watched, too
      audience.clear();
    }
    return result;
  }
}
