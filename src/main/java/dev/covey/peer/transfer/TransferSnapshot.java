package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
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
 * @param bytes verified bytes of what is wanted, 0 to {@link #wanted}
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
    Optional<Instant> finished,
    Extent extent) {

  /**
   * How much of the file it is about, and where that lies.
   *
   * @param chosen the pieces that are wanted; all of them, unless only a part was chosen
   * @param inOrder whether they are asked for from the beginning on
   * @param part the file that holds what is here while that is not the whole: pieces lie where they
   *     belong, missing ones read as zeros. Empty if there is none, or the whole has its name
   * @param copiedFrom the file on this computer that some of it was copied from, not fetched
   */
  public record Extent(
      PieceSet chosen, boolean inOrder, Optional<Path> part, Optional<Path> copiedFrom) {
    public static Extent whole(long size) {
      return new Extent(
          PieceSet.all(Pieces.count(size)), false, Optional.empty(), Optional.empty());
    }
  }

  public TransferSnapshot {
    peers = List.copyOf(peers);
  }

  /** A download of the whole file. */
  public TransferSnapshot(
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
    this(
        id,
        group,
        file,
        destination,
        state,
        bytes,
        size,
        done,
        asked,
        rate,
        timeLeft,
        peers,
        error,
        started,
        finished,
        Extent.whole(size));
  }

  /** The same, but for whether it is in order. */
  public TransferSnapshot withInOrder(boolean now) {
    if (now == extent.inOrder) {
      return this;
    }
    return new TransferSnapshot(
        id,
        group,
        file,
        destination,
        state,
        bytes,
        size,
        done,
        asked,
        rate,
        timeLeft,
        peers,
        error,
        started,
        finished,
        new Extent(extent.chosen, now, extent.part, extent.copiedFrom));
  }

  /** Whether only some of the file's pieces are wanted. */
  public boolean isPart() {
    return !extent.chosen.isComplete();
  }

  /** Bytes that are wanted: of the chosen pieces. */
  public long wanted() {
    return isPart() ? extent.chosen.bytes(size) : size;
  }

  /** Bytes that are here from the file's beginning on without a gap. */
  public long beginning() {
    return Math.min(size, Pieces.offset(done.toBitSet().nextClearBit(0)));
  }

  /** The file in which what is here can be found: the part, or the whole under its final name. */
  public Path place() {
    return extent.part.orElse(destination);
  }

  public int pieces() {
    return done.size();
  }

  public int piecesDone() {
    return done.count();
  }

  /** Verified share of what is wanted, 0 to 1; an empty file is 1 once it is completed. */
  public double progress() {
    return size == 0 ? (state == TransferState.COMPLETED ? 1 : 0) : (double) bytes / wanted();
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
