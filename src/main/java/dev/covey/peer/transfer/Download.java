package dev.covey.peer.transfer;

import dev.covey.content.FileStamp;
import dev.covey.content.SafeNames;
import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Subscription;
import dev.covey.net.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches one file from its seeders (D1 to D9). A virtual thread of its own runs it; its methods
 * may be called by any thread and never block, but for {@link #close}.
 *
 * <p>Construct it and {@link #start} it; or leave it unstarted, which shows as {@code QUEUED}, or
 * {@link #pause} it unstarted, and start or resume it later. What an earlier run left on disk under
 * the same {@link DownloadSpec#id()} is taken up. After {@code COMPLETED}, {@code FAILED} or {@code
 * CANCELLED} nothing more happens: to retry, make another with the same spec.
 */
public final class Download implements AutoCloseable {

  /** Told by the download's thread; must return quickly. */
  public interface Observer {
    /** The manifest is here and checked: worth keeping, for {@code known} next time. */
    void manifestKnown(DownloadId id, Manifest manifest);

    /** The state, or the problem, changed (not told of progress: poll for that). */
    void changed(TransferSnapshot snapshot);
  }

  /** A downloaded file and its stamp, ready to be offered to others (F12). */
  public record Completed(Path path, FileStamp stamp, Manifest manifest) {}

  /** What lives from the opening of the part file to its closing, across pauses. */
  private record Work(Target target, PiecePicker picker) {}

  /** What others are served of it, while it runs. */
  private record Serving(PartSource part, Subscription offer) {}

  private static final Logger log = LoggerFactory.getLogger(Download.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  /** Until a full disk or an absent tracker is tried again. */
  private static final Duration RETRY = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(50);

  /** A disk that damages what is written again and again is not worth more attempts. */
  private static final int MOST_DAMAGES = 3;

  // Immutable
  private final DownloadSpec spec;
  private final TransferContext context;
  private final Observer observer;
  private final Progress progress;
  private final Inbox inbox = new Inbox();
  private final Wish wish = new Wish();
  private final Steps steps;

  // Confined to the download's thread
  private final SplittableRandom random = new SplittableRandom();
  private Optional<Manifest> manifest;
  private Optional<Introduction> introduction;
  private boolean manifestTold;
  private int damages;
  private Optional<Work> work = Optional.empty();
  private Optional<Serving> serving = Optional.empty();

  private volatile Optional<Completed> completed = Optional.empty();

  /** Guarded by this; null until started. */
  private Thread thread;

  /**
   * @param known the manifest, if an earlier run has got it
   */
  public Download(
      DownloadSpec spec, Optional<Manifest> known, TransferContext context, Observer observer) {
    this(spec, known, Optional.empty(), context, observer);
  }

  /**
   * @param known the manifest, if it has been got already
   * @param introduction whom to begin with, if that has been told already
   */
  public Download(
      DownloadSpec spec,
      Optional<Manifest> known,
      Optional<Introduction> introduction,
      TransferContext context,
      Observer observer) {
    this.introduction = introduction;
    this.spec = spec;
    this.context = context;
    this.observer = observer;
    this.progress = new Progress(spec, observer);
    this.steps = new Steps(spec.id(), inbox, wish, LOOK);
    wish.inOrder(spec.manner().inOrder());
    this.manifest = known.filter(one -> one.id().equals(spec.manifestId()));
  }

  // Any thread

  /** Begins; does nothing if it has begun. */
  public synchronized void start() {
    if (thread == null) {
      thread = Threads.start("download-" + spec.id(), this::run);
    }
  }

  /** Stops asking and keeps what is here. Does nothing once it has ended. */
  public void pause() {
    follow(Wish.Kind.PAUSE);
  }

  /** Goes on after a pause, or begins. Does nothing once it has ended. */
  public void resume() {
    follow(Wish.Kind.GO);
  }

  /** Ends it and discards what it has fetched. Does nothing once it has ended. */
  public void cancel() {
    follow(Wish.Kind.CANCEL);
  }

  /** Whether pieces are asked for from the beginning on; at any time. */
  public void inOrder(boolean now) {
    wish.inOrder(now);
    inbox.nudge(new DownloadEvent.Wished());
  }

  private void follow(Wish.Kind kind) {
    if (wish.become(kind)) {
      start();
      inbox.nudge(new DownloadEvent.Wished());
    }
  }

  public TransferSnapshot snapshot() {
    return progress.latest();
  }

  /** What the snapshot leaves out; more of it comes while somebody goes on asking. */
  public TransferDetails details() {
    TransferSettings settings = context.settings();
    return progress.details(new TransferDetails.Weights(settings.alpha(), settings.beta()));
  }

  /** The file, once the state is {@code COMPLETED}. */
  public Optional<Completed> completed() {
    return completed;
  }

  /** Stops, and keeps the part file for another run. Waits for the disk, for seconds at most. */
  @Override
  public void close() {
    wish.become(Wish.Kind.CLOSE);
    inbox.nudge(new DownloadEvent.Wished());
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running == null || running.equals(Thread.currentThread())) {
      return;
    }
    try {
      if (!running.join(CLOSE_LIMIT)) {
        log.warn("download {} still writes to the disk", spec.id());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  // The download's thread

  private void run() {
    try {
      boolean ended = false;
      while (!ended) {
        ended =
            switch (wish.kind()) {
              case GO -> attempt();
              case PAUSE -> waitPaused();
              case CANCEL -> discard();
              case CLOSE -> true;
            };
      }
    } catch (InterruptedException _) {
      log.debug("download {} was interrupted", spec.id());
    } catch (RuntimeException e) {
      log.error("download {} failed", spec.id(), e);
      fail(new CoveyException(ErrorCode.FAILED, "An error in Covey: " + e, e));
    } finally {
      keep();
    }
  }

  /**
   * @return whether it has ended
   */
  private boolean attempt() throws InterruptedException {
    try {
      if (manifest.isEmpty()) {
        progress.state(TransferState.RUNNING, Optional.empty());
        manifest = Optional.of(steps.ask(() -> ManifestFetch.fetch(spec, context.tracker())));
      }
      if (!manifestTold) {
        manifestTold = true;
        observer.manifestKnown(spec.id(), manifest.get());
      }
      fetch(manifest.get());
      return complete(manifest.get());
    } catch (Wish.Changed _) {
      return false;
    } catch (CoveyException e) {
      return !goesOn(e);
    }
  }

  private void fetch(Manifest whole) throws CoveyException, Wish.Changed, InterruptedException {
    Work open = open(whole);
    progress.done(open.target.done());
    progress.state(TransferState.RUNNING, Optional.empty());
    PeerLink.Shared shared =
        new PeerLink.Shared(
            context.connections(),
            new FilePieces(whole, open.target.file()),
            inbox,
            () -> context.throttles().down().lane(spec.group()),
            context.settings());
    Swarm swarm = new Swarm(shared, open.picker, serve(whole, open)::add, random.split());
    Optional<Introduction> known = introduction;
    introduction = Optional.empty();
    try (TrackerErrands errands = new TrackerErrands(context, spec, inbox, known);
        Fetch fetch = new Fetch(wish, inbox, errands, open.picker, swarm, open.target, progress)) {
      fetch.run();
    }
  }

  /** F12. */
  private PartSource serve(Manifest whole, Work open) {
    if (serving.isEmpty()) {
      PartSource part = new PartSource(whole, open.target.file(), open.target.done());
      serving =
          Optional.of(new Serving(part, context.parts().offer(spec.group(), spec.file(), part)));
    }
    return serving.get().part;
  }

  private void serveNoMore() {
    serving.ifPresent(now -> now.offer.close());
    serving = Optional.empty();
  }

  private Work open(Manifest whole) throws CoveyException, InterruptedException {
    if (work.isEmpty()) {
      AtomicReference<PieceSet> right = new AtomicReference<>();
      PartStore.Check check = new PartStore.Check(right::set, () -> wish.kind() != Wish.Kind.GO);
      Target target =
          steps.aside(
              "part",
              () -> Target.open(spec, whole, inbox, check, local()),
              () -> checking(right.get()));
      PiecePicker.Rules rules = PiecePicker.Rules.of(context.settings());
      PiecePicker picker =
          new PiecePicker(target.done(), spec.manner().chosen(), rules, random.split());
      work = Optional.of(new Work(target, picker));
      progress.part(PartStore.part(spec));
      target
          .copiedFrom()
          .filter(from -> !from.equals(spec.destination()))
          .ifPresent(progress::copiedFrom);
    }
    return work.get();
  }

  /** Files on this computer of which pieces may be taken. */
  private List<Path> local() {
    List<Path> files =
        new ArrayList<>(context.local().having(spec.digests().sha256(), spec.size()));
    files.remove(spec.destination());
    if (spec.overwrite()) {
      // What it is to replace may be the same, but for some pieces: a repair.
      files.add(spec.destination());
    }
    return files;
  }

  /** What of an earlier run's pieces has been found right so far; null if there are none. */
  private void checking(PieceSet right) {
    if (right != null) {
      progress.done(right);
      progress.state(TransferState.VERIFYING, Optional.empty());
    }
  }

  /**
   * D8, D9.
   *
   * @return whether it has ended: not if pieces were damaged on the disk meanwhile
   */
  private boolean complete(Manifest whole)
      throws CoveyException, Wish.Changed, InterruptedException {
    progress.idle();
    if (spec.isPart()) {
      return completePart();
    }
    progress.state(TransferState.VERIFYING, Optional.empty());
    Target open = work.orElseThrow().target;
    Optional<Digests> found = digests(open);
    if (found.filter(whole.digests()::equals).isEmpty()) {
      return !isDamaged(whole, found);
    }
    work = Optional.empty();
    Path named = steps.aside("finish", open::finish, () -> {});
    completed = Optional.of(new Completed(named, FileStamp.of(named), whole));
    progress.destination(named);
    progress.state(TransferState.COMPLETED, Optional.empty());
    // Those who are being served go on with the file, which is shared from now on.
    serveNoMore();
    return true;
  }

  /**
   * The chosen pieces are here, each verified; of the whole nothing can be said. They are kept
   * beside the final name, which an incomplete file never gets.
   */
  private boolean completePart() throws CoveyException, InterruptedException {
    Path wanted = SafeNames.freePart(spec.destination());
    progress.part(wanted);
    // Tells where it will be before it is there, so that a kill in between loses nothing (D10).
    progress.state(TransferState.VERIFYING, Optional.empty());
    Target open = work.orElseThrow().target;
    work = Optional.empty();
    progress.part(steps.aside("finish", () -> open.finishPart(wanted), () -> {}));
    progress.state(TransferState.COMPLETED, Optional.empty());
    serveNoMore();
    return true;
  }

  /** Empty if the file cannot be read back. */
  private Optional<Digests> digests(Target open)
      throws CoveyException, Wish.Changed, InterruptedException {
    Digests found = null;
    while (found == null) {
      wish.require(Wish.Kind.GO);
      try {
        found = open.digests(LOOK.toNanos());
      } catch (CoveyException e) {
        if (e.code() != ErrorCode.FAILED) {
          throw e;
        }
        log.warn("download {}: {}", spec.id(), e.getMessage());
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  /**
   * Pieces were right when they came, but the whole is not. If somebody has damaged the part file
   * since, those pieces are fetched again; else it is discarded.
   */
  private boolean isDamaged(Manifest whole, Optional<Digests> found)
      throws CoveyException, InterruptedException {
    keep();
    Target again = open(whole).target;
    if (found.isPresent() && again.done().isComplete()) {
      work = Optional.empty();
      again.discard();
      throw new CoveyException(ErrorCode.CONTENT_MISMATCH, mismatch(found.get()));
    }
    if (++damages > MOST_DAMAGES) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "What was written of '%s' comes back wrong again and again: check the disk, then retry."
              .formatted(spec.name()));
    }
    log.warn("the part of download {} was damaged: {} is left", spec.id(), again.done());
    return true;
  }

  private String mismatch(Digests found) {
    return ("All pieces of '%s' are right, but the whole is not, and was discarded: expected SHA-1"
            + " %s and SHA-256 %s, got %s and %s.")
        .formatted(
            spec.name(),
            spec.digests().sha1(),
            spec.digests().sha256(),
            found.sha1(),
            found.sha256());
  }

  /**
   * What a failed attempt means.
   *
   * @return whether it is tried again
   */
  private boolean goesOn(CoveyException e) throws InterruptedException {
    keep();
    return switch (e.code()) {
      case CANCELLED -> true;
      case DISK_FULL, NO_TRACKER, TRACKERS_DOWN, SIGN_IN_FIRST, SESSION_EXPIRED, BUSY -> {
        progress.idle();
        progress.state(TransferState.WAITING, Progress.problem(e));
        steps.waitWhile(Wish.Kind.GO, RETRY);
        yield true;
      }
      default -> {
        fail(e);
        yield false;
      }
    };
  }

  private void fail(CoveyException e) {
    progress.idle();
    progress.state(TransferState.FAILED, Progress.problem(e));
  }

  private boolean waitPaused() throws InterruptedException {
    serveNoMore();
    work.ifPresent(open -> open.target.checkpoint());
    progress.idle();
    progress.state(TransferState.PAUSED, Optional.empty());
    steps.waitWhile(Wish.Kind.PAUSE, Duration.ofDays(1));
    return false;
  }

  private boolean discard() {
    serveNoMore();
    if (work.isPresent()) {
      work.get().target.discard();
      work = Optional.empty();
    } else {
      PartStore.discard(spec);
    }
    progress.discarded();
    progress.idle();
    progress.state(TransferState.CANCELLED, Optional.empty());
    return true;
  }

  /** Closes what is open, in a way that another attempt or run can go on with. */
  private void keep() {
    serveNoMore();
    if (work.isEmpty()) {
      return;
    }
    Target open = work.get().target;
    work = Optional.empty();
    try {
      open.keep();
    } catch (CoveyException e) {
      log.warn("the progress of download {} may be lost: {}", spec.id(), e.getMessage());
    }
  }
}
