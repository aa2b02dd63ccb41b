package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import dev.covey.tracker.store.ChangeStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The change log of a running tracker: what is handed in waits, until the disk is synced or the
 * tracker crashes.
 */
final class SimulatedStore implements ChangeStore {
  private record Write(
      List<LoggedChange> changes, Optional<UUID> origin, CompletableFuture<Void> done) {
    void to(SimulatedDisk disk) {
      changes.forEach(disk::write);
      origin.ifPresent(fresh -> disk.origin = fresh);
    }
  }

  private final SimulatedDisk disk;
  private final Lens lens;
  private final Fault fault;
  private final Runnable whenWaiting;
  private final Deque<Write> waiting = new ArrayDeque<>();

  /** Everything that was handed in, also while it waits. */
  private final List<LoggedChange> all;

  private final Set<Cause> causes = new HashSet<>();

  /**
   * @param whenWaiting called when something waits for a {@link #sync} and nothing did before
   */
  SimulatedStore(SimulatedDisk disk, Lens lens, Fault fault, Runnable whenWaiting) {
    this.disk = disk;
    this.lens = lens;
    this.fault = fault;
    this.whenWaiting = whenWaiting;
    this.all = new ArrayList<>(disk.rows());
    learn(all);
  }

  private void learn(List<LoggedChange> changes) {
    changes.forEach(logged -> causes.add(logged.cause().orElseThrow()));
  }

  @Override
  public UUID origin() {
    return disk.origin;
  }

  @Override
  public VersionVector held() {
    return disk.held();
  }

  @Override
  public CompletableFuture<Void> append(List<LoggedChange> changes) {
    List<LoggedChange> truth = changes.stream().map(lens::truth).toList();
    all.addAll(truth);
    learn(truth);
    boolean foreign = !changes.isEmpty() && !changes.getFirst().origin().equals(disk.origin);
    if (fault == Fault.RECEIVED_NOT_SAVED && foreign) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> done = submit(truth, Optional.empty());
    if (fault == Fault.ACKNOWLEDGED_BEFORE_SYNC) {
      done.complete(null);
    }
    return done;
  }

  @Override
  public CompletableFuture<Void> renewOrigin(UUID fresh) {
    return submit(List.of(), Optional.of(fresh));
  }

  private CompletableFuture<Void> submit(List<LoggedChange> changes, Optional<UUID> fresh) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    waiting.add(new Write(changes, fresh, done));
    if (waiting.size() == 1) {
      whenWaiting.run();
    }
    return done;
  }

  /** What waits is on the disk now; if that is full, the first of it has failed. */
  void sync() {
    List<Write> batch = new ArrayList<>();
    int most = disk.full ? (waiting.size() + 1) / 2 : waiting.size();
    while (batch.size() < most) {
      batch.add(waiting.poll());
    }
    if (!waiting.isEmpty()) {
      whenWaiting.run();
    }
    List<Write> failed = new ArrayList<>();
    for (Write write : batch) {
      if (disk.full || !disk.follows(write.changes())) {
        failed.add(write);
      } else {
        write.to(disk);
      }
    }
    failed.forEach(write -> forget(write.changes()));
    batch.forEach(write -> end(write, failed.contains(write)));
  }

  private static void end(Write write, boolean failed) {
    if (failed) {
      write.done().completeExceptionally(new CoveyException(ErrorCode.FAILED, "the disk is full"));
    } else {
      write.done().complete(null);
    }
  }

  private void forget(List<LoggedChange> changes) {
    all.removeAll(changes);
    causes.clear();
    learn(all);
  }

  /**
   * Of what waits, the disk may have got the first few writes; nobody is told. What does not follow
   * on what is there, since something before it failed, no store takes.
   */
  void crash(SplittableRandom random) {
    boolean inOrder = fault != Fault.WRITTEN_OUT_OF_ORDER;
    int survive = random.nextInt(waiting.size() + 1);
    for (Write write : waiting) {
      boolean written = inOrder ? survive-- > 0 : random.nextBoolean();
      if (written && (!inOrder || disk.follows(write.changes()))) {
        write.to(disk);
      }
    }
    waiting.clear();
  }

  boolean idle() {
    return waiting.isEmpty();
  }

  /** Whether changes of that command are here. */
  boolean knows(Cause cause) {
    return causes.contains(cause);
  }

  /** What was handed in, in its order. */
  List<LoggedChange> all() {
    return all;
  }

  @Override
  public void replay(Consumer<LoggedChange> each) {
    int end = disk.rows().size();
    int read = fault == Fault.END_OF_LOG_NOT_READ ? Math.max(0, end - 3) : end;
    disk.rows().subList(0, read).forEach(row -> each.accept(lens.seen(row)));
  }

  @Override
  public List<LoggedChange> changes(VersionVector.Range range, int most) {
    return within(disk.rows(), range, most);
  }

  static List<LoggedChange> within(List<LoggedChange> rows, VersionVector.Range range, int most) {
    Stream<LoggedChange> inside =
        rows.stream()
            .filter(row -> row.origin().equals(range.origin()))
            .filter(row -> row.seq() >= range.from() && row.seq() <= range.to());
    return inside.limit(most).toList();
  }

  @Override
  public CompletableFuture<Void> probe() {
    CompletableFuture<Void> done = submit(List.of(), Optional.empty());
    while (!done.isDone()) {
      sync();
    }
    return done;
  }

  @Override
  public void close() {}
}
