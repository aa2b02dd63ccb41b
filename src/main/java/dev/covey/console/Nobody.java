package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Subscription;

/** No person is there: a script or a pipe. */
final class Nobody implements Audience {
  @Override
  public boolean isPerson() {
    return false;
  }

  @Override
  public Secret password(String prompt) throws CoveyException {
    throw new CoveyException(
        ErrorCode.BAD_COMMAND,
        "The password is missing, and there is no terminal to ask at: write it after the user.");
  }

  @Override
  public boolean confirm(String question) {
    return false;
  }

  @Override
  public void show(Progress progress) {}

  @Override
  public Subscription onLeave(Runnable leave) {
    return () -> {};
  }

  @Override
  public void clear() {}
}
