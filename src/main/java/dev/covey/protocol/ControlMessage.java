package dev.covey.protocol;

import dev.covey.model.ErrorCode;

/** One line of the control protocol, from either side. */
public sealed interface ControlMessage {

  /** What a tracker may send: an answer to the request of that id, or an event. */
  sealed interface FromTracker extends ControlMessage {}

  /**
   * @param id chosen by the peer, unique on its connection, answered by the reply
   */
  record Request(long id, TrackerRequest request) implements ControlMessage {}

  record Reply(long id, TrackerReply reply) implements FromTracker {}

  /**
   * @param id the refused request's; 0 if the line could not be read so far
   */
  record Failure(long id, ErrorCode error, String message) implements FromTracker {}

  record Event(TrackerEvent event) implements FromTracker {}
}
