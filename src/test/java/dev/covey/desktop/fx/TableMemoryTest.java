package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableMemoryTest {
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
  void theOrderThatTheUserChoosesIsKept() {
    TableView<String> table = shown();
    TestDesktop.run(() -> {
      table.getColumns().getFirst().setSortType(SortType.DESCENDING);
      table.getSortOrder().setAll(List.of(table.getColumns().getFirst()));
    });
    letGoOfTheHeader(table);
    TestDesktop.until(() ->
        desktop.context().preferences().text("table.sample.sort").equals(Optional.of("-words")));
    TableView<String> next = shown();
    assertThat(next.getSortOrder()).extracting(TableColumn::getId).containsExactly("words");
    assertThat(next.getColumns().getFirst().getSortType()).isEqualTo(SortType.DESCENDING);
  }

  @Test
  void widthsAreKeptOnceTheUserTouchesTheHeader() {
    TableView<String> table = shown();
    TestDesktop.run(() -> table.resizeColumn(table.getColumns().getFirst(), 60));
    desktop.rest();
    double width = table.getColumns().getFirst().getWidth();
    assertThat(width).isGreaterThan(200);
    assertThat(desktop.context().preferences().number("table.words.width")).isEmpty();
    letGoOfTheHeader(table);
    TestDesktop.until(
        () -> desktop.context().preferences().number("table.words.width").isPresent());
    assertThat(shown().getColumns().getFirst().getWidth()).isEqualTo(width);
  }

  @Test
  void whatColumnsGiveInANarrowWindowIsNotKept() {
    TableView<String> table = shown(300);
    assertThat(table.getColumns().getLast().getWidth()).isLessThan(200);
    letGoOfTheHeader(table); // which gives the order, and no widths
    TestDesktop.until(() -> desktop.context().preferences().number("table.more.width").isPresent());
    assertThat(shown(600).getColumns().getLast().getWidth()).isGreaterThanOrEqualTo(200);
  }

  @Test
  void whatIsKeptOfAColumnThatIsGoneIsPassedOver() {
    desktop.context().preferences().put("table.sample.sort", "-nothing");
    desktop.context().preferences().put("table.words.width", -5.0);
    TableView<String> table = shown();
    assertThat(table.getSortOrder()).isEmpty();
    assertThat(table.getColumns().getFirst().getWidth()).isGreaterThanOrEqualTo(20);
  }

  /** As after a click that sorts, or a drag that makes a column wider. */
  private static void letGoOfTheHeader(TableView<?> table) {
    TestDesktop.run(() -> {
      Node header = table.lookup("#words.column-header");
      Event.fireEvent(
          header,
          new MouseEvent(
              MouseEvent.MOUSE_RELEASED,
              0,
              0,
              0,
              0,
              MouseButton.PRIMARY,
              1,
              false,
              false,
              false,
              false,
              false,
              false,
              false,
              false,
              false,
              false,
              null));
    });
  }

  private TableView<String> shown() {
    return shown(600);
  }

  private TableView<String> shown(int width) {
    TableView<String> table =
        TestDesktop.on(() -> {
          TableView<String> made = new TableView<>();
          made.setId("sample");
          made.getColumns()
              .setAll(
                  List.of(
                      Tables.column("words", "Words", 200, Comparator.<String>naturalOrder()),
                      Tables.column("more", "More", 200, Comparator.<String>naturalOrder())));
          Tables.dress(made, Tables.ROW);
          made.getItems().setAll("a", "b");
          TableMemory.keep(made, desktop.context().preferences());
          return made;
        });
    desktop.show(new StackPane(table), width, 400);
    return table;
  }
}
