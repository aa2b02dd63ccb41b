package dev.covey.tracker.cluster;

/** Sends messages to other trackers, without waiting for any; they may get lost. */
interface Outgoing {
  void broadcast(ClusterMessage message);

  void send(Member to, ClusterMessage message);
}
