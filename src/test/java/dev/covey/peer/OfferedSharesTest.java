package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.peer.library.KeptShare;
import dev.covey.peer.transfer.Offered;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an upload says that still has the file open which was offered when it began. */
class OfferedSharesTest {
  private static final FileId FILE = FileId.random();
  private static final GroupId GROUP = GroupId.random();
  private final CoveyException changed =
      new CoveyException(ErrorCode.FILE_CHANGED, "'film' was changed since it was shared.");

  @TempDir private Path directory;

  private SharesOnDisk disk;
  private OfferedShares catalogue;
  private Offered offered;

  @BeforeEach
  void beginToServe() throws CoveyException, IOException {
    disk = new SharesOnDisk(directory);
    catalogue = new OfferedShares(disk.shares);
    var _ = disk.shared(disk.written(FILE, GROUP, "film"));
    offered = offered();
  }

  @AfterEach
  void close() {
    disk.close();
  }

  private Offered offered() {
    return catalogue.find(GROUP, FILE).orElseThrow();
  }

  private boolean isOffered() {
    return catalogue.find(GROUP, FILE).isPresent();
  }

  @Test
  void aChangedFileIsOfferedNoMore() { // F13
    catalogue.broken(offered, changed);
    assertThat(isOffered()).isFalse();
  }

  @Test
  void theFileThatTookItsPlaceStaysOffered() throws Exception { // F12, F13
    var _ = disk.shared(disk.written(FILE, GROUP, "film"));
    catalogue.broken(offered, changed);
    assertThat(isOffered()).isTrue();
    catalogue.broken(offered(), changed);
    assertThat(isOffered()).isFalse();
  }

  @Test
  void theFileThatIsSharedFromElsewhereSinceStaysOffered() throws Exception { // F13
    var _ = disk.shared(disk.written(FILE, GROUP, "moved"));
    catalogue.broken(offered, changed);
    assertThat(isOffered()).isTrue();
  }

  @Test
  void aTouchedFileThatWasFoundRightStaysOffered() throws Exception { // F13
    KeptShare touched = disk.written(FILE, GROUP, "film");
    disk.shares.verified(disk.now(touched), touched.stamp());
    catalogue.broken(offered, changed);
    assertThat(isOffered()).isTrue();
  }

  @Test
  void whatIsSentOfTheEarlierFileCountsAllTheSame() throws Exception {
    KeptShare again = disk.written(FILE, GROUP, "film");
    var _ = disk.shared(again);
    catalogue.sent(offered, 5);
    assertThat(disk.now(again).kept().uploaded()).isEqualTo(5);
  }
}
