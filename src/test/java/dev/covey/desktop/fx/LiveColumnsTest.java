package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveColumnsTest {
  private static final Instant SHARED = Instant.parse("2026-11-22T14:32:08Z");

  @TempDir Path directory;
  private TestDesktop desktop;

  @BeforeEach
  void startTheToolkit() {
    desktop = new TestDesktop(FakePeer.signedIn("marta"), directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  @Test
  void namesGrowAsFarAsTheLongestNeedsUnlessTheUserHasChosenTheirWidth() {
    Preferences preferences = desktop.context().preferences();
    TableView<LiveRow<String, String>> table = shownWithNames(preferences);
    TableColumn<?, ?> names = table.getColumns().get(1);
    assertThat(names.getWidth()).isEqualTo(100);
    String longest = "the-photographers-of-the-valley";
    TestDesktop.run(() -> table.getItems().addAll(List.of(row(longest), row("choir"))));
    desktop.rest();
    assertThat(names.getWidth()).isEqualTo(Tables.widest(List.of(longest)));
    preferences.put("table.names.width", 120.0);
    TableView<LiveRow<String, String>> next = shownWithNames(preferences);
    TestDesktop.run(() -> next.getItems().add(row(longest)));
    desktop.rest();
    assertThat(next.getColumns().get(1).getWidth()).isEqualTo(120);
  }

  private TableView<LiveRow<String, String>> shownWithNames(Preferences preferences) {
    TableView<LiveRow<String, String>> table =
        TestDesktop.on(() -> {
          TableView<LiveRow<String, String>> made = new TableView<>();
          made.setId("sample");
          LiveColumns<String, String> columns = new LiveColumns<>(made);
          columns.text("first", "", 200, name -> name);
          columns.names("names", "", 100, name -> name);
          columns.text("last", "", 100, name -> name);
          Tables.dress(made, Tables.ROW);
          TableMemory.keep(made, preferences);
          return made;
        });
    desktop.show(new StackPane(table), 900, 400);
    desktop.rest();
    return table;
  }

  private static LiveRow<String, String> row(String name) {
    LiveRow<String, String> row = new LiveRow<>(name);
    row.show(name);
    return row;
  }

  @Test
  void whenSomethingWasIsSaidAnewThoughItIsTheSame() { // F9
    ObjectProperty<Instant> now = new SimpleObjectProperty<>(SHARED);
    LiveColumns.Words<String, Optional<Instant>> cell =
        TestDesktop.on(() -> {
          TableView<LiveRow<String, Optional<Instant>>> table = new TableView<>();
          TableColumn<LiveRow<String, Optional<Instant>>, Optional<Instant>> column =
              new LiveColumns<>(table).when("when", "When", 110, time -> time, now);
          var made =
              (LiveColumns.Words<String, Optional<Instant>>) column.getCellFactory().call(column);
          made.updateItem(Optional.of(SHARED), false);
          return made;
        });
    assertThat(TestDesktop.on(cell::getText)).isEqualTo("now");
    TestDesktop.run(() -> now.set(SHARED.plus(Duration.ofDays(1))));
    assertThat(TestDesktop.on(cell::getText)).isEqualTo("yesterday");
    TestDesktop.run(() -> cell.updateItem(Optional.empty(), false));
    assertThat(TestDesktop.on(cell::getText)).as("what is being prepared").isEqualTo("now");
  }
}
