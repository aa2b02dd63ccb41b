package dev.covey.model;

import java.io.Serial;

/**
 * Something was refused or failed for a reason that a person can act on: the message says what
 * happened, to what, and what to do; the code tells programs the same.
 */
public final class CoveyException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public CoveyException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  public CoveyException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
