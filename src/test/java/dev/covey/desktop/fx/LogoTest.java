package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LogoTest {
  @Test
  void theIconOfPackagesShowsTheSameBirds() throws IOException {
    assertThat(Files.readString(Path.of("packaging/covey.svg"))).contains(Logo.BIRDS);
  }
}
