package dev.covey.tracker.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a command was refused with. */
final class Refusal {
  private final CoveyException refusal;

  private Refusal(CoveyException refusal) {
    this.refusal = refusal;
  }

  static Refusal of(ThrowingCallable command) {
    CoveyException refusal = catchThrowableOfType(CoveyException.class, command);
    assertThat(refusal).as("a refusal").isNotNull();
    return new Refusal(refusal);
  }

  Refusal is(ErrorCode code) {
    assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
    return this;
  }

  /** The sentence for people has that in it. */
  Refusal names(Object what) {
    assertThat(refusal.getMessage()).contains(what.toString());
    return this;
  }
}
