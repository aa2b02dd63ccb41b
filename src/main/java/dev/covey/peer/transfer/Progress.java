package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.peer.transfer.TransferSnapshot.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What others may see of a download (D11). The download's thread writes; any thread takes the
 * {@link #latest} snapshot.
 */
final class Progress {
  private static final Logger log = LoggerFactory.getLogger(Progress.class);

  /** Who looks asks again within that time. */
  private static final Duration LOOK = Duration.ofSeconds(3);

  // Immutable
  private final DownloadSpec spec;
  private final Download.Observer observer;

  private final RateHistory rates = new RateHistory();

  // Confined to the download's thread
  private final RateMeter rate = new RateMeter();
  private TransferState state = TransferState.QUEUED;
  private Optional<Problem> problem = Optional.empty();
  private Optional<Instant> finished = Optional.empty();
  private Path destination;
  private Optional<Path> part;
  private Optional<Path> copiedFrom = Optional.empty();
  private PieceSet done;
  private PieceSet asked;
  private List<PeerView> peers = List.of();

  private volatile TransferSnapshot latest;
  private volatile Optional<PieceTable> table = Optional.empty();

  /** When somebody last looked at the details. */
  private volatile long lookedAt = System.nanoTime() - LOOK.toNanos();

  Progress(DownloadSpec spec, Download.Observer observer) {
    this.spec = spec;
    this.observer = observer;
    this.destination = spec.destination();
    this.part = Optional.of(spec.manner().part().orElseGet(() -> PartStore.part(spec)));
    this.done = PieceSet.none(Pieces.count(spec.size()));
    this.asked = done;
    publish();
  }

  TransferSnapshot latest() {
    return latest;
  }

  /** Any thread: what only who looks at this download alone wants to know. */
  TransferDetails details(TransferDetails.Weights weights) {
    long now = System.nanoTime();
    lookedAt = now;
    return new TransferDetails(table, rates.samples(now), weights);
  }

  /** Tells piece by piece how it stands, while somebody looks. */
  void pieceByPiece(Supplier<PieceTable> now) {
    boolean looked = System.nanoTime() - lookedAt < LOOK.toNanos();
    table = looked ? Optional.of(now.get()) : Optional.empty();
  }

  /** Tells the observer, if it is another state or another problem. */
  void state(TransferState now, Optional<Problem> why) {
    if (now == state && why.equals(problem)) {
      return;
    }
    state = now;
    problem = why;
    if (now.hasEnded()) {
      finished = Optional.of(Instant.now());
    }
    if (now != TransferState.RUNNING) {
      asked = PieceSet.none(done.size());
    }
    publish();
    log.atLevel(now.hasEnded() || why.isPresent() ? Level.INFO : Level.DEBUG)
        .log(
            "download {} of '{}' is {}{}",
            spec.id(),
            spec.name(),
            now,
            why.map(problem -> ": " + problem.message()).orElse(""));
    try {
      observer.changed(latest);
    } catch (RuntimeException e) {
      log.error("the observer of download {} failed", spec.id(), e);
    }
  }

  static Optional<Problem> problem(CoveyException e) {
    return Optional.of(new Problem(e.code(), e.getMessage()));
  }

  /** So many right bytes came now. */
  void received(long bytes) {
    rate.add(bytes, System.nanoTime());
  }

  void pieces(PieceSet nowDone, PieceSet nowAsked, List<PeerView> nowPeers) {
    done = nowDone;
    asked = nowAsked;
    peers = nowPeers;
    publish();
  }

  void done(PieceSet nowDone) {
    pieces(nowDone, asked, peers);
  }

  /** Nobody is connected any more. */
  void idle() {
    pieces(done, PieceSet.none(done.size()), peers.stream().map(Progress::disconnected).toList());
  }

  private static PeerView disconnected(PeerView peer) {
    return new PeerView(
        peer.device(),
        peer.user(),
        peer.deviceName(),
        false,
        peer.pieces(),
        peer.failures(),
        peer.score(),
        0,
        peer.cap(),
        peer.utility(),
        0,
        peer.leftOut(),
        peer.leftOut() ? peer.note() : "not connected");
  }

  /** The whole file has its final name. */
  void destination(Path named) {
    destination = named;
    part = Optional.empty();
  }

  /** What is here lies in that file now, or will in a moment. */
  void part(Path file) {
    part = Optional.of(file);
  }

  /** Some of it was copied from that file on this computer. */
  void copiedFrom(Path file) {
    copiedFrom = Optional.of(file);
  }

  /** Nothing is here any more. */
  void discarded() {
    part = Optional.empty();
  }

  private void publish() {
    boolean running = state == TransferState.RUNNING;
    long speed = running ? rate.rate(System.nanoTime()) : 0;
    if (running) {
      int connected = (int) peers.stream().filter(PeerView::connected).count();
      rates.add(speed, connected, System.nanoTime());
    }
    PieceSet chosen = spec.manner().chosen();
    long bytes = done.within(chosen).bytes(spec.size());
    long left = chosen.bytes(spec.size()) - bytes;
    Optional<Duration> timeLeft =
        speed == 0 ? Optional.empty() : Optional.of(Duration.ofMillis((long) (left * 1e3 / speed)));
    latest =
        new TransferSnapshot(
            spec.id(),
            spec.groupName(),
            spec.name(),
            destination,
            state,
            bytes,
            spec.size(),
            done,
            asked,
            speed,
            timeLeft,
            peers,
            problem,
            spec.started(),
            finished,
            new TransferSnapshot.Extent(chosen, spec.manner().inOrder(), part, copiedFrom));
  }
}
