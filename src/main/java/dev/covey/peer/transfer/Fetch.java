package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Pieces;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.peer.transfer.TransferSnapshot.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * One stretch of fetching: from asking who has the file until all its pieces are here, or the wish
 * changes, or it fails. Confined to the download's thread.
 */
final class Fetch implements AutoCloseable {
  private static final long TICK_MILLIS = 100;

  /** News of what others have come in crowds, and are acted upon together. */
  private static final Duration NEWS = Duration.ofMillis(20);

  /** Whether trackers or a stuck piece want something is looked at so often. */
  private static final Duration LOOK = Duration.ofMillis(100);

  /** Events looked at before the links are topped up again. */
  private static final int BATCH = 64;

  /** Tickets live a minute (G6). */
  private static final Duration RENEW = Duration.ofSeconds(40);

  private static final Duration POLL = Duration.ofSeconds(5);
  private static final Duration ASK_PAUSE = Duration.ofMillis(500);
  private static final Duration REPORT = Duration.ofSeconds(10);
  private static final Duration PUBLISH = Duration.ofMillis(100);
  private static final Duration CHECKPOINT = Duration.ofSeconds(2);
  private static final int CHECKPOINT_PIECES = (int) ((64L << 20) / Pieces.SIZE);

  /** Pieces may be put off for so long before that is worth a sentence. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Wish wish;
  private final Inbox inbox;
  private final TrackerErrands errands;
  private final PiecePicker picker;
  private final Swarm swarm;
  private final Target target;
  private final Progress progress;

  private final long begun = System.nanoTime();
  private final Every looking = new Every(LOOK, begun - LOOK.toNanos());
  private final Every publishing = new Every(PUBLISH, begun);
  private final Every reporting = new Every(REPORT, begun);
  private final Every checkpointing = new Every(CHECKPOINT, begun);
  private long askedAt = begun - ASK_PAUSE.toNanos();
  private long answeredAt = begun;
  private boolean answered;
  private boolean seedersChanged;
  private Optional<CoveyException> trackerProblem = Optional.empty();
  private long fetchingAt = begun;
  private long stuckSince;
  private boolean stuck;
  private int sinceCheckpoint;
  private long steppedAt;

  /** Whether something has happened since that is to be acted upon, if not at once. */
  private boolean pending;

  Fetch(
      Wish wish,
      Inbox inbox,
      TrackerErrands errands,
      PiecePicker picker,
      Swarm swarm,
      Target target,
      Progress progress) {
    this.wish = wish;
    this.inbox = inbox;
    this.errands = errands;
    this.picker = picker;
    this.swarm = swarm;
    this.target = target;
    this.progress = progress;
  }

  /**
   * Returns when all pieces are here.
   *
   * @throws CoveyException {@link ErrorCode#DISK_FULL} and the like if it cannot go on now, others
   *     if it has failed
   */
  void run() throws CoveyException, Wish.Changed, InterruptedException {
    step(begun);
    while (!picker.isComplete()) {
      wish.require(Wish.Kind.GO);
      DownloadEvent event = inbox.poll(pending ? NEWS.toMillis() : TICK_MILLIS);
      boolean urgent = event == null;
      for (int i = 0; event != null; i++) {
        handle(event, System.nanoTime());
        urgent |= !(event instanceof DownloadEvent.HasAlso);
        event = i < BATCH ? inbox.poll() : null;
      }
      long now = System.nanoTime();
      pending = !urgent && now - steppedAt < NEWS.toNanos();
      if (!pending) {
        step(now);
      }
    }
    target.grown(picker.done(), picker.prefix());
  }

  private void handle(DownloadEvent event, long now) throws CoveyException {
    if (event instanceof DownloadEvent.Link link && !swarm.owns(link.link())) {
      return;
    }
    switch (event) {
      case DownloadEvent.Unwritten unwritten -> throw unwritten.why();
      case DownloadEvent.DiskFailed failed -> throw failed.why();
      case DownloadEvent.Came came -> came(came, now);
      case DownloadEvent.Link link -> swarm.handle(link, now);
      case DownloadEvent.SeedersFound found -> {
        answered(now);
        trackerProblem = Optional.empty();
        swarm.found(found.seeders(), found.ticket());
      }
      case DownloadEvent.BundleFound _ -> {}
      case DownloadEvent.SeedersNotFound notFound -> notFound(notFound.why(), now);
      case DownloadEvent.SeedersChanged _ -> seedersChanged = true;
      case DownloadEvent.Wished _ -> {}
    }
  }

  private void came(DownloadEvent.Came piece, long now) {
    swarm.handle(piece, now);
    progress.received(piece.length());
    sinceCheckpoint++;
  }

