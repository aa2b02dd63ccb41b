package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.application.Application;
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

  private static String sheetOf(Preferences preferences) {
    TestDesktop.run(() -> new Themes(preferences));
    return TestDesktop.on(Application::getUserAgentStylesheet);
  }
}
