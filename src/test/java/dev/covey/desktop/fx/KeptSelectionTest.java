package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSelectionTest {
  private static final int ROW = 20;
  private static final int HEIGHT = 200;
  private static final List<String> MANY =
      IntStream.range(0, 5000).mapToObj(i -> "row " + i).toList();

  private final ObjectProperty<String> chosen = new SimpleObjectProperty<>();
  private TestDesktop desktop;
  private TableView<String> table;
  private KeptSelection<String> selection;

  @BeforeEach
  void open(@TempDir Path directory) {
    desktop = new TestDesktop(new FakePeer(), directory);
    table = TestDesktop.on(() -> new TableView<>());
    TestDesktop.run(() -> {
      table.setFixedCellSize(ROW);
      table.getColumns().add(new TableColumn<>("letter"));
      selection = new KeptSelection<>(table, chosen);
      table.getItems().setAll("a", "b", "c");
    });
    desktop.show(table, 300, HEIGHT);
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

  private void filter(List<String> rows) {
    TestDesktop.run(() -> selection.whileFiltering(() -> RowList.show(table.getItems(), rows)));
    desktop.rest();
  }

  private VirtualFlow<?> rows() {
    return (VirtualFlow<?>) table.lookup(".virtual-flow");
  }

  private int firstSeen() {
    return TestDesktop.on(() -> rows().getFirstVisibleCell().getIndex());
  }

  private int lastSeen() {
    return TestDesktop.on(() -> rows().getLastVisibleCell().getIndex());
  }

  @Test
  void whatIsLookedForIsShownFromItsFirstRowOn() { // DESIGN 7
    filter(MANY);
    TestDesktop.run(() -> table.scrollTo(4000));
    desktop.rest();
    assertThat(firstSeen()).isEqualTo(4000);
    List<String> found = MANY.stream().filter(row -> row.endsWith("7")).toList();
    filter(found);
    assertThat(firstSeen()).isZero();
    TestDesktop.run(() -> table.scrollTo(300));
    filter(MANY);
    assertThat(firstSeen()).isZero();
  }

  @Test
  void theChosenOneStaysInSightWhenOthersAreShown() { // DESIGN 7
    filter(MANY);
    TestDesktop.run(() -> chosen.set("row 3"));
    filter(MANY.subList(1, MANY.size()));
    assertThat(firstSeen()).isZero();
    TestDesktop.run(() -> chosen.set("row 4000"));
    filter(List.of("row 4000", "row 4001"));
    assertThat(selected()).isZero();
    filter(MANY);
    assertThat(firstSeen()).isLessThan(4000);
    assertThat(lastSeen()).isGreaterThan(4000);
  }
}
