package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.tracker.registry.VersionVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One run of several trackers in virtual time, with their network, disks and clocks replaced; one
 * plan is one history. Used by one thread.
 */
final class Simulation {
  /** After the last misfortune everything is well, and so long is enough to hear of everything. */
  private static final long HEALING_MILLIS = 60_000;

  private static final long LOOK_MILLIS = 2_000;

  private final Plan plan;
  private final Timeline time = new Timeline();
  private final SplittableRandom random;
  private final SimulatedNetwork network;
  private final List<SimulatedTracker> trackers = new ArrayList<>();
  private final SimulatedClients clients = new SimulatedClients();
  private final Invariants invariants = new Invariants(trackers);

  private Simulation(Plan plan, Fault fault) {
    this.plan = plan;
    random = new SplittableRandom(~plan.seed());
    network = new SimulatedNetwork(time, random.split(), plan.trackers());
    var ground = new RunningTracker.Ground(time, network, random.split(), fault);
    for (int i = 0; i < plan.trackers(); i++) {
      trackers.add(new SimulatedTracker(ground, i, plan.trackers()));
    }
  }

  /** What went wrong, if anything did. */
  static Optional<Throwable> run(Plan plan, Fault fault) {
    try {
      new Simulation(plan, fault).run();
      return Optional.empty();
    } catch (CoveyException | RuntimeException | AssertionError e) {
      return Optional.of(e);
    }
  }

  /** A checksum over all that was sent, when, and by whom; and how it ended. */
  static String history(Plan plan) {
    Simulation simulation = new Simulation(plan, Fault.NONE);
    try {
      simulation.run();
      return "well, " + simulation.network.history();
    } catch (CoveyException | RuntimeException | AssertionError e) {
      return e + ", " + simulation.network.history();
    }
  }

  private void run() throws CoveyException {
    for (SimulatedTracker tracker : trackers) {
      tracker.start();
    }
    othersCameOrWent();
    plan.steps().forEach(step -> time.after(step.at(), () -> perform(step)));
    while (time.now() < Plan.END + Plan.LONGEST) { // until the last misfortune has ended
      time.runUntil(time.now() + LOOK_MILLIS);
      invariants.requireAnyTime();
    }
    heal();
    long end = time.now() + HEALING_MILLIS;
    while (!isLevel() && time.now() < end) {
      time.runUntil(time.now() + LOOK_MILLIS);
    }
    Invariants.require(isLevel(), "there are differences yet after milliseconds", HEALING_MILLIS);
    invariants.requireAtTheEnd(clients);
  }

  private void perform(Step step) throws CoveyException {
    switch (step) {
      case Step.Command command ->
          running(command.tracker()).ifPresent(at -> clients.give(at, command.seed()));
      case Step.Repeat repeat ->
          running(repeat.tracker())
              .ifPresent(at -> clients.repeat(at, new SplittableRandom(repeat.seed())));
      case Step.Crash crash -> crash(trackers.get(crash.tracker()), crash.lasts());
      case Step.Copy copy -> trackers.get(copy.tracker()).copyDisk();
      case Step.Restore restore -> restore(trackers.get(restore.tracker()), restore.lasts());
      case Step.Pause pause ->
          running(pause.tracker())
              .ifPresent(tracker -> {
                tracker.pause();
                time.after(pause.lasts(), tracker::goOn);
              });
      case Step.Split split -> split(split);
      case Step.Weather weather -> {
        network.weather(weather);
        time.after(
            weather.lasts(), () -> network.weather(new Step.Weather(time.now(), 0, 0, 0, 0)));
      }
      case Step.DiskFull full -> {
        SimulatedTracker tracker = trackers.get(full.tracker());
        tracker.diskFull(true);
        time.after(full.lasts(), () -> tracker.diskFull(false));
      }
      case Step.Clock clock -> trackers.get(clock.tracker()).jump(clock.jumpSeconds());
      case Step.FalseNotice notice ->
          running(notice.tracker())
              .ifPresent(tracker -> lie(tracker, new SplittableRandom(notice.seed())));
    }
  }

  private Optional<RunningTracker> running(int tracker) {
    return trackers.get(tracker).running();
  }

  private void crash(SimulatedTracker tracker, long lasts) {
    tracker.crash();
    othersCameOrWent();
    time.after(
        lasts,
        () -> {
          tracker.start();
          othersCameOrWent();
        });
  }

  /** Only what others have may be lost by it. */
  private void restore(SimulatedTracker tracker, long lasts) {
    if (tracker.mayRestore(trackers)) {
      crash(tracker, lasts);
      tracker.restoreDisk();
    }
  }

  private void split(Step.Split split) {
    network.split(split, 1);
    othersCameOrWent();
    time.after(
        split.lasts(),
        () -> {
          network.split(split, -1);
          othersCameOrWent();
        });
  }

  /** Each tracker hears of it in its own time. */
  private void othersCameOrWent() {
    for (SimulatedTracker tracker : trackers) {
      time.after(
          random.nextInt(100, 3_000),
          () -> tracker.running().ifPresent(at -> at.notice(network.reachable(at.member))));
    }
  }

  private void lie(RunningTracker tracker, SplittableRandom choices) {
    Set<Member> others = network.reachable(tracker.member);
    others.removeIf(_ -> choices.nextBoolean());
    if (choices.nextBoolean()) {
      others.add(new Member("tracker-1.99")); // there is none
    }
    tracker.notice(others);
  }

  private void heal() throws CoveyException {
    network.weather(new Step.Weather(0, 0, 0, 0, 0));
    for (SimulatedTracker tracker : trackers) {
      tracker.start();
      tracker.running().orElseThrow().goOn();
    }
    othersCameOrWent();
    time.runUntil(time.now() + SimulatedNetwork.LATEST_MILLIS);
  }

  private boolean isLevel() {
    VersionVector first = trackers.getFirst().disk().held();
    return trackers.stream()
        .map(tracker -> tracker.running().orElseThrow())
        .allMatch(tracker -> tracker.idle() && tracker.ledger.held().equals(first));
  }
}
