package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Brings every change that any tracker holds to all others (T3, T7). New changes are told at once;
 * what was missed is found by comparing version vectors, and fetched page by page from whoever has
 * it, one page under way at a time. Relies on no order, no delivery and no clock. Used by one
 * thread.
 */
final class Exchange {
  /** Changes in one message; the longest has some 1,200 bytes. */
  static final int PAGE = 500;

  /** Who does not answer so long is not waited for. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** The log of this tracker. */
  interface Log {
    /** What is on disk, and may be told. */
    VersionVector held();

    /** What is held, or on its way to the disk. */
    VersionVector applied();

    List<LoggedChange> changes(VersionVector.Range range, int most) throws CoveyException;

    /** Takes what is new and follows without a gap. */
    void receive(List<LoggedChange> changes) throws CoveyException;

    /** Nobody is left who could know more of this log's origin than is here. */
    void trustOrigin();
  }

  private record Pull(Member from, long started) {}

  private final Log log;
  private final Outgoing out;
  private final int most;

  /** What the others hold, as far as they have said. */
  private final NavigableMap<Member, VersionVector> known = new TreeMap<>();

  private final Doubt doubt;

  private Set<Member> present = Set.of();

  private Optional<Pull> pull = Optional.empty();
  private Optional<Member> lastAsked = Optional.empty();
  private final List<LoggedChange> untold = new ArrayList<>();

  /**
   * @param listed the names of all other trackers that may hold changes of this log
   */
  Exchange(Log log, Outgoing out, Set<String> listed) {
    this(log, out, listed, PAGE);
  }

  /** With another number of changes in a message. */
  Exchange(Log log, Outgoing out, Set<String> listed, int most) {
    this.most = most;
    this.log = log;
    this.out = out;
    this.doubt = new Doubt(listed);
    if (doubt.isOver()) {
      log.trustOrigin();
    }
  }

  /** Who is there now. */
  void members(Collection<Member> others, long now) throws CoveyException {
    known.keySet().retainAll(others);
    // A question to somebody who was no member yet went nowhere: what he said came before the view.
    boolean inVain =
        pull.map(Pull::from)
            .filter(from -> !present.contains(from) || !others.contains(from))
            .isPresent();
    present = Set.copyOf(others);
    if (inVain) {
      pull = Optional.empty();
      pull(now);
    }
  }

  /** Another tracker has said what it holds. */
  void compare(Member from, String name, VersionVector held, long now) throws CoveyException {
    known.put(from, held);
    if (!doubt.isOver()) {
      doubt.heard(name, !log.applied().covers(held));
      if (doubt.isOver()) {
        log.trustOrigin();
      }
    }
    pull(now);
  }

  /** Commands answered here are on disk; {@link #flush} tells them. */
  void saved(List<LoggedChange> own) {
    untold.addAll(own);
  }

  /** Tells what has been saved since the last time. */
  void flush() {
    for (int from = 0; from < untold.size(); from += most) {
      int to = Math.min(untold.size(), from + most);
      out.broadcast(new ClusterMessage.Sync(untold.subList(from, to)));
    }
    untold.clear();
  }

  void sync(Member from, ClusterMessage.Sync sync, long now) throws CoveyException {
    take(from, sync.changes());
    pull(now); // if it did not follow on what is here
  }

  void want(Member from, ClusterMessage.Want want) throws CoveyException {
    List<LoggedChange> page = new ArrayList<>();
    boolean more = false;
    for (VersionVector.Range range : log.held().lackedBy(want.applied())) {
      int room = most - page.size();
      if (room > 0) {
        page.addAll(log.changes(range, room));
      }
      more |= range.to() - range.from() >= room;
    }
    out.send(from, new ClusterMessage.Page(page, more));
  }

  void page(Member from, ClusterMessage.Page page, long now) throws CoveyException {
    VersionVector before = log.applied();
    take(from, page.changes());
    if (pull.isPresent() && pull.get().from().equals(from)) {
      pull = Optional.empty();
    }
    if (!log.applied().equals(before)) {
      pull(now); // otherwise it has nothing to give, though it said so: not before the next beat
    }
  }

  void tick(long now) throws CoveyException {
    if (pull.isPresent() && now - pull.get().started() > PATIENCE.toNanos()) {
      pull = Optional.empty();
    }
    pull(now);
  }

  /** Whoever sends changes holds them, and those before them. */
  private void take(Member from, List<LoggedChange> changes) throws CoveyException {
    log.receive(changes);
    if (!known.containsKey(from)) {
      return;
    }
    TreeMap<UUID, Long> held = new TreeMap<>(known.get(from).known());
    changes.forEach(logged -> held.merge(logged.origin(), logged.seq(), Math::max));
    known.put(from, new VersionVector(held));
  }

  /** Asks the next tracker, in turn, that holds what is not here. */
  private void pull(long now) {
    if (pull.isPresent()) {
      return;
    }
    VersionVector applied = log.applied();
    next(applied)
        .ifPresent(member -> {
          pull = Optional.of(new Pull(member, now));
          lastAsked = pull.map(Pull::from);
          out.send(member, new ClusterMessage.Want(applied));
        });
  }

  private Optional<Member> next(VersionVector applied) {
    List<Map.Entry<Member, VersionVector>> inTurn = new ArrayList<>();
    lastAsked.ifPresent(last -> inTurn.addAll(known.tailMap(last, false).entrySet()));
    inTurn.addAll(known.entrySet());
    return inTurn.stream()
        .filter(other -> !applied.covers(other.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
