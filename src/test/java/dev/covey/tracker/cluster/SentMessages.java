package dev.covey.tracker.cluster;

import java.util.ArrayList;
import java.util.List;

/** Remembers what was sent, until it is taken. */
final class SentMessages implements Outgoing {
  /** A message, and to whom. */
  record Sent(Member to, ClusterMessage message) {}

  private static final Member EVERYBODY = new Member("everybody");

  private final List<Sent> sent = new ArrayList<>();

  static Sent toAll(ClusterMessage message) {
    return new Sent(EVERYBODY, message);
  }

  @Override
  public void broadcast(ClusterMessage message) {
    sent.add(toAll(message));
  }

  @Override
  public void send(Member to, ClusterMessage message) {
    sent.add(new Sent(to, message));
  }

  /** What was sent since the last time. */
  List<Sent> take() {
    List<Sent> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }
}
