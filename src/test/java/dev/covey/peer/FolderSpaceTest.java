package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSpaceTest {
  @TempDir Path folder;

  @Test
  void aFolderYetToBeMadeHasTheSpaceOfTheOneAboveIt() {
    assertThat(FolderSpace.of(folder.resolve("to be/made")).orElseThrow()).isPositive();
  }
}
