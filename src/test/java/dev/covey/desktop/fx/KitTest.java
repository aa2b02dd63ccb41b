package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

class KitTest {
  @TempDir Path directory;

  @Test
  void anEmptyStateShowsItsButton() {
    try (TestDesktop desktop = new TestDesktop(FakePeer.signedIn("marta"), directory)) {
      boolean[] clicked = new boolean[1];
      Button button = TestDesktop.on(() -> Icons.button("newGroup", Feather.PLUS, "New group…"));
      TestDesktop.run(() -> button.setOnAction(_ -> clicked[0] = true));
      desktop.show(
          TestDesktop.on(() ->
              new VBox(
                  new EmptyState(Feather.USERS, "You are in no group yet", "Start one.", button))),
          640,
          400);
      desktop.robot().clickOn("#newGroup");
      assertThat(clicked[0]).isTrue();
      desktop.screenshots("kit-empty-state");
    }
  }
}
