package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.Seeder;
import dev.covey.net.Backoff;
import java.time.Duration;

/** A seeder that a tracker named, and how a download stands with it. */
final class KnownSeeder {
  private final Backoff backoff;

  private Seeder seeder;
  private PeerLink link;
  private boolean joined;
  private boolean listed = true;
  private String refusedTicket = "none so far";

  /** When the connection began to be made, and then when it let us in, in nanoseconds. */
  private long since;

  private long nextTry = Long.MIN_VALUE;
  private long nothingUntil = Long.MIN_VALUE;
  private int losses;
  private int pieces;
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

  /**
   * @param ticket the one to come with: not to who has refused it
   */
  boolean isDue(String ticket, long now) {
    return listed
        && link == null
        && !ticket.equals(refusedTicket)
        && (nextTry == Long.MIN_VALUE || nextTry - now <= 0);
  }

  void connecting(PeerLink made, long now) {
    link = made;
    since = now;
    note = "connecting";
  }

  void joined(long now) {
    joined = true;
    since = now;
    note = "connected";
  }

  /** It takes that ticket for a bad one, and may take another. */
  void refused(String ticket) {
    refusedTicket = ticket;
  }

  /**
   * Whether its connection has been made for so long without letting us in.
   *
   * @param limit in nanoseconds
   */
  boolean isLate(long now, long limit) {
    return link != null && !joined && now - since > limit;
  }

  /** Whether it let us in so long ago and sends nothing. */
  boolean isIdle(long now, Duration limit) {
    return joined && now - since > limit.toNanos() && link.rate(now) == 0;
  }

  /** There is nothing more that it could be asked for just now. */
  void hasNothing(long until) {
    nothingUntil = until;
  }

  /** Something has changed: perhaps there is something after all. */
  void mayHaveSomething() {
    nothingUntil = Long.MIN_VALUE;
  }

  boolean isWorthAsking(long now) {
    return nothingUntil == Long.MIN_VALUE || nothingUntil - now <= 0;
  }

  void served() {
    backoff.reset();
    losses = 0;
    pieces++;
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

  /** Pieces that came from it. */
  int pieces() {
    return pieces;
  }

  /** For sentences: {@code bob's laptop}. */
  String name() {
    return seeder.user() + "'s " + seeder.deviceName();
  }
}
