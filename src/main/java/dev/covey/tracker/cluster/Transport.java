package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import java.util.Collection;
import java.util.Set;

/**
 * Carries messages between trackers. Any may be lost, doubled, late or out of order: those who use
 * it rely on nothing else than that a message which comes is as it was sent, by somebody who holds
 * the network's keys. No call waits for another tracker (T6).
 */
interface Transport extends AutoCloseable {
  /** Called by the transport's threads: only enqueue here. */
  interface Receiver {
    void received(Member from, byte[] message);

    /** The others that can be reached now; called whenever they change. */
    void members(Set<Member> others);
  }

  /**
   * Begins to carry, whether or not others are there yet.
   *
   * @throws CoveyException FAILED if the port is taken
   */
  void start(Receiver receiver) throws CoveyException;

  /** Where others find this tracker; known once started. */
  Endpoint local();

  /** Sends to everybody else. */
  void broadcast(byte[] message);

  /** Sends to one; nothing happens if it has gone. */
  void send(Member to, byte[] message);

  /** More places to look for members at; none is ever forgotten. */
  void lookAt(Collection<Endpoint> places);

  @Override
  void close();
}
