package dev.covey.desktop.fx;

import dev.covey.model.CoveyException;
import dev.covey.peer.Peer;

/**
 * Runs on the FX thread. Says why what a screen shows may be out of date, until it is not any more
 * or the banner says it; what others say in the same place it leaves there.
 */
public final class StaleProblem {
  private final Peer peer;
  private final InlineError place;
  private String said = "";

  public StaleProblem(Peer peer, InlineError place) {
    this.peer = peer;
    this.place = place;
  }

  public void tell(CoveyException problem) {
    if (DownBanner.says(peer, problem)) {
      over();
      return;
    }
    place.show(problem);
    said = place.getText();
  }

  /** There is a new answer, or it is said elsewhere. */
  public void over() {
    if (!said.isEmpty() && place.getText().equals(said)) {
      place.clear();
    }
    said = "";
  }
}
