package dev.covey.desktop.network;

import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.AddressCheck;
import dev.covey.model.Endpoint;

/**
 * Whether others can reach this computer, in words.
 *
 * @param kind how sure one can be of it
 * @param answer one sentence
 * @param advice what one can do; empty if there is nothing to do
 */
record Reach(Kind kind, String answer, String advice) {

  /** What a test can find. */
  enum Kind {
    ASKING(Tone.NEUTRAL),
    YES(Tone.GOOD),
    /** The tracker is on the same computer: nothing between it and the others was tested. */
    FROM_HERE(Tone.ACCENT),
    NO(Tone.WARNING),
    UNTESTED(Tone.NEUTRAL);

    private final Tone tone;

    Kind(Tone tone) {
      this.tone = tone;
    }

    Tone tone() {
      return tone;
    }
  }

  /** While the tracker connects back. */
  static Reach asking() {
    return new Reach(Kind.ASKING, Messages.text("network.reach.asking"), "");
  }

  /** The tracker could not be asked. */
  static Reach untested(String why) {
    return new Reach(Kind.UNTESTED, Messages.text("network.reach.untested", why), "");
  }

  /**
   * @param trackerIsHere whether the tracker runs on this computer
   */
  static Reach of(AddressCheck check, boolean trackerIsHere) {
    Endpoint at = check.tested();
    if (!check.reachable()) {
      return new Reach(
          Kind.NO,
          Messages.text("network.reach.no", at),
          Messages.text("network.reach.advice.no", Integer.toString(at.port())));
    }
    if (check.toldElsewhere()) {
      return new Reach(
          Kind.NO,
          Messages.text("network.reach.told", check.told(), at),
          Messages.text("network.reach.advice.told", at));
    }
    return trackerIsHere || at.isLoopback()
        ? new Reach(
            Kind.FROM_HERE,
            Messages.text("network.reach.here", at),
            Messages.text("network.reach.advice.here", Integer.toString(at.port())))
        : new Reach(Kind.YES, Messages.text("network.reach.yes", at), "");
  }
}
