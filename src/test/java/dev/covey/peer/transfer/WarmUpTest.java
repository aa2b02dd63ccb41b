package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.trust.DeviceIdentity;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first download is as fast as the next because pieces went through everything before. */
class WarmUpTest {
  @TempDir Path folder;

  @Test
  void piecesGoThroughEverythingAndNothingIsLeft() throws Exception {
    Path scratch = folder.resolve("scratch");
    assertThat(WarmUp.now(DeviceIdentity.openOrCreate(folder), scratch)).isTrue();
    assertThat(scratch).doesNotExist();
  }

  @Test
  void itIsNobodysTroubleWhenItFails() throws Exception {
    Path nowhere = folder.resolve("missing").resolve("scratch");
    assertThat(WarmUp.now(DeviceIdentity.openOrCreate(folder), nowhere)).isFalse();
  }
}
