package dev.covey.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {
  @TempDir Path folder;

  @Test
  void itIsWhatTheSystemTellsOfTheDisk() throws Exception { // I2
    Path file = Files.createFile(folder.resolve("file"));
    long told = Files.getFileStore(folder).getUsableSpace();
    assertThat(FreeSpace.of(folder).orElseThrow()).isCloseTo(told, Percentage.withPercentage(5));
    assertThat(FreeSpace.of(file).orElseThrow()).isCloseTo(told, Percentage.withPercentage(5));
  }

  @Test
  void whatIsNotThereHasNone() {
    assertThat(FreeSpace.of(folder.resolve("nothing"))).isEmpty();
  }
}
