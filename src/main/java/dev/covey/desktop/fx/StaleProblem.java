package dev.covey.desktop.fx;

import dev.covey.model.CoveyException;

/**
 * Runs on the FX thread. Says why what a screen shows may be out of date, until it is not any more;
 * what others say in the same place it leaves there.
 */
public final class StaleProblem {
  private final InlineError place;
  private String said = "";

  public StaleProblem(InlineError place) {
    this.place = place;
  }

  public void tell(CoveyException problem) {
    place.show(problem);
    said = place.getText();
  }

  /** There is a new answer. */
  public void over() {
    if (!said.isEmpty() && place.getText().equals(said)) {
      place.clear();
    }
    said = "";
  }
}
