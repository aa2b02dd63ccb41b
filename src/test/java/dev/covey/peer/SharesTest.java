package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.peer.library.KeptShare;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found out of a share after another has taken its place says nothing of that one. */
class SharesTest {
  private static final FileId FILE = FileId.random();
  private static final GroupId GROUP = GroupId.random();

  @TempDir private Path directory;

  private SharesOnDisk disk;
  private Share before;
  private KeptShare now;

  @BeforeEach
  void shareItAnew() throws CoveyException, IOException {
    disk = new SharesOnDisk(directory);
    before = disk.shared(disk.written(FILE, GROUP, "film"));
    now = disk.written(FILE, GROUP, "film");
    var _ = disk.shared(now);
  }

  @AfterEach
  void close() {
    disk.close();
  }

  private void assertIsKept() throws CoveyException {
    assertThat(disk.library.shares())
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.stamp()).isEqualTo(now.stamp());
          assertThat(kept.problem()).isEmpty();
        });
    assertThat(disk.now(now).isStopped()).isFalse();
  }

  @Test
  void thatItIsDamaged() throws Exception { // F13
    disk.shares.damaged(before, "1 of 1 pieces are damaged.");
    assertIsKept();
  }

  @Test
  void thatItIsNotAsItWas() throws Exception { // F13
    disk.shares.stop(before, "It changed.");
    assertIsKept();
  }

  @Test
  void thatATrackerKnowsIt() throws Exception { // F12
    disk.shares.registered(List.of(before));
    assertIsKept();
  }

  @Test
  void thatItEnded() throws Exception { // F11
    disk.shares.remove(before);
    assertIsKept();
  }
}
