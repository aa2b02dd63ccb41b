package dev.covey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartCommandTest {
  private static final CoveyHome USUAL = new CoveyHome(Path.of("/home/marta/.local/share/covey"));
  private static final CoveyHome OTHER = new CoveyHome(Path.of("/data/my covey"));

  @Test
  void theUsualHomeIsFoundByItself() {
    assertThat(StartCommand.again(Optional.of("/opt/covey/covey"), USUAL, USUAL, USUAL.directory()))
        .containsExactly("/opt/covey/covey", "desktop", "--in-background");
  }

  @Test
  void anotherHomeAndDataDirectoryAreNamed() {
    assertThat(
            StartCommand.again(
                Optional.of("/opt/covey/covey"), USUAL, OTHER, Path.of("/data/second")))
        .containsExactly(
            "/opt/covey/covey",
            "desktop",
            "--in-background",
            "--set",
            "COVEY_HOME=/data/my covey",
            "--data",
            "/data/second");
  }

  @Test
  void aPackageIsStartedByWhatItsMenuEntryStarts() throws Exception {
    Path menus =
        Files.readAllLines(Path.of("packaging/linux/covey.desktop")).stream()
            .filter(line -> line.startsWith("Exec="))
            .map(line -> Path.of(line.substring("Exec=".length(), line.indexOf(" desktop"))))
            .findFirst()
            .orElseThrow();
    assertThat(StartCommand.packaged(Path.of("/opt/covey/bin/covey"), menus::equals))
        .isEqualTo(menus);
  }

  @Test
  void aPackageOfAnotherSystemIsStartedByItsLauncher() {
    Path launcher = Path.of("/Applications/covey.app/Contents/MacOS/covey");
    assertThat(StartCommand.packaged(launcher, _ -> false)).isEqualTo(launcher);
  }

  @Test
  void withoutAProgramThereIsNoCommand() {
    assertThat(StartCommand.again(Optional.empty(), USUAL, USUAL, USUAL.directory())).isEmpty();
  }
}
