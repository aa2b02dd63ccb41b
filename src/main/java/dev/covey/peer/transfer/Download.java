package dev.covey.peer.transfer;

import dev.covey.content.FileStamp;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.net.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
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

  private static final Logger log = LoggerFactory.getLogger(Download.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  /** Until a full disk or an absent tracker is tried again. */
  private static final Duration RETRY = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(50);

  // Immutable
  private final DownloadSpec spec;
  private final TransferContext context;
  private final Observer observer;
  private final Progress progress;
  private final Inbox inbox = new Inbox();
  private final Wish wish = new Wish();
  private final Steps steps;
  private final Workplace place;
  private final Completion completion;

  // Confined to the download's thread
  private final SplittableRandom random = new SplittableRandom();
  private Optional<Manifest> manifest;
  private Optional<Introduction> introduction;
  private boolean manifestTold;

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
    this.place = new Workplace(spec, context, inbox, wish, steps, progress, random.split());
    this.completion = new Completion(spec, place, wish, steps, progress);
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
    return progress
        .details(new TransferDetails.Weights(settings.alpha(), settings.beta()))
        .withSent(context.sent().rates(spec.group(), spec.file(), System.nanoTime()));
  }

  /** The file, once the state is {@code COMPLETED}. */
  public Optional<Completed> completed() {
    return completion.completed();
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
      place.keep();
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
      return completion.of(manifest.get());
    } catch (Wish.Changed _) {
      return false;
    } catch (CoveyException e) {
      return !goesOn(e);
    }
  }

  private void fetch(Manifest whole) throws CoveyException, Wish.Changed, InterruptedException {
    Workplace.Work open = place.open(whole);
    progress.done(open.target().done());
    progress.state(TransferState.RUNNING, Optional.empty());
    PeerLink.Shared shared =
        new PeerLink.Shared(
            context.connections(),
            open.target().pieces(),
            inbox,
            () -> context.throttles().down().lane(spec.group()),
            context.settings());
    Swarm swarm =
        new Swarm(
            shared,
            context.identity().id(),
            open.picker(),
            place.serve(whole, open)::add,
            random.split());
    Optional<Introduction> known = introduction;
    introduction = Optional.empty();
    try (TrackerErrands errands = new TrackerErrands(context, spec, inbox, known);
        Fetch fetch =
            new Fetch(wish, inbox, errands, open.picker(), swarm, open.target(), progress)) {
      fetch.run();
    }
  }

  /**
   * What a failed attempt means.
   *
   * @return whether it is tried again
   */
  private boolean goesOn(CoveyException e) throws InterruptedException {
    place.keep();
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
    place.serveNoMore();
    place.checkpoint();
    progress.idle();
    progress.state(TransferState.PAUSED, Optional.empty());
    steps.waitWhile(Wish.Kind.PAUSE, Duration.ofDays(1));
    return false;
  }

  private boolean discard() {
    place.discard();
    progress.discarded();
    progress.idle();
    progress.state(TransferState.CANCELLED, Optional.empty());
    return true;
  }
}
