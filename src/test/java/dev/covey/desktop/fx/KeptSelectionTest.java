package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSelectionTest {
  private final ObjectProperty<String> chosen = new SimpleObjectProperty<>();
  private TestDesktop desktop;
  private TableView<String> table;
  private KeptSelection<String> selection;

  @BeforeEach
  void open(@TempDir Path directory) {
    desktop = new TestDesktop(new FakePeer(), directory);
    table = TestDesktop.on(() -> new TableView<>());
    TestDesktop.run(() -> {
      selection = new KeptSelection<>(table, chosen);
      table.getItems().setAll("a", "b", "c");
    });
    desktop.show(table, 300, 200);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  private void show(String... rows) {
    TestDesktop.run(() -> selection.during(() -> table.getItems().setAll(rows)));
  }

  private int selected() {
    return TestDesktop.on(() -> table.getSelectionModel().getSelectedIndex());
  }

  @Test
  void aChoiceInTheTableIsTold() {
    TestDesktop.run(() -> table.getSelectionModel().select(1));
    assertThat(chosen.get()).isEqualTo("b");
  }

  @Test
  void theChosenRowStaysChosenWhereverItGoes() {
    TestDesktop.run(() -> chosen.set("b"));
    show("x", "y", "a", "b", "c");
    assertThat(selected()).isEqualTo(3);
    assertThat(chosen.get()).isEqualTo("b");
  }

  @Test
  void aRowThatIsGoneIsNotChosenAndNoOtherIsInItsPlace() {
    TestDesktop.run(() -> chosen.set("b"));
    show("a", "c");
    assertThat(chosen.get()).isNull();
    assertThat(selected()).isEqualTo(-1);
  }

  @Test
  void changesInBetweenAreNotTold() {
    TestDesktop.run(() -> chosen.set("b"));
    List<String> told = new ArrayList<>();
    TestDesktop.run(() -> chosen.addListener((_, _, now) -> told.add(now)));
    TestDesktop.run(() ->
        selection.during(() -> {
          table.getItems().clear();
          table.getItems().setAll("b");
        }));
    assertThat(told).isEmpty();
    assertThat(selected()).isZero();
  }
}
