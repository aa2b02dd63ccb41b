package dev.covey.peer.session;

import dev.covey.model.AccountId;
import dev.covey.model.UserName;
import dev.covey.protocol.TrackerEvent;

/** What happened to a session. */
public sealed interface SessionEvent {

  /** {@link Session#snapshot()} tells something else than before. */
  record Changed() implements SessionEvent {}

  /**
   * The tracker in use knows this session from now on, but not yet what this device offers.
   *
   * @param restored by token, rather than by a login (S4)
   */
  record SignedIn(UserName user, AccountId account, boolean restored) implements SessionEvent {}

  /** The user signed out. */
  record SignedOut() implements SessionEvent {}

  /** The session is over and will not be restored, for a reason other than a logout. */
  record Ended(String why) implements SessionEvent {}

  /** The tracker said something unasked. */
  record Told(TrackerEvent event) implements SessionEvent {}
}
