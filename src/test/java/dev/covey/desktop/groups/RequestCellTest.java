package dev.covey.desktop.groups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.JoinRequest;
import dev.covey.model.UserName;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestCellTest {
  private static final Instant ASKED = Instant.parse("2026-11-22T14:32:08Z");

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
  void howLongAgoSomebodyAskedIsToldAnewThoughTheRequestIsTheSame() { // U9
    ObjectProperty<Instant> now = new SimpleObjectProperty<>(ASKED);
    RequestCell cell =
        TestDesktop.on(() -> {
          RequestCell made = new RequestCell(now, _ -> {}, _ -> {});
          made.updateItem(new JoinRequest(new UserName("tove"), ASKED), false);
          return made;
        });
    assertThat(words(cell)).contains("tove", "asked just now");
    TestDesktop.run(() -> now.set(ASKED.plus(Duration.ofMinutes(4))));
    assertThat(words(cell)).contains("tove", "asked 4 min ago");
  }

  private static String words(RequestCell cell) {
    return TestDesktop.on(() -> (String) cell.queryAccessibleAttribute(AccessibleAttribute.TEXT));
  }
}
