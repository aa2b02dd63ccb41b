package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.PieceSet;
import dev.covey.model.Seeder;
import dev.covey.net.Threads;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches many files of one piece each together: with one question to a tracker, one ticket, the
 * connections, the pieces and the picker of one download, and one wait for the disk (D1 to D9). A
 * virtual thread of its own runs it; any thread may close it.
 *
 * <p>It tries once. What does not come soon is left to a {@link Download} of its own, which knows
 * how to wait, for whatever reason.
 */
public final class BundleDownload implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BundleDownload.class);
  private static final int TICK_MILLIS = 100;
  private static final int BATCH = 64;

  /** Tickets live a minute (G6). */
  private static final Duration RENEW = Duration.ofSeconds(40);

  /** Until somebody must have begun to send, and for how long nothing may be on its way later. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  // Immutable
  private final List<DownloadSpec> asked;
  private final TransferContext context;
  private final BundleOwner owner;
  private final Inbox inbox = new Inbox();
  private final AtomicBoolean renewing = new AtomicBoolean();

  private volatile boolean closed;

  /** Written by the bundle's thread. */
  private volatile long rate;

  // Confined to the bundle's thread
  private final SplittableRandom random = new SplittableRandom();
  private final RateMeter meter = new RateMeter();

  /** Who sent each piece that is here, by the place of its file. */
  private final Map<Integer, Seeder> senders = new HashMap<>();

  private boolean failed;

  /** Guarded by this; null until started. */
  private Thread thread;

  /**
   * @param asked files of one group, of one piece each, at most {@link
   *     dev.covey.protocol.Limits#BUNDLE}
   */
  public BundleDownload(List<DownloadSpec> asked, TransferContext context, BundleOwner owner) {
    this.asked = List.copyOf(asked);
    this.context = context;
    this.owner = owner;
  }

  public synchronized void start() {
    thread = Threads.start("bundle-" + asked.getFirst().id(), this::run);
  }

  /** Bytes a second that come now. */
  public long rate() {
    return rate;
  }

  // The bundle's thread

  private void run() {
    List<BundleResult> completed = List.of();
    try {
      completed = fetch();
    } catch (CoveyException e) {
      log.info("a bundle of {} files is not fetched: {}", asked.size(), e.getMessage());
    } catch (InterruptedException _) {
      log.debug("a bundle was interrupted");
    } catch (RuntimeException e) {
      log.error("a bundle failed", e);
    } finally {
      rate = 0;
      owner.ended(completed);
    }
  }

  private List<BundleResult> fetch() throws CoveyException, InterruptedException {
    TrackerReply.Bundle found = find();
    Map<FileId, DownloadSpec> byFile =
        asked.stream()
            .collect(Collectors.toMap(DownloadSpec::file, Function.identity(), (a, _) -> a));
    List<DownloadSpec> files = found.files().stream().map(byFile::get).toList();
    if (files.contains(null)) {
      throw new IllegalStateException("a tracker names files that were not asked for");
    }
    BundlePieces wanted = new BundlePieces(files, owner);
    PiecePicker picker =
        new PiecePicker(
            PieceSet.none(files.size()), PiecePicker.Rules.of(context.settings()), random.split());
    try (Swarm swarm = swarm(wanted, picker)) {
      swarm.found(found.seeders(), found.ticket());
      fetch(swarm, picker, files, found.files());
      context.scores().report(swarm.scores());
    }
    return finish(files);
  }

  private Swarm swarm(BundlePieces wanted, PiecePicker picker) {
    PeerLink.Shared shared =
        new PeerLink.Shared(
            context.connections(),
            wanted,
            inbox,
            () -> context.throttles().down().lane(asked.getFirst().group()),
            context.settings());
    return new Swarm(shared, context.identity().id(), picker, _ -> {}, random.split());
  }

  private TrackerReply.Bundle find() throws CoveyException {
    List<FileId> files = asked.stream().map(DownloadSpec::file).distinct().toList();
    return context.tracker().ask(new TrackerRequest.FindBundle(files), TrackerReply.Bundle.class);
  }

  /** Until all is here, or it seems that no more will come. */
  private void fetch(
      Swarm swarm, PiecePicker picker, List<DownloadSpec> files, List<FileId> ticketed)
      throws InterruptedException {
    long begun = System.nanoTime();
    long fetching = begun;
    long renewed = begun;
    boolean sent = false;
    long now = begun;
    swarm.tick(now);
    while (!picker.isComplete() && isMissed(files) && !closed && !failed) {
      DownloadEvent event = inbox.poll(TICK_MILLIS);
      for (int i = 0; event != null; i++) {
        handle(event, swarm, ticketed);
        event = i < BATCH ? inbox.poll() : null;
      }
      now = System.nanoTime();
      swarm.tick(now);
      rate = meter.rate(now);
      if (swarm.isFetching()) {
        fetching = now;
        sent = true;
      }
      long patience = (sent ? IDLE : PATIENCE).toNanos();
      if (now - fetching > patience || (!swarm.hasJoined() && !swarm.isHopeful())) {
        return;
      }
      if (now - renewed > RENEW.toNanos()) {
        renewed = now;
        renew();
      }
    }
  }

  /** Whether anybody waits for what is not here yet. */
  private boolean isMissed(List<DownloadSpec> files) {
    return IntStream.range(0, files.size())
        .anyMatch(i -> !senders.containsKey(i) && owner.isWanted(files.get(i)));
  }

  private void handle(DownloadEvent event, Swarm swarm, List<FileId> ticketed) {
    if (event instanceof DownloadEvent.Link link && !swarm.owns(link.link())) {
      return;
    }
    long now = System.nanoTime();
    switch (event) {
      case DownloadEvent.Unwritten unwritten -> fail(unwritten.why());
      case DownloadEvent.DiskFailed disk -> fail(disk.why());
      case DownloadEvent.Came came -> {
        meter.add(came.length(), now);
        senders.put(came.piece(), came.link().seeder());
        swarm.handle(came, now);
      }
      case DownloadEvent.Link link -> swarm.handle(link, now);
      case DownloadEvent.BundleFound found -> {
        // Another order would be another bundle: then the old ticket serves as long as it lasts.
        if (found.files().equals(ticketed)) {
          swarm.found(found.seeders(), found.ticket());
        }
      }
      case DownloadEvent.SeedersFound _,
          DownloadEvent.SeedersNotFound _,
          DownloadEvent.SeedersChanged _,
          DownloadEvent.Wished _ ->
          log.trace("{} is of no matter", event);
    }
  }

  /** What is here already is finished; the rest will tell the user what is wrong. */
  private void fail(CoveyException why) {
    log.info("a bundle of {} files ends early: {}", asked.size(), why.getMessage());
    failed = true;
  }

  private void renew() {
    if (renewing.compareAndSet(false, true)) {
      Threads.start(
          "find-bundle",
          () -> {
            try {
              TrackerReply.Bundle found = find();
              inbox.put(
                  new DownloadEvent.BundleFound(found.files(), found.seeders(), found.ticket()),
                  () -> closed);
            } catch (CoveyException e) {
              log.debug("no fresh ticket: {}", e.getMessage());
            } finally {
              renewing.set(false);
            }
          });
    }
  }

  private List<BundleResult> finish(List<DownloadSpec> files) throws InterruptedException {
    List<Integer> here = senders.keySet().stream().sorted().toList();
    Map<DownloadSpec, Seeder> from = new HashMap<>();
    here.forEach(index -> from.put(files.get(index), senders.get(index)));
    List<DownloadSpec> whole = new ArrayList<>(here.stream().map(files::get).toList());
    return new BundleFinish(whole, owner)
        .run().stream().map(named -> BundleResult.of(named, from.get(named.file()))).toList();
  }

  // Any thread

  /** Ends it, and keeps what has come for another run. Waits for the disk, for seconds at most. */
  @Override
  public void close() {
    closed = true;
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
        log.warn("a bundle still writes to the disk");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
