package dev.covey.console;

import dev.covey.model.CoveyException;

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

  /** Takes away what {@link #show} showed last. */
  void clear();
}
