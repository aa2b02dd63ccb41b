package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnWidthsTest {
  @TempDir Path directory;
  private TestDesktop desktop;

  @BeforeEach
  void open() {
    desktop = new TestDesktop(FakePeer.signedIn("marta"), directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  @Test
  void namesTakeAllThatIsLeft() {
    assertThat(widths(shown(900))).containsExactly(700, 100, 100);
  }

  @Test
  void namesGiveFirstAndThenAllByWhatTheyCanSpare() {
    TableView<String> table = shown(400);
    assertThat(widths(table)).containsExactly(200, 100, 100);
    resize(300);
    assertThat(widths(table)).containsExactly(140, 80, 80);
    resize(900);
    assertThat(widths(table)).containsExactly(700, 100, 100);
  }

  @Test
  void aColumnThatIsNotShownLeavesItsWidthToNames() {
    TableView<String> table = shown(900);
    TestDesktop.run(() -> table.getColumns().get(1).setVisible(false));
    desktop.rest();
    assertThat(table.getColumns().getFirst().getWidth()).isEqualTo(800);
  }

  @Test
  void aWidthThatWasDraggedStaysWhileTheWindowGrows() {
    TableView<String> table = shown(600);
    TestDesktop.run(() -> table.resizeColumn(table.getColumns().get(1), 10));
    List<Integer> dragged = widths(table);
    assertThat(dragged.get(1)).isEqualTo(110);
    resize(900);
    assertThat(widths(table))
        .containsExactly(dragged.getFirst() + 300, dragged.get(1), dragged.get(2));
  }

  @Test
  void namesThatWereMadeNarrowStaySo() {
    TableView<String> table = shown(600);
    TestDesktop.run(() -> table.resizeColumn(table.getColumns().getFirst(), -250));
    assertThat(widths(table)).containsExactly(150, 100, 350);
    resize(601);
    assertThat(widths(table)).containsExactly(151, 100, 350);
  }

  @Test
  void aColumnThatMayGrowHasHalfOfWhatIsLeftAndNoMoreThanItNeeds() {
    TableView<String> table = shown(900);
    grow(table, 160);
    assertThat(widths(table)).containsExactly(640, 160, 100);
    grow(table, 500);
    assertThat(widths(table)).containsExactly(450, 350, 100);
    resize(400);
    assertThat(widths(table)).containsExactly(200, 100, 100);
  }

  @Test
  void aColumnThatWasDraggedDoesNotGrow() {
    TableView<String> table = shown(900);
    grow(table, 160);
    TestDesktop.run(() -> table.resizeColumn(table.getColumns().get(1), -40));
    List<Integer> dragged = widths(table);
    resize(1000);
    grow(table, 500);
    assertThat(widths(table).get(1)).isEqualTo(dragged.get(1));
  }

  private static void grow(TableView<String> table, double upTo) {
    TestDesktop.run(() -> ColumnWidths.grow(table, table.getColumns().get(1), upTo));
  }

  private void resize(int width) {
    desktop.resize(width, 400);
    TestDesktop.until(() -> TestDesktop.on(() -> desktop.stage().getScene().getWidth()) == width);
    desktop.rest();
  }

  private static List<Integer> widths(TableView<String> table) {
    return TestDesktop.on(
        () -> table.getColumns().stream().map(column -> (int) column.getWidth()).toList());
  }

  private TableView<String> shown(int width) {
    TableView<String> table =
        TestDesktop.on(() -> {
          TableView<String> made = new TableView<>();
          made.setId("sample");
          made.getColumns()
              .setAll(List.of(column("names", 200, 80), column("a", 100, 60), column("b", 90, 50)));
          Tables.dress(made, Tables.ROW);
          made.getItems().setAll("a", "b");
          return made;
        });
    desktop.show(new StackPane(table), width, 400);
    desktop.rest();
    return table;
  }

  private static TableColumn<String, String> column(String id, double width, double least) {
    TableColumn<String, String> column =
        Tables.column(id, "", width, Comparator.<String>naturalOrder());
    column.setMinWidth(least);
    return column;
  }
}
