package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Recency;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.peer.transfer.TransferState;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one row of the downloads table shows.
 *
 * @param rate bytes a second; changes more slowly than the snapshot's, so that it can be read
 * @param timeLeft as slow as the rate
 * @param place in the queue, 1 and up; 0 once it has ended
 * @param ended how its end is told; empty until then
 */
record DownloadLine(
    TransferSnapshot snapshot,
    long rate,
    Optional<Duration> timeLeft,
    int place,
    Optional<Recency> ended) {

  static DownloadLine of(TransferSnapshot snapshot, int place, ZonedDateTime now) {
    return new DownloadLine(
        snapshot, snapshot.rate(), snapshot.timeLeft(), place, ended(snapshot, now));
  }

  private static Optional<Recency> ended(TransferSnapshot snapshot, ZonedDateTime now) {
    return snapshot.finished().map(end -> Recency.of(end, now));
  }

  /**
   * The line that follows this one.
   *
   * @param rates whether rate and time left may change now
   */
  @SuppressWarnings("ReferenceEquality") // the same snapshot needs no new line
  DownloadLine next(TransferSnapshot next, int nextPlace, boolean rates, ZonedDateTime now) {
    boolean take = rates || next.state() != snapshot.state();
    Optional<Recency> nextEnded = ended(next, now);
    if (next == snapshot
        && nextPlace == place
        && nextEnded.equals(ended)
        && (!take || showsItsRate())) {
      return this;
    }
    return take
        ? of(next, nextPlace, now)
        : new DownloadLine(next, rate, timeLeft, nextPlace, nextEnded);
  }

  private boolean showsItsRate() {
    return rate == snapshot.rate() && timeLeft.equals(snapshot.timeLeft());
  }

  TransferState state() {
    return snapshot.state();
  }

  /** Peers that serve it now; empty where that says nothing. */
  OptionalInt peers() {
    return switch (state()) {
      case RUNNING, WAITING ->
          OptionalInt.of((int) snapshot.peers().stream().filter(PeerView::connected).count());
      case QUEUED, PAUSED, VERIFYING, COMPLETED, FAILED, CANCELLED -> OptionalInt.empty();
    };
  }

  /** Whether it contains the text, in whatever case, in its file's or group's name. */
  boolean matches(String lowerCase) {
    return contains(snapshot.file().value(), lowerCase)
        || contains(snapshot.group().value(), lowerCase);
  }

  private static boolean contains(String name, String lowerCase) {
    return name.toLowerCase(Locale.ROOT).contains(lowerCase);
  }
}
