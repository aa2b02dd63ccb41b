package dev.covey.console;

import dev.covey.model.ErrorCode;

/** How one command went. */
sealed interface Outcome {
  /** The canonical name; for a command that does not exist, what was typed. */
  String command();

  record Success(String command, Result result) implements Outcome {}

  /**
   * @param message for people
   */
  record Failure(String command, ErrorCode code, String message) implements Outcome {}
}
