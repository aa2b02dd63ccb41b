package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Paint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

class ThemesTest {
  @TempDir Path directory;

  @BeforeAll
  static void startTheToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void theRememberedThemeIsThereFromTheStart() {
    Preferences preferences = Preferences.open(directory.resolve("desktop.properties"));
    preferences.put("theme", "dark");
    assertThat(sheetOf(preferences)).contains("primer-dark");
    preferences.put("theme", "light");
    assertThat(sheetOf(preferences)).contains("primer-light");
  }

  @Test
  void withoutAChoiceItFollowsTheSystem() {
    Preferences preferences = Preferences.open(directory.resolve("desktop.properties"));
    TestDesktop.run(() -> Application.setUserAgentStylesheet(null));
    assertThat(sheetOf(preferences)).contains("primer-");
    assertThat(preferences.text("theme")).isEmpty();
  }

  @Test
  void whatIsPressedKeepsItsEdge() {
    try (TestDesktop desktop = new TestDesktop(FakePeer.signedIn("marta"), directory)) {
      for (String kind : List.of("plain", "accent")) {
        Button button = TestDesktop.on(() -> new Button("Go"));
        button.getStyleClass().add(kind);
        button.setFocusTraversable(false);
        desktop.show(new StackPane(button), 200, 100);
        Paint edge = edgeOf(button);
        TestDesktop.run(button::arm);
        assertThat(edgeOf(button)).as(kind).isEqualTo(edge);
      }
    }
  }

  private static Paint edgeOf(Button button) {
    return TestDesktop.on(() -> {
      button.applyCss();
      return button.getBackground().getFills().getFirst().getFill();
    });
  }

  private static String sheetOf(Preferences preferences) {
    TestDesktop.run(() -> new Themes(preferences));
    return TestDesktop.on(Application::getUserAgentStylesheet);
  }
}