  private void answered(long now) {
    answered = true;
    answeredAt = now;
  }

  private void notFound(CoveyException why, long now) throws CoveyException {
    switch (why.code()) {
      case NOT_MEMBER, UNKNOWN_GROUP, UNKNOWN_FILE -> throw why;
      default -> {
        answered = true;
        trackerProblem = Optional.of(why);
        askedAt = now;
      }
    }
  }

  private void step(long now) throws CoveyException {
    steppedAt = now;
    picker.inOrder(wish.inOrder());
    swarm.tick(now);
    target.digested(picker.prefix());
    if (looking.isDue(now)) {
      askTracker(now);
      failIfStuck(now);
    }
    if (sinceCheckpoint >= CHECKPOINT_PIECES || (sinceCheckpoint > 0 && checkpointing.isDue(now))) {
      sinceCheckpoint = 0;
      target.grown(picker.done(), picker.prefix());
      target.checkpoint();
    }
    if (reporting.isDue(now)) {
      errands.report(swarm.scores());
    }
    if (publishing.isDue(now)) {
      publish(now);
    }
  }

  private void askTracker(long now) {
    Duration age = swarm.isFetching() ? RENEW : POLL;
    boolean wanted =
        !errands.hasTold()
            || seedersChanged
            || stuck
            || !swarm.hasTicket()
            || now - answeredAt > age.toNanos();
    if (wanted && now - askedAt >= ASK_PAUSE.toNanos()) {
      askedAt = now;
      seedersChanged &= !errands.findSeeders();
    }
  }

  /** D6: only when the trackers, asked once more, name nobody else. */
  private void failIfStuck(long now) throws CoveyException {
    OptionalInt piece = swarm.stuck();
    if (piece.isEmpty()) {
      stuck = false;
    } else if (!stuck) {
      stuck = true;
      stuckSince = now;
    } else if (answeredAt - stuckSince > 0) {
      String tried =
          swarm.listed().stream()
              .map(known -> known.name() + " (" + known.lastLoss() + ")")
              .collect(Collectors.joining(", "));
      throw new CoveyException(
          ErrorCode.FAILED,
          "Piece %d did not come right from anybody who offers the file: %s. Retry later."
              .formatted(piece.getAsInt() + 1, tried));
    }
  }

  private void publish(long now) {
    if (swarm.isFetching()) {
      fetchingAt = now;
    }
    progress.pieces(picker.done(), picker.asked(), swarm.views(now));
    progress.pieceByPiece(picker::table);
    Optional<Problem> waiting = waiting(now);
    progress.state(waiting.isPresent() ? TransferState.WAITING : TransferState.RUNNING, waiting);
  }

  /** Why nothing comes, if nothing does. */
  private Optional<Problem> waiting(long now) {
    boolean patient = now - fetchingAt < PATIENCE.toNanos();
    if (!answered || (swarm.hasJoined() && patient)) {
      return Optional.empty();
    }
    List<KnownSeeder> listed = swarm.listed();
    if (listed.isEmpty()) {
      return trackerProblem.isPresent()
          ? Progress.problem(trackerProblem.get())
          : noSeeder("Nobody who has this file is online. It goes on when somebody returns.");
    }
    if (swarm.hasJoined()) {
      return noSeeder("Those who are online lack the missing pieces. It goes on when others come.");
    }
    if (swarm.isHopeful()) {
      return Optional.empty();
    }
    KnownSeeder last = listed.getLast();
    return noSeeder(
        "None of the %d who have this file can be reached (%s: %s). It keeps trying."
            .formatted(listed.size(), last.name(), last.lastLoss()));
  }

  private static Optional<Problem> noSeeder(String sentence) {
    return Optional.of(new Problem(ErrorCode.NO_SEEDER, sentence));
  }

  /** Ends the connections, forgets nothing that has come, and reports how well they served. */
  @Override
  public void close() {
    takeWhatCame();
    List<PeerView> views = swarm.views(System.nanoTime());
    swarm.close();
    takeWhatCame();
    progress.pieces(picker.done(), picker.asked(), views);
    target.grown(picker.done(), picker.prefix());
    errands.report(swarm.scores());
  }

  /** Pieces that are in the part file, and that nobody has looked at yet (D10). */
  private void takeWhatCame() {
    for (DownloadEvent event : inbox.takeAll()) {
      if (event instanceof DownloadEvent.Came piece && swarm.owns(piece.link())) {
        came(piece, System.nanoTime());
      } else if (event instanceof DownloadEvent.DiskFailed) {
        inbox.nudge(event); // it is said once, and concerns whoever goes on
      }
    }
  }
}
