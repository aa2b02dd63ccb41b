package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class LiveRowsTest {
  /** What a row shows: a name and a number that changes. */
  private record Shown(String name, int number) {}

  private final LiveRows<String, Shown> rows =
      new LiveRows<>(Shown::name, Comparator.comparing(Shown::name));

  private List<String> names() {
    return rows.shown().stream().map(LiveRow::key).toList();
  }

  @Test
  void aValueKeepsItsRowAndTellsNoList() {
    rows.accept(List.of(new Shown("a", 1), new Shown("b", 1)));
    LiveRow<String, Shown> row = rows.row("a").orElseThrow();
    int[] events = new int[1];
    rows.shown().addListener((ListChangeListener<Object>) _ -> events[0]++);

    rows.accept(List.of(new Shown("a", 2), new Shown("b", 1)));

    assertThat(rows.shown().getFirst()).isSameAs(row);
    assertThat(row.value().number()).isEqualTo(2);
    assertThat(events[0]).isZero();
  }

  @Test
  void rowsThatAreGoneAreForgotten() {
    rows.accept(List.of(new Shown("a", 1), new Shown("b", 1)));
    rows.accept(List.of(new Shown("b", 1)));
    assertThat(names()).containsExactly("b");
    assertThat(rows.row("a")).isEmpty();
  }

  @Test
  void theFilterHidesAndTheSizeCountsAll() {
    rows.accept(List.of(new Shown("a", 1), new Shown("b", 2)));
    rows.filter(shown -> shown.number() > 1);
    assertThat(names()).containsExactly("b");
    assertThat(rows.size()).isEqualTo(2);

    rows.accept(List.of(new Shown("a", 3), new Shown("b", 2)));
    assertThat(names()).containsExactly("a", "b");
  }

  @Test
  void aChosenOrderHoldsUntilItIsGivenUp() {
    rows.accept(List.of(new Shown("a", 1), new Shown("b", 3), new Shown("c", 2)));
    rows.order(Comparator.comparingInt(row -> -row.value().number()));
    assertThat(names()).containsExactly("b", "c", "a");

    rows.accept(List.of(new Shown("a", 9), new Shown("b", 3), new Shown("c", 2)));
    assertThat(names()).containsExactly("a", "b", "c");

    rows.order(null);
    rows.accept(List.of(new Shown("c", 9), new Shown("b", 3)));
    assertThat(names()).containsExactly("b", "c");
  }

  @Test
  void aKeyThatComesTwiceIsShownOnce() {
    rows.accept(List.of(new Shown("a", 1), new Shown("a", 2)));
    assertThat(rows.shown()).hasSize(1);
  }

  @Test
  void eachThatIsToldIsLookedAtOnceWithWhatItsRowShowed() {
    rows.accept(List.of(new Shown("a", 1), new Shown("b", 2)));
    List<String> looked = new ArrayList<>();
    rows.accept(
        List.of(new Shown("a", 5), new Shown("c", 7)),
        Shown::name,
        (before, told) -> {
          looked.add(before.map(Shown::number) + " " + told.number());
          return told;
        });
    assertThat(looked).containsExactly("Optional[1] 5", "Optional.empty 7");
    assertThat(names()).containsExactly("a", "c");
  }

  @Test
  void theSameRowsToldInAnotherOrderStayTheSameRows() {
    rows.accept(List.of(new Shown("a", 1), new Shown("b", 2)));
    LiveRow<String, Shown> row = rows.row("a").orElseThrow();
    rows.accept(List.of(new Shown("b", 3), new Shown("a", 4)));
    assertThat(rows.shown().getFirst()).isSameAs(row);
    assertThat(row.value().number()).isEqualTo(4);
    assertThat(rows.values()).extracting(Shown::name).containsExactly("b", "a");
  }

  @Test
  void equalsStandAsTheyWereToldWhateverOrderWasChosenBefore() {
    LiveRows<String, Shown> unordered = new LiveRows<>(Shown::name, (_, _) -> 0);
    unordered.accept(List.of(new Shown("b", 1), new Shown("a", 2)));
    unordered.order(Comparator.comparing(LiveRow::key));
    unordered.order(null);
    assertThat(unordered.shown()).extracting(LiveRow::key).containsExactly("b", "a");
  }

  @Test
  void rowsThatChangeGoToTheirPlaceAndEqualsKeepTheOrderInWhichTheyWereTold() {
    Random random = new Random(5);
    int[] numbers = new int[200];
    rows.accept(shown(numbers));
    rows.order(Comparator.comparingInt(row -> row.value().number()));
    for (int round = 0; round < 300; round++) {
      for (int i = random.nextInt(40); i > 0; i--) {
        numbers[random.nextInt(numbers.length)] = random.nextInt(20);
      }
      int least = random.nextInt(10);
      rows.filter(shown -> shown.number() >= least);
      rows.accept(shown(numbers));
      List<String> expected =
          shown(numbers).stream()
              .filter(shown -> shown.number() >= least)
              .sorted(Comparator.comparingInt(Shown::number))
              .map(Shown::name)
              .toList();
      assertThat(names()).as("round %d", round).isEqualTo(expected);
    }
  }

  private static List<Shown> shown(int[] numbers) {
    return IntStream.range(0, numbers.length)
        .mapToObj(i -> new Shown("%03d".formatted(i), numbers[i]))
        .toList();
  }

  @Test
  void whatStaysTheSameIsNeitherFilteredNorComparedAgain() {
    List<Shown> first = List.of(new Shown("a", 1), new Shown("b", 2), new Shown("c", 3));
    int[] asked = new int[1];
    rows.accept(first);
    rows.filter(_ -> {
      asked[0]++;
      return true;
    });
    asked[0] = 0;
    rows.accept(first);
    assertThat(asked[0]).isZero();
    rows.accept(List.of(first.get(0), new Shown("b", 9), first.get(2)));
    assertThat(asked[0]).isEqualTo(1);
  }

  @Test
  void someRowsAreLookedAtAloneAndGoToTheirPlace() {
    rows.accept(List.of(new Shown("a", 1), new Shown("b", 2), new Shown("c", 3)));
    rows.order(Comparator.comparingInt(row -> row.value().number()));
    rows.change(
        List.of("b", "unknown"),
        (before, key) -> new Shown(key, before.orElseThrow().number() + 7));
    assertThat(names()).containsExactly("a", "c", "b");
    rows.filter(shown -> shown.number() < 9);
    rows.change(List.of("c"), (_, key) -> new Shown(key, 10));
    assertThat(names()).containsExactly("a");
  }
}
