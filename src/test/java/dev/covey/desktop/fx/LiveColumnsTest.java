package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
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
