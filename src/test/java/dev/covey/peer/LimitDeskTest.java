package dev.covey.peer;

import static dev.covey.testing.LoopbackNetwork.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.RateLimit;
import dev.covey.model.UserName;
import dev.covey.peer.library.KeptLimits;
import dev.covey.peer.library.Library;
import dev.covey.peer.transfer.Throttles;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.LoopbackNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** U16: rate limits are kept, belong to groups by their identity, and hold at once. */
class LimitDeskTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final RateLimit SLOW = new RateLimit(RateLimit.LEAST, RateLimit.LEAST);

  @TempDir private Path directory;

  @Test
  void limitsAreKeptByGroupAndFollowItsName() throws CoveyException {
    GroupId group = GroupId.random();
    GroupName later = new GroupName("films-2");
    try (Library library = Library.open(directory)) {
      library.limits(
          new KeptLimits(RateLimit.NONE, List.of(new KeptLimits.OfGroup(group, FILMS, SLOW))));
      LimitDesk desk = desk(library, new RateLimit(50_000, 0));
      assertThat(desk.limits().all())
          .as("the choice, not what is configured")
          .isEqualTo(RateLimit.NONE);
      desk.renamed(FILMS, later);
      desk.limit(new RateLimit(0, 70_000));
    }
    try (Library library = Library.open(directory)) {
      LimitDesk desk = desk(library, RateLimit.NONE);
      assertThat(desk.limits().all()).isEqualTo(new RateLimit(0, 70_000));
      assertThat(desk.limits().groups()).containsOnlyKeys(later);
      assertThat(desk.limits().of(later)).isEqualTo(SLOW);
      desk.limit(later, RateLimit.NONE);
      assertThat(desk.limits().groups()).isEmpty();
    }
  }

  @Test
  void untilTheUserChoosesWhatIsConfiguredHolds() throws CoveyException { // C1
    try (Library library = Library.open(directory)) {
      assertThat(desk(library, SLOW).limits().all()).isEqualTo(SLOW);
    }
  }

  /** Groups that have a limit already are known without asking a tracker. */
  private static LimitDesk desk(Library library, RateLimit usual) throws CoveyException {
    return new LimitDesk(null, library, Throttles.unlimited(), usual);
  }

  @Test
  void aGroupsLimitHoldsUpItsDownloadsUntilItIsLifted() throws Exception {
    try (LoopbackNetwork network = LoopbackNetwork.start(directory)) {
      NetworkPeer anna = network.member("anna");
      anna.createGroup(FILMS);
      anna.createGroup(new GroupName("hers"));
      Path source = Files.write(directory.resolve("a.mov"), new byte[3_000_000]);
      anna.share(source, FILMS).await();
      NetworkPeer ben = network.member("ben");
      ben.joinGroup(FILMS);
      anna.acceptRequest(FILMS, new UserName("ben"));

      ben.rateLimit(FILMS, SLOW);
      assertRefused(() -> ben.rateLimit(new GroupName("hers"), SLOW), ErrorCode.NOT_MEMBER);
      assertRefused(() -> ben.rateLimit(new GroupName("none"), SLOW), ErrorCode.UNKNOWN_GROUP);
      ben.downloadsAtOnce(2);
      ben.login(new UserName("ben"), PASSWORD, true);
      ben.close();

      NetworkPeer again = network.peer("ben");
      assertThat(again.rateLimits().of(FILMS)).isEqualTo(SLOW);
      assertThat(again.downloadsAtOnce()).isEqualTo(2);
      await().until(() -> again.status().connection() == PeerStatus.Connection.ONLINE);
      DownloadId id = again.download(FILMS, new FileName("a.mov"), Optional.empty(), false);
      await().until(() -> again.download(id).orElseThrow().asked().count() > 0);
      assertThat(again.queue()).containsExactly(id);
      assertThat(again.download(id).orElseThrow().state()).isEqualTo(TransferState.RUNNING);

      // At the limit it would take longer than is waited.
      again.rateLimit(FILMS, RateLimit.NONE);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> again.download(id).orElseThrow().state() == TransferState.COMPLETED);
      assertThat(again.queue()).isEmpty();
    }
  }

  private interface Command {
    void run() throws CoveyException;
  }

  private static void assertRefused(Command command, ErrorCode code) {
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(command::run)
        .matches(e -> e.code() == code);
  }
}
