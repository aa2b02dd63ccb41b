package dev.covey.tracker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * T5: whichever trackers meet first, and how often, they come to the same. A history that breaks a
 * law is made shorter before it is told.
 */
class MergeLawsTest {
  private static final int HISTORIES = 20;
  private static final int COMMANDS = 400;
  private static final int MOST_TRIES = 2_000;

  /** A change in the log of one of three trackers. */
  private record Held(int tracker, LoggedChange logged) {}

  /** The logs of three trackers. */
  private record Logs(List<LoggedChange> a, List<LoggedChange> b, List<LoggedChange> c) {
    static Logs of(List<Held> history) {
      return new Logs(log(history, 0), log(history, 1), log(history, 2));
    }

    private static List<LoggedChange> log(List<Held> history, int tracker) {
      return history.stream().filter(held -> held.tracker() == tracker).map(Held::logged).toList();
    }
  }

  @Test
  void mergingIsCommutative() {
    require(logs ->
        same(
            MergedState.merged(logs.a(), logs.b()), //
            MergedState.merged(logs.b(), logs.a())));
  }

  @Test
  void mergingIsAssociative() {
    require(logs ->
        same(
            MergedState.merged(MergedState.merged(logs.a(), logs.b()), logs.c()),
            MergedState.merged(logs.a(), MergedState.merged(logs.b(), logs.c()))));
  }

  @Test
  void mergingIsIdempotent() {
    require(logs -> {
      List<LoggedChange> once = MergedState.merged(logs.a(), logs.b());
      List<LoggedChange> again = new ArrayList<>(once);
      again.addAll(logs.b());
      again.addAll(once);
      return same(once, MergedState.merged(once, logs.b())) && same(once, again);
    });
  }

  @Test
  void mergingDoesNotDependOnTheOrderOfChanges() {
    require(logs -> {
      List<LoggedChange> all = MergedState.merged(MergedState.merged(logs.a(), logs.b()), logs.c());
      List<LoggedChange> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, new Random(all.size()));
      List<LoggedChange> backwards = all.reversed();
      return same(all, shuffled) && same(all, backwards);
    });
  }

  @Test
  void aBrokenLawIsToldInFewChanges() {
    List<Held> history = history(1);
    Predicate<List<Held>> fails =
        held ->
            Logs.of(held).a().stream()
                .anyMatch(logged -> logged.change() instanceof Change.OfMembership);
    assertThat(fails.test(history)).isTrue();
    assertThat(Shrinking.shrink(history, fails, MOST_TRIES)).hasSize(1);
  }

  private static boolean same(List<LoggedChange> one, List<LoggedChange> other) {
    return MergedState.of(one).equals(MergedState.of(other));
  }

  private static void require(Predicate<Logs> law) {
    long first = RandomGenerator.getDefault().nextLong();
    for (long seed = first; seed < first + HISTORIES; seed++) {
      List<Held> history = history(seed);
      if (!law.test(Logs.of(history))) {
        List<Held> shortest =
            Shrinking.shrink(history, held -> !law.test(Logs.of(held)), MOST_TRIES);
        throw new AssertionError("seed %d, for example:%n%s".formatted(seed, told(shortest)));
      }
    }
  }

  private static List<Held> history(long seed) {
    RandomNetwork network = new RandomNetwork(seed, 3);
    network.run(COMMANDS);
    return Stream.of(0, 1, 2)
        .flatMap(tracker ->
            network.trackers.get(tracker).log.stream().map(logged -> new Held(tracker, logged)))
        .toList();
  }

  private static String told(List<Held> history) {
    return history.stream()
        .map(held -> "  at %d: %s".formatted(held.tracker(), held.logged()))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
