package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.CoveyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static Pages.Ask<Integer, Integer> numbers(int most, int page) {
    return after -> {
      int from = after.map(last -> last + 1).orElse(0);
      List<Integer> items = IntStream.range(from, Math.min(from + page, most)).boxed().toList();
      return new Pages.Page<>(items, from + page < most);
    };
  }

  @Test
  void aLongListComesWhole() throws CoveyException { // X5
    assertThat(Pages.all(numbers(1_001, 500), Function.identity()))
        .hasSize(1_001)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void aListMayBeEmptyOrExactlyOnePage() throws CoveyException {
    assertThat(Pages.all(numbers(0, 500), Function.identity())).isEmpty();
    assertThat(Pages.all(numbers(500, 500), Function.identity())).hasSize(500);
  }

  @Test
  void aTrackerThatPromisesMoreForEverIsNotBelieved() throws CoveyException {
    Pages.Ask<Integer, Integer> liar = _ -> new Pages.Page<>(List.of(), true);
    assertThat(Pages.all(liar, Function.identity())).isEmpty();
  }

  @Test
  void theNextPageIsAskedForByTheLastKey() throws CoveyException {
    List<Optional<Integer>> asked = new ArrayList<>();
    Pages.all(
        (Optional<Integer> after) -> {
          asked.add(after);
          return numbers(5, 2).after(after);
        },
        Function.identity());
    assertThat(asked).containsExactly(Optional.empty(), Optional.of(1), Optional.of(3));
  }
}
