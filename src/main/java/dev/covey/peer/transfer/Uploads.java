package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.UserName;
import dev.covey.net.Connection;
import dev.covey.net.Listener;
import dev.covey.net.Threads;
import dev.covey.trust.Ticket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves what this device offers to peers that hold a ticket (N1 to N3). Any thread may use it;
 * each downloader is served on threads of its own, and a clock thread cuts those that are overdue.
 *
 * <p>So many are served at once as the settings allow, the others wait in the order in which they
 * came; while some do, who has not shown a ticket within a second is cut, and one after another who
 * wants nothing. All links read the disk through one fair gate; a link that takes its pieces slowly
 * holds up nobody, since it waits outside of it (N2).
 */
public final class Uploads implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Uploads.class);
  private static final Endpoint EVERYWHERE = new Endpoint("0.0.0.0", 0);
  private static final int FIRST_PORT = 10_000;
  private static final int LAST_PORT = 20_000;
  private static final int SWEEP_MILLIS = 500;

  private final Optional<Endpoint> listen;
  private final UploadSender.Shared shared;
  private final SSLContext identity;
  private final ScheduledExecutorService clock;
  private final Set<UploadLink> links = ConcurrentHashMap.newKeySet();

  /** Set once opened, and changed under the lock of this. */
  private volatile Listener listener;

  /** Those that accept no more and serve to the end whom they have; guarded by this. */
  private final List<Listener> left = new ArrayList<>();

  /**
   * @param listen where to listen at first; empty: on the first free port from 10,000 to 20,000 of
   *     every address (N1)
   */
  public Uploads(TransferContext context, Catalogue catalogue, Optional<Endpoint> listen) {
    TransferSettings settings = context.settings();
    this.shared =
        new UploadSender.Shared(
            new Admission(context.tracker()),
            new Sources(context.sent().counting(catalogue), context.parts(), context.sent()),
            new Spreads(),
            new Semaphore(settings.threads(), true),
            new RateMeter(),
            context.throttles().up(),
            new PackingRatios(),
            settings);
    this.listen = listen;
    this.identity = context.identity().pieces();
    this.clock = Threads.scheduler("uploads-clock");
  }

  /**
   * Opens the port.
   *
   * @throws CoveyException if it is taken, or the address is not of this machine; then {@link
   *     #listenAt} may be tried
   */
  public void start() throws CoveyException {
    listenAt(listen);
  }

  private Listener open(Optional<Endpoint> at) throws CoveyException {
    Listener opening =
        Listener.tls(
            "uploads",
            at.orElse(EVERYWHERE),
            identity,
            shared.settings().maxConnections(),
            this::serve);
    if (at.isPresent()) {
      opening.start();
    } else {
      opening.startWithin(FIRST_PORT, LAST_PORT);
    }
    return opening;
  }

  /**
   * Listens there from now on; whoever is being served is served to the end.
   *
   * @param at empty: a free port, as at the start
   * @throws CoveyException if the port is taken: then nothing changes
   */
  public synchronized void listenAt(Optional<Endpoint> at) throws CoveyException {
    Listener next = open(at);
    if (listener == null) {
      var _ =
          clock.scheduleWithFixedDelay(
              this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      listener.stopAccepting();
      left.add(listener);
    }
    listener = next;
    log.info("serving pieces on {}", next.local());
  }

  private void serve(Connection connection) throws IOException {
    UploadLink link = new UploadLink(connection, shared);
    links.add(link);
    try {
      link.serve(this::makeRoom);
    } finally {
      links.remove(link);
    }
  }

  /**
   * Of one device and file, an older connection that wants nothing is a leftover and goes; one that
   * is being sent something serves another download. And no more than half of all places for one
   * device, however many files it fetches.
   */
  private void makeRoom(UploadLink newest, Ticket ticket) throws CoveyException {
    int places = 1;
    for (UploadLink link : links) {
      if (!link.equals(newest) && link.holds(other -> other.device().equals(ticket.device()))) {
        if (link.isSettled() && link.holds(other -> other.files().equals(ticket.files()))) {
          log.debug("cutting {}, which came again", link);
          link.cut();
        } else {
          places++;
        }
      }
    }
    if (places > Math.max(1, shared.settings().maxConnections() / 2)) {
      throw new CoveyException(
          ErrorCode.BUSY, "You fetch too much at once from this peer: wait for other downloads.");
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    boolean crowded = listener.isCrowded();
    cut(link -> link.isOverdue(now, crowded));
    if (crowded) {
      links.stream()
          .filter(link -> link.isIdle(now))
          .max(Comparator.comparingLong(link -> link.idleNanos(now)))
          .ifPresent(UploadLink::cut);
    }
  }

  /** Where it listens, once started. */
  public Endpoint local() {
    return listener.local();
  }

  /** Bytes a second sent now, smoothed over the last seconds. */
  public long rate() {
    return shared.rate().rate(System.nanoTime());
  }

  /** Ends what a user is sent of a group's files, at once (G6). */
  public void cutUser(GroupId group, UserName user) {
    cutHolders(ticket -> ticket.group().equals(group) && ticket.user().equals(user));
  }

  /** Ends what anybody is sent of a group's files, at once (G7). */
  public void cutGroup(GroupId group) {
    cutHolders(ticket -> ticket.group().equals(group));
  }

  /** Ends what anybody is sent of a file, at once (F11). */
  public void cutFile(FileId file) {
    cutHolders(ticket -> ticket.files().contains(file));
  }

  /** Ends what anybody is sent of anything, at once (U3). */
  public void cutAll() {
    cutHolders(_ -> true);
  }

  private void cutHolders(Predicate<Ticket> kind) {
    cut(link -> link.holds(kind));
  }

  private void cut(Predicate<UploadLink> which) {
    for (UploadLink link : links) {
      if (which.test(link)) {
        log.debug("cutting {}", link);
        link.cut();
      }
    }
  }

  /** Closes the port and all connections; comes back within about a second. */
  @Override
  public synchronized void close() {
    clock.shutdownNow();
    left.forEach(Listener::close);
    if (listener != null) {
      listener.close();
    }
  }
}
