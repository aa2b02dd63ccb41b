package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.UserName;
import dev.covey.protocol.TrackerRequest;
import java.util.concurrent.CompletableFuture;

/** What wakes the session's thread. */
sealed interface Signal {

  /** Tells whoever waits for this that it will not be. */
  default void fail(CoveyException why) {}

  /** Look around: a line was lost, somebody waits for a tracker, or it is time to close. */
  record Wake() implements Signal {}

  /** The tracker ended the session that ran over that line. */
  record Revoked(TrackerLine line, String reason) implements Signal {}

  /** The account that is signed in has another name now (T12). */
  record Renamed(UserName to) implements Signal {}

  /** The chosen network, or where to look for it, may be another. */
  record NetworkChanged(CompletableFuture<Void> heeded) implements Signal {
    @Override
    public void fail(CoveyException why) {
      heeded.completeExceptionally(why);
    }
  }

  /**
   * Somebody wants to sign in.
   *
   * @param keep restore the session at the next start (S5)
   * @param until how long to look for a tracker at most, as {@link System#nanoTime}
   */
  record SignIn(
      UserName user,
      String password,
      boolean keep,
      long until,
      CompletableFuture<SessionToken> done)
      implements Signal {
    @Override
    public void fail(CoveyException why) {
      done.completeExceptionally(why);
    }

    @Override
    public String toString() {
      return "SignIn[" + user + "]";
    }
  }

  /** What is said of this device from the next greeting on, which is soon. */
  record Introduce(TrackerRequest.Hello as) implements Signal {}

  /** Whoever is signed in wants the session restored at the next start (S5), or not. */
  record Keep(boolean keep) implements Signal {}

  /** Somebody wants to sign out. */
  record SignOut(CompletableFuture<Void> done) implements Signal {
    @Override
    public void fail(CoveyException why) {
      done.completeExceptionally(why);
    }
  }
}
