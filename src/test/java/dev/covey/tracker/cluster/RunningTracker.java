package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.store.KnownTracker;
import dev.covey.tracker.store.Ledger;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A tracker from its start to its crash: ledger, registry and exchange as they are, driven as the
 * cluster's thread drives them.
 */
final class RunningTracker implements Outgoing {
  /** So small that a few changes make several pages. */
  private static final int PAGE = 5;

  private static final long BEAT_MILLIS = 1_000;

  final Member member;
  final Ledger ledger;
  final SimulatedStore store;

  private final SimulatedLog log;
  private final Exchange exchange;
  private final KnownTracker card;
  private final Timeline time;
  private final SimulatedNetwork network;
  private final SplittableRandom random;
  private final Fault fault;

  private final Deque<Timeline.Action> backlog = new ArrayDeque<>();
  private boolean paused;
  private boolean gone;

  /** Whose next status is compared; only while that is all that is compared. */
  private final Set<Member> newlySeen = new TreeSet<>();

  private Set<Member> seen = Set.of();

  /** What all trackers of a run share. */
  record Ground(Timeline time, SimulatedNetwork network, SplittableRandom random, Fault fault) {}

  RunningTracker(
      Ground ground,
      SimulatedTracker tracker,
      Member member,
      Set<String> listed,
      Supplier<UUID> ids,
      InstantSource clock)
      throws CoveyException {
    this.member = member;
    time = ground.time();
    network = ground.network();
    random = ground.random();
    fault = ground.fault();
    Endpoint place = Endpoint.loopback(1 + tracker.index);
    card = new KnownTracker(tracker.name, place, place);
    Lens lens = new Lens(fault);
    store = new SimulatedStore(tracker.disk(), lens, fault, this::syncSoon);
    ledger = new Ledger(store, ids, clock);
    ledger.doubtOrigin();
    ledger.onSaved(changes -> post(random.nextInt(3), () -> tell(changes)));
    log = new SimulatedLog(ledger, store, lens, fault);
    exchange = new Exchange(log, this, listed, PAGE);
    network.attach(member, tracker.index, (from, bytes) -> post(0, () -> received(from, bytes)));
    post(random.nextLong(BEAT_MILLIS), this::beat);
  }

  /** Runs it later on this tracker; not before it goes on, and not at all if it has crashed. */
  private void post(long millis, Timeline.Action action) {
    time.after(
        millis,
        () -> {
          if (paused) {
            backlog.add(action);
          } else if (!gone) {
            attempt(action);
          }
        });
  }

  private void syncSoon() {
    boolean slow = random.nextInt(4) == 0;
    post(slow ? random.nextInt(50, 2_000) : random.nextInt(1, 10), store::sync);
  }

  private void tell(List<LoggedChange> own) {
    exchange.saved(own);
    exchange.flush();
  }

  private void beat() throws CoveyException {
    broadcast(new ClusterMessage.Status(card, 0, 0, log.held()));
    if (fault != Fault.COMPARED_ON_NEW_VIEWS_ONLY && fault != Fault.SILENT_TRACKER_AWAITED) {
      exchange.tick(time.nanos());
    }
    post(BEAT_MILLIS, this::beat);
  }

  private void received(Member from, byte[] bytes) throws CoveyException {
    switch (ClusterCodec.decode(bytes)) {
      case ClusterMessage.Status status -> compare(from, status);
      case ClusterMessage.Sync sync -> exchange.sync(from, sync, time.nanos());
      case ClusterMessage.Want want -> exchange.want(from, want);
      case ClusterMessage.Page page -> exchange.page(from, page, time.nanos());
      case ClusterMessage other -> throw new AssertionError("nobody sends " + other);
    }
  }

  private void compare(Member from, ClusterMessage.Status status) throws CoveyException {
    if (fault != Fault.COMPARED_ON_NEW_VIEWS_ONLY || newlySeen.remove(from)) {
      exchange.compare(from, status.tracker().name(), status.held(), time.nanos());
    }
  }

  /** The transport says who is there. */
  void notice(Set<Member> others) {
    post(
        0,
        () -> {
          if (!others.equals(seen)) {
            newlySeen.addAll(others);
          }
          seen = others;
          exchange.members(others, time.nanos());
        });
  }

  /** Somebody gives a command; whoever waits is told when it comes to that. */
  void give(Cause cause, Ledger.Command command, SimulatedClients.Waiting waiting) {
    post(
        0,
        () -> {
          Ledger.UnderWay underWay;
          boolean known = store.knows(cause);
          try {
            underWay = ledger.propose(cause, command);
          } catch (CoveyException refusal) {
            waiting.refused(known && refusal.code() != ErrorCode.FAILED);
            return;
          }
          if (fault == Fault.TOLD_BEFORE_SYNC) {
            tell(underWay.done().changes());
          }
          waiting.underWay(underWay.done(), known);
          var _ = underWay.saved().thenRun(() -> waiting.answered(underWay.done()));
        });
  }

  void pause() {
    paused = true;
  }

  void goOn() throws CoveyException {
    paused = false;
    while (!backlog.isEmpty() && !gone) {
      attempt(backlog.poll());
    }
  }

  /** What is missed because the disk is full comes again. */
  private void attempt(Timeline.Action action) throws CoveyException {
    try {
      action.run();
    } catch (CoveyException e) {
      if (e.code() != ErrorCode.FAILED) {
        throw e;
      }
    }
  }

  void crash() {
    gone = true;
    paused = false;
    network.detach(member);
    store.crash(random);
  }

  /** Whether it holds all that it applied. */
  boolean idle() {
    return store.idle() && ledger.held().equals(ledger.applied());
  }

  @Override
  public void broadcast(ClusterMessage message) {
    Invariants.requireOnDisk(message, store);
    network.broadcast(member, ClusterCodec.encode(message));
  }

  @Override
  public void send(Member to, ClusterMessage message) {
    Invariants.requireOnDisk(message, store);
    boolean lost =
        fault == Fault.LAST_PAGE_LOST
            && message instanceof ClusterMessage.Page page
            && !page.more();
    if (!lost) {
      network.send(member, to, ClusterCodec.encode(message));
    }
  }
}
