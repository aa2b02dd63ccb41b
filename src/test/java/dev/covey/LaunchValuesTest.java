package dev.covey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchValuesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "500, 500",
    "64MiB, 67108864",
    "64 mib, 67108864",
    "1GiB, 1073741824",
    "1.5kb, 1500",
    "2GB, 2000000000",
  })
  void aSizeIsReadAsPeopleWriteIt(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(bytes);
  }

  @Test
  void anythingElseIsNoSize() {
    for (String text : new String[] {"", "MiB", "-1", "1XB", "1e9", "99999999999999999"}) {
      assertThatThrownBy(() -> ByteSize.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, /home/m/.local/share/covey",
    "Mac OS X, /home/m/Library/Application Support/Covey",
    "Windows 11, /home/m/AppData/Local/Covey",
  })
  void dataGoesWhereThePlatformKeepsIt(String system, String expected) { // DESIGN 8
    assertThat(CoveyHome.find(Optional.empty(), system, Path.of("/home/m"), Map.of()).directory())
        .isEqualTo(Path.of(expected));
  }

  @Test
  void theConfiguredHomeAndThePlatformsVariablesComeFirst() {
    Map<String, String> environment = Map.of("XDG_DATA_HOME", "/data");
    assertThat(
            CoveyHome.find(Optional.of("/srv/covey"), "Linux", Path.of("/home/m"), environment)
                .directory())
        .isEqualTo(Path.of("/srv/covey"));
    assertThat(
            CoveyHome.find(Optional.empty(), "Linux", Path.of("/home/m"), environment).directory())
        .isEqualTo(Path.of("/data/covey"));
  }

  @Test
  void withoutADisplayTheDesktopNamesTheConsole() {
    assertThatThrownBy(() -> DesktopCommand.requireDisplay("SomeLinux", "", Map.of("DISPLAY", "")))
        .hasMessageContaining("covey console");
    assertThatCode(() -> DesktopCommand.requireDisplay("Linux", "", Map.of("DISPLAY", ":0")))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> DesktopCommand.requireDisplay("Linux", "", Map.of("WAYLAND_DISPLAY", "w-0")))
        .doesNotThrowAnyException();
    assertThatCode(() -> DesktopCommand.requireDisplay("Windows 11", "", Map.of()))
        .doesNotThrowAnyException();
  }

  @Test
  void withoutGtkTheDesktopSaysWhatToInstallAndNamesTheConsole() {
    assertThatThrownBy(
            () -> DesktopCommand.requireGtk("Linux", "", library -> !library.contains("gtk")))
        .hasMessageContaining("libgtk-3.so.0 is missing")
        .hasMessageContaining("apt install")
        .hasMessageContaining("covey console");
    assertThatCode(() -> DesktopCommand.requireGtk("Linux", "", _ -> true))
        .doesNotThrowAnyException();
    assertThatCode(() -> DesktopCommand.requireGtk("Linux", "Headless", _ -> false))
        .doesNotThrowAnyException();
    assertThatCode(() -> DesktopCommand.requireGtk("Windows 11", "", _ -> false))
        .doesNotThrowAnyException();
  }
}
