package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void chooseAFile() {
    file = directory.resolve("deep/desktop.properties");
  }

  @Test
  void whatWasPutIsThereAtTheNextStart() {
    try (Preferences first = Preferences.open(file)) {
      first.put("theme", "dark");
      first.put("window.x", 12.5);
      first.put("window.maximized", true);
      first.put("lastUser", "Zoë = ü");
    }
    Preferences second = Preferences.open(file);
    assertThat(second.text("theme")).hasValue("dark");
    assertThat(second.number("window.x")).hasValue(12.5);
    assertThat(second.flag("window.maximized", false)).isTrue();
    assertThat(second.text("lastUser")).hasValue("Zoë = ü");
  }

  @Test
  void aBrokenFileCostsOnlyWhatIsInIt() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "window.x=\\u12\nwindow.y=NaN\n");
    Preferences preferences = Preferences.open(file);
    assertThat(preferences.number("window.x")).isEmpty();
    assertThat(preferences.number("window.y")).isEmpty();
    preferences.put("theme", "light");
    preferences.close();
    assertThat(Preferences.open(file).text("theme")).hasValue("light");
  }

  @Test
  void nothingIsWrittenAndNobodyToldWhenNothingChanged() {
    AtomicInteger changes = new AtomicInteger();
    try (Preferences preferences = Preferences.open(file)) {
      preferences.whenChanged(changes::incrementAndGet);
      preferences.put("theme", "dark");
      preferences.put("theme", "dark");
    }
    assertThat(changes).hasValue(1);
    Preferences again = Preferences.open(file);
    again.close();
    assertThat(again.flag("unknown", true)).isTrue();
  }

  @Test
  void aFolderThatCannotBeWrittenDoesNotStopTheDesktop() throws IOException {
    Path blocked = directory.resolve("blocked");
    Files.writeString(blocked, "a file where the folder should be");
    try (Preferences preferences = Preferences.open(blocked.resolve("desktop.properties"))) {
      preferences.put("theme", "dark");
      assertThat(preferences.text("theme")).hasValue("dark");
    }
  }
}
