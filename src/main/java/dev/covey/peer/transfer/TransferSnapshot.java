package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.PieceSet;
import dev.covey.model.UserName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A download at one moment (D11). Immutable: poll for another.
 *
 * @param destination the file's final path
 * @param bytes verified bytes, 0 to {@code size}
 * @param done verified pieces
 * @param asked pieces on their way
 * @param rate bytes a second, smoothed over the last seconds; 0 when not running
 * @param timeLeft at the current rate; empty when it cannot be told
 * @param peers who serves it, or did in this run
 * @param error why it failed or waits; empty if nothing is wrong
 * @param finished when it ended
 */
public record TransferSnapshot(
    DownloadId id,
    GroupName group,
    FileName file,
    Path destination,
    TransferState state,
    long bytes,
    long size,
    PieceSet done,
    PieceSet asked,
    long rate,
    Optional<Duration> timeLeft,
    List<PeerView> peers,
    Optional<Problem> error,
    Instant started,
    Optional<Instant> finished) {

  public TransferSnapshot {
    peers = List.copyOf(peers);
  }

  public int pieces() {
    return done.size();
  }

  public int piecesDone() {
    return done.count();
  }

  /** Verified share, 0 to 1; an empty file is 1 once it is completed. */
  public double progress() {
    return size == 0 ? (state == TransferState.COMPLETED ? 1 : 0) : (double) bytes / size;
  }

  /** What is wrong: the code for programs, the sentence for people. */
  public record Problem(ErrorCode code, String message) {}

  /**
   * One serving peer, and why it is asked as much as it is (P7).
   *
   * @param connected whether a connection stands now
   * @param pieces verified pieces that came from it
   * @param failures pieces that did not come, or came wrong
   * @param score 0 to 1 (P4)
   * @param load pieces assigned to it (P3)
   * @param cap the most that may be assigned to it (P2)
   * @param utility alpha * score - beta * (load / cap) (P3)
   * @param rate bytes a second
   * @param leftOut whether it sent wrong pieces twice and is asked no more (D7)
   * @param note what it does now, for people
   */
  public record PeerView(
      DeviceId device,
      UserName user,
      String deviceName,
      boolean connected,
      int pieces,
      int failures,
      double score,
      int load,
      int cap,
      double utility,
      long rate,
      boolean leftOut,
      String note) {}
}
