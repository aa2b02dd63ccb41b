package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.Seeder;
import dev.covey.net.Backoff;

/** A seeder that a tracker named, and how a download stands with it. */
final class KnownSeeder {
  private final Backoff backoff;

  private Seeder seeder;
  private PeerLink link;
  private boolean joined;
  private boolean listed = true;
  private long nextTry = Long.MIN_VALUE;
  private int losses;
  private String note = "not asked yet";
  private String lastLoss = "not reached yet";

  KnownSeeder(Seeder seeder, Backoff backoff) {
    this.seeder = seeder;
    this.backoff = backoff;
  }

  Seeder seeder() {
    return seeder;
  }

  DeviceId device() {
    return seeder.device();
  }

  /** A tracker names it again, perhaps elsewhere: then it is worth an attempt at once. */
  void listed(Seeder now) {
    boolean moved = !now.endpoint().equals(seeder.endpoint());
    if (moved || !listed) {
      nextTry = Long.MIN_VALUE;
      backoff.reset();
    }
    seeder = now;
    listed = true;
  }

  /** The trackers no longer name it; a connection that stands is worth keeping. */
  void unlisted() {
    listed = false;
  }

  boolean isListed() {
    return listed;
  }

  boolean isDue(long now) {
    return listed && link == null && (nextTry == Long.MIN_VALUE || nextTry - now <= 0);
  }

  void connecting(PeerLink made) {
    link = made;
    note = "connecting";
  }

  void joined() {
    joined = true;
    note = "connected";
  }

  void served() {
    backoff.reset();
    losses = 0;
    note = "sending";
  }

  void lost(String why, long now) {
    link = null;
    joined = false;
    losses++;
    nextTry = now + backoff.next().toNanos();
    note = why;
    lastLoss = why;
  }

  /** Why its last connection ended. */
  String lastLoss() {
    return lastLoss;
  }

  String note() {
    return note;
  }

  /** Null while there is no connection, not even one being made. */
  PeerLink link() {
    return link;
  }

  /** Whether it has let us in. */
  boolean isJoined() {
    return joined;
  }

  /** Connections that failed since it last sent a piece. */
  int losses() {
    return losses;
  }

  /** For sentences: {@code bob's laptop}. */
  String name() {
    return seeder.user() + "'s " + seeder.deviceName();
  }
}
