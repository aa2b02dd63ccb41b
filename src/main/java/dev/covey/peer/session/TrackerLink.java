package dev.covey.peer.session;

import dev.covey.model.CoveyException;
import dev.covey.model.Subscription;
import dev.covey.protocol.TrackerEvent;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.TicketVerifier;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the other rooms of a peer may ask of its trackers, whichever of them answers now. Any thread
 * may call it.
 */
public interface TrackerLink {

  /**
   * Asks the current tracker and waits for its answer. When the connection is lost meanwhile, the
   * request is repeated on the next one, which is harmless: changes carry their operation's id.
   *
   * @throws CoveyException with the tracker's own refusal; or {@link
   *     dev.covey.model.ErrorCode#SIGN_IN_FIRST}, at once, if nobody is signed in (S1); or {@link
   *     dev.covey.model.ErrorCode#NO_TRACKER} or {@link dev.covey.model.ErrorCode#TRACKERS_DOWN} if
   *     none answers within the time limit; or {@link dev.covey.model.ErrorCode#CANCELLED} if the
   *     thread is interrupted, which it stays
   */
  <R extends TrackerReply> R ask(TrackerRequest request, Class<R> reply) throws CoveyException;

  /**
   * Tells the listener what trackers push, in order, on a thread of the session's own: return
   * quickly, never call {@link #ask} on it.
   */
  Subscription onEvent(Consumer<TrackerEvent> listener);

  /** Checks tickets of this network, once a tracker has told its keys; kept across restarts. */
  Optional<TicketVerifier> tickets();

  /**
   * The time against which tickets are judged: now, unless all trackers are out of reach; then the
   * moment contact was lost, so that transfers go on with the tickets they hold (H5).
   */
  Instant judgedAt();

  /** Whether somebody is signed in and a tracker answers now. */
  boolean online();
}
