package dev.covey.peer.transfer;

import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.Seeder;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.protocol.TrackerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seeders of one download and the connections to them: does what the picker says, and tells it
 * what happened. Confined to the download's thread.
 */
final class Swarm implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Swarm.class);

  /** Receive timeouts in which a seeder must have let us in: one is for the handshake. */
  private static final int OPENING = 3;

  /** Who stalls or may be connected to is looked at so often, and whenever that has changed. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private final PeerLink.Shared shared;
  private final PiecePicker picker;
  private final IntConsumer came;
  private final Dialling dialling;

  /** Nanoseconds. */
  private final long opening;

  private final Requests requests;
  private final SeederViews views;
  private final Receipts<PeerLink> receipts = new Receipts<>(PeerLink::came);
  private final KnownSeeders seeders;
  private final Every looking = new Every(LOOK, System.nanoTime());

  /** Whether others are known, or a place has become free, since places were last given. */
  private boolean changed;

  /**
   * @param self the device that fetches
   * @param came told of each piece that is here
   */
  Swarm(
      PeerLink.Shared shared,
      DeviceId self,
      PiecePicker picker,
      IntConsumer came,
      RandomGenerator random) {
    this.shared = shared;
    this.picker = picker;
    this.came = came;
    this.seeders = new KnownSeeders(random);
    this.requests = new Requests(picker, seeders);
    this.views = new SeederViews(picker);
    TransferSettings settings = shared.settings();
    Partners partners = new Partners(self, System.nanoTime(), random);
    this.dialling =
        new Dialling(
            shared,
            new Places(settings.maxConnections(), settings.receiveTimeout(), partners, random));
    this.opening = OPENING * settings.receiveTimeout().toNanos();
  }

  /** What the tracker says now, with a fresh ticket, which the connections get too (G6). */
  void found(List<Seeder> named, String fresh) {
    seeders.named(named);
    dialling.take(fresh);
    changed = true;
    seeders.joined().forEach(known -> dialling.renew(known.link()));
  }

  /** Whether it is a connection of this swarm, not of one before a pause. */
  boolean owns(PeerLink link) {
    return seeders.find(link.device()).isPresent() && link.isOf(shared);
  }

  // What happened on a connection

  /** Anything but {@link DownloadEvent.Unwritten}, which is no matter of the seeder's. */
  void handle(DownloadEvent.Link event, long now) {
    KnownSeeder known = seeders.find(event.link().device()).orElseThrow();
    if (event instanceof DownloadEvent.Came piece) {
      // It is in the part file, even if the connection it came over is gone.
      picker
          .came(known.device(), piece.piece(), now)
          .ifPresent(other -> seeders.drop(other, piece.piece()));
      came.accept(piece.piece());
      known.served();
      if (known.link() == event.link()) {
        receipts.came(event.link(), piece.piece());
      }
      if (picker.peer(known.device()).orElseThrow().asked.isEmpty()) {
        // Its time is not to be wasted: it may be asked for what others are late with.
        known.mayHaveSomething();
      }
      return;
    }
    if (known.link() != event.link()) {
      return;
    }
    switch (event) {
      case DownloadEvent.Has has -> {
        join(known, now);
        picker.has(known.device(), has.from(), has.pieces());
        if (!has.pieces().isComplete()) {
          receipts.othersFetch();
        }
        mayAskAll();
      }
      case DownloadEvent.HasAlso also -> {
        join(known, now);
        picker.hasAlso(known.device(), also.piece(), now);
        receipts.othersFetch();
        known.mayHaveSomething();
      }
      case DownloadEvent.Wrong wrong -> wrong(known, wrong.piece(), now);
      case DownloadEvent.Refused refused -> {
        mayAskAll();
        if (refused.reason() == ErrorCode.BUSY) {
          picker.putOff(known.device(), refused.piece(), now);
        } else {
          picker.failed(known.device(), refused.piece(), now);
        }
      }
      case DownloadEvent.Lost lost -> lost(known, lost.loss(), lost.why(), now);
      case DownloadEvent.Came _, DownloadEvent.Unwritten _ ->
          throw new IllegalArgumentException("handled elsewhere: " + event);
    }
  }

  /** Pieces have become loose, or are planned anew. */
  private void mayAskAll() {
    seeders.all().forEach(KnownSeeder::mayHaveSomething);
  }

  private void join(KnownSeeder known, long now) {
    if (!known.isJoined()) {
      known.joined(now);
      dialling.renew(known.link());
      picker.joined(known.device(), known.seeder().score());
    }
  }

  private void wrong(KnownSeeder known, int piece, long now) {
    log.warn("{} sent a wrong piece {}", known.name(), piece);
    picker.wrong(known.device(), piece, now);
    mayAskAll();
    if (isLeftOut(known)) {
      part(known, "sent wrong pieces twice and is left out", now);
    }
  }

  private void lost(KnownSeeder known, DownloadEvent.Loss loss, String why, long now) {
    log.debug("{}: {}", known.name(), why);
    Optional<Integer> due =
        picker.peer(known.device()).flatMap(peer -> peer.asked.keySet().stream().findFirst());
    switch (loss) {
      case UNREACHABLE, REFUSED -> {}
      case TICKET -> dialling.refusedBy(known);
      // The piece that was on its way failed; those behind it were not tried (D5).
      case BROKEN -> due.ifPresent(piece -> picker.failed(known.device(), piece, now));
      case NONSENSE ->
          due.ifPresentOrElse(
              piece -> picker.wrong(known.device(), piece, now),
              () -> picker.brokeProtocol(known.device(), known.seeder().score()));
    }
    part(known, why, now);
  }

  private void part(KnownSeeder known, String why, long now) {
    mayAskAll();
    known.link().close();
    forget(known, why, now);
  }

  private void giveWay(KnownSeeder known, long now) {
    part(known, "gave its place to another who has the file", now);
  }

  private void forget(KnownSeeder known, String why, long now) {
    if (known.isJoined()) {
      picker.left(known.device());
    }
    receipts.left(known.link());
    known.lost(why, now);
    changed = true;
  }

  // What to do next

  /** Gives up who stalls, connects to who is due, and asks for as much as fits on each link. */
  void tick(long now) {
    if (looking.isDue(now)) {
      giveUpLate(now);
      changed = true;
    }
    if (changed) {
      changed = false;
      dialling.dial(seeders.all(), known -> !isLeftOut(known), known -> giveWay(known, now), now);
    }
    receipts.tell();
    requests.ask(seeders.joined(), now);
  }

  private void giveUpLate(long now) {
    for (KnownSeeder known : seeders.all()) {
      if (known.isJoined() && known.link().isStalled(now)) {
        String why =
            "sent nothing to speak of for %d s"
                .formatted(Math.ceilDiv(shared.settings().receiveTimeout().toMillis(), 1000));
        lost(known, DownloadEvent.Loss.BROKEN, why, now);
      } else if (known.isLate(now, opening)) {
        lost(known, DownloadEvent.Loss.BROKEN, "did not let us in", now);
      }
    }
  }

  // How it stands

  boolean hasTicket() {
    return dialling.hasTicket();
  }

  /** Whether pieces are on their way. */
  boolean isFetching() {
    return seeders.joined().stream()
        .anyMatch(known -> !picker.peer(known.device()).orElseThrow().asked.isEmpty());
  }

  /** Whether a seeder is being tried for the first time since it last sent something. */
  boolean isHopeful() {
    return seeders.all().stream()
        .anyMatch(known -> known.isListed() && known.losses() == 0 && !isLeftOut(known));
  }

  boolean hasJoined() {
    return !seeders.joined().isEmpty();
  }

  /** Those that the trackers name now. */
  List<KnownSeeder> listed() {
    return seeders.listed();
  }

  /** D6: a piece that every known seeder has failed to send too often. */
  OptionalInt stuck() {
    return picker.stuck(listed().stream().map(KnownSeeder::device).toList());
  }

  private boolean isLeftOut(KnownSeeder known) {
    return picker.peer(known.device()).map(Assignee::isLeftOut).orElse(false);
  }

  /** P7. */
  List<PeerView> views(long now) {
    return views.of(seeders.all(), now);
  }

  /** P4: how those served that served, or failed to. */
  List<TrackerRequest.Score> scores() {
    return picker.peers().stream()
        .filter(peer -> peer.pieces() + peer.failures() > 0)
        .map(peer -> new TrackerRequest.Score(peer.device, peer.score()))
        .toList();
  }

  /** Leaves all connections; the picker knows that, and may serve another swarm. */
  @Override
  public void close() {
    for (KnownSeeder known : seeders.all()) {
      if (known.link() != null) {
        known.link().leave();
        forget(known, "not connected", System.nanoTime());
      }
    }
  }
}
