package dev.covey.tracker.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** All that is done to the trackers of one run; it follows from the seed. */
record Plan(long seed, int trackers, List<Step> steps) {
  /** Milliseconds after which nothing more is done. */
  static final long END = 8_000;

  /** Milliseconds that something may last. */
  static final long LONGEST = 2_500;

  private static final int[] SIZES = {2, 3, 3, 3, 4, 4, 5};

  Plan {
    steps = List.copyOf(steps);
  }

  static Plan of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int trackers = SIZES[random.nextInt(SIZES.length)];
    List<Step> steps = new ArrayList<>();
    commands(random, trackers, steps);
    misfortunes(random, trackers, steps);
    steps.sort(Comparator.comparingLong(Step::at));
    return new Plan(seed, trackers, steps);
  }

  Plan with(List<Step> others) {
    return new Plan(seed, trackers, others);
  }

  private static void commands(SplittableRandom random, int trackers, List<Step> steps) {
    int commands = random.nextInt(30, 80);
    for (int i = 0; i < commands; i++) {
      long at = random.nextLong(END);
      steps.add(new Step.Command(at, random.nextInt(trackers), random.nextLong()));
      if (random.nextInt(10) == 0) {
        long later = at + random.nextLong(END - at);
        steps.add(new Step.Repeat(later, random.nextInt(trackers), random.nextLong()));
      }
    }
  }

  private static void misfortunes(SplittableRandom random, int trackers, List<Step> steps) {
    int victim = random.nextInt(trackers); // no other loses its disk
    for (int left = random.nextInt(2, 10); left > 0; left--) {
      long at = random.nextLong(END);
      long lasts = random.nextLong(50, LONGEST);
      int tracker = random.nextInt(trackers);
      switch (random.nextInt(13)) {
        case 0, 1 -> crash(random, at, tracker, lasts, steps);
        case 2, 3 -> restore(random, at, victim, trackers, steps);
        case 4 -> steps.add(new Step.Pause(at, tracker, lasts));
        case 5, 6, 7 -> steps.add(split(random, at, trackers, lasts));
        case 8, 9 ->
            steps.add(
                new Step.Weather(
                    at, random.nextInt(60), random.nextInt(60), random.nextInt(30), lasts));
        case 10 -> diskFull(random, at, tracker, lasts, steps);
        case 11 -> steps.add(new Step.Clock(at, tracker, random.nextLong(-3_600, 3_601)));
        default -> steps.add(new Step.FalseNotice(at, tracker, random.nextLong()));
      }
    }
  }

  /** With commands just before, whose saving it may cut short, and soon after the next start. */
  private static void crash(
      SplittableRandom random, long at, int tracker, long lasts, List<Step> steps) {
    long down = random.nextBoolean() ? lasts : lasts / 20;
    if (random.nextBoolean()) {
      steps.add(new Step.Weather(Math.max(0, at - 1_200), 0, 50, 0, 1_500));
    }
    burst(random, at - 200, at, tracker, steps);
    steps.add(new Step.Crash(at, tracker, down));
    burst(random, at + down, at + down + 2_500, tracker, steps);
  }

  /** What is done after the copy was made is lost by it. */
  private static void restore(
      SplittableRandom random, long at, int tracker, int trackers, List<Step> steps) {
    long before = random.nextLong(1, LONGEST);
    long copied = Math.max(0, at - before);
    if (random.nextBoolean()) {
      int deaf = (tracker + random.nextInt(1, trackers)) % trackers;
      int others = (1 << trackers) - 1 & ~(1 << deaf);
      steps.add(new Step.Split(copied, others, true, before + 1_000));
    }
    steps.add(new Step.Copy(copied, tracker));
    burst(random, copied, copied + 1 + before / 2, tracker, steps);
    long down = random.nextLong(10, 400);
    steps.add(new Step.Restore(at, tracker, down));
    burst(random, at + down, at + down + 1_000, tracker, steps);
  }

  /** Perhaps just after a start, when a command takes a new origin. */
  private static void diskFull(
      SplittableRandom random, long at, int tracker, long lasts, List<Step> steps) {
    if (random.nextBoolean()) {
      steps.add(new Step.Crash(at, tracker, 10));
    }
    steps.add(new Step.DiskFull(at, tracker, lasts));
    burst(random, at, at + 2 * lasts, tracker, steps);
  }

  private static void burst(
      SplittableRandom random, long from, long to, int tracker, List<Step> steps) {
    for (int i = random.nextInt(8); i > 0; i--) {
      long at = Math.max(0, random.nextLong(from, to));
      steps.add(new Step.Command(at, tracker, random.nextLong()));
    }
  }

  private static Step split(SplittableRandom random, long at, int trackers, long lasts) {
    int side = random.nextInt(1, (1 << trackers) - 1);
    return new Step.Split(at, side, random.nextInt(3) == 0, lasts);
  }

  @Override
  public String toString() {
    return "%d trackers:%n%s"
        .formatted(
            trackers,
            steps.stream()
                .map(step -> "  " + step)
                .collect(Collectors.joining(System.lineSeparator())));
  }
}
