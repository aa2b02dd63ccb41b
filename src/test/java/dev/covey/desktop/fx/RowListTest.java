package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowListTest {
  private final ObservableList<Object> shown = FXCollections.observableArrayList();
  private final List<ListChangeListener.Change<?>> changes = new ArrayList<>();

  @Test
  void equalListsCauseNoEvent() {
    List<Object> rows = rows(5);
    shown.setAll(rows);
    shown.addListener((ListChangeListener<Object>) changes::add);

    RowList.show(shown, List.copyOf(rows));

    assertThat(changes).isEmpty();
  }

  @Test
  void aRowMoreIsOneInsertion() {
    List<Object> rows = rows(5);
    shown.setAll(rows);
    shown.addListener(
        (ListChangeListener<Object>)
            change -> {
              changes.add(change);
              assertThat(change.next()).isTrue();
              assertThat(change.getFrom()).isEqualTo(2);
              assertThat(change.getAddedSize()).isEqualTo(1);
              assertThat(change.getRemovedSize()).isZero();
            });
    List<Object> more = new ArrayList<>(rows);
    more.add(2, new Object());

    RowList.show(shown, more);

    assertThat(changes).hasSize(1);
    assertThat(shown).isEqualTo(more);
  }

  /** A table that hears it empties its rows and fills them twice. */
  @Test
  void otherRowsAreNeverToldAsAReplacementOfAll() {
    shown.setAll(rows(50));
    shown.addListener(
        (ListChangeListener<Object>)
            change -> {
              while (change.next()) {
                changes.add(change);
                assertThat(change.wasReplaced()).isFalse();
                assertThat(change.getRemovedSize()).isLessThan(50);
              }
            });
    List<Object> others = rows(30);

    RowList.show(shown, others);

    assertThat(changes).isNotEmpty();
    assertThat(shown).isEqualTo(others);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyListBecomesAnyOther(long seed) {
    Random random = new Random(seed);
    List<Object> all = rows(30);
    for (int i = 0; i < 200; i++) {
      List<Object> wanted = new ArrayList<>(all);
      Collections.shuffle(wanted, random);
      wanted = wanted.subList(0, random.nextInt(31));
      RowList.show(shown, wanted);
      assertThat(shown).as("seed %d, step %d", seed, i).isEqualTo(wanted);
    }
  }

  private static List<Object> rows(int count) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(_ -> new Object()).toList());
  }
}
