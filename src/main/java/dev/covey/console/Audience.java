package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.Subscription;

/** Who is at the console: a person who can be asked and shown progress, or nobody. */
interface Audience {
  boolean isPerson();

  /**
   * Asks for a password, without showing it.
   *
   * @throws CoveyException {@code BAD_COMMAND} if nobody can be asked, {@code CANCELLED} if no
   *     answer came
   */
  Secret password(String prompt) throws CoveyException;

  /** Asks a question that is answered by yes or no; nobody says no. */
  boolean confirm(String question) throws CoveyException;

  /** Shows how far something is, in place of what was shown before. */
  void show(Progress progress);

  /**
   * Until it is closed, somebody who says by a key that they have seen enough is heard.
   *
   * @param leave is called then, on another thread
   */
  Subscription onLeave(Runnable leave);

  /** Takes away what {@link #show} showed last. */
  void clear();
}
