package dev.covey.tracker.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.Endpoint;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.OperationId;
import dev.covey.model.PieceHashes;
import dev.covey.model.RequestId;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.tracker.registry.Cause;
import dev.covey.tracker.registry.Change;
import dev.covey.tracker.registry.HybridTime;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import dev.covey.tracker.store.KeptScore;
import dev.covey.tracker.store.KnownTracker;
import dev.covey.tracker.store.StoredManifest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterCodecTest {
  private static final UUID ONE = new UUID(1, 2);
  private static final UUID OTHER = new UUID(-3, 4);
  private static final DeviceId DEVICE = new DeviceId("ab".repeat(32));
  private static final Sha256 MANIFEST = new Sha256("3c".repeat(32));
  private static final Digests DIGESTS =
      new Digests(new Sha1("1a".repeat(20)), new Sha256("2b".repeat(32)));

  static List<ClusterMessage> messages() {
    VersionVector vector = new VersionVector(new TreeMap<>(Map.of(ONE, 7L, OTHER, 1L)));
    KnownTracker tracker =
        new KnownTracker("tracker-2", new Endpoint("a.example", 6960), Endpoint.parse("[::1]:1"));
    FileId file = new FileId(OTHER);
    return List.of(
        new ClusterMessage.Status(tracker, 10_000, 9, vector),
        new ClusterMessage.Status(tracker, 0, 0, VersionVector.EMPTY),
        new ClusterMessage.Sync(changes()),
        new ClusterMessage.Want(vector),
        new ClusterMessage.Page(changes(), true),
        new ClusterMessage.Page(List.of(), false),
        new ClusterMessage.ManifestWanted(MANIFEST, 400),
        new ClusterMessage.ManifestPage(
            new StoredManifest(MANIFEST, 1L << 40, DIGESTS), 400, PieceHashes.of(new byte[60])),
        new ClusterMessage.ManifestMissing(MANIFEST),
        new ClusterMessage.News(8, news(file)),
        new ClusterMessage.NewsWanted(),
        new ClusterMessage.AllNews(8, 1, true, news(file)),
        new ClusterMessage.Scores(Map.of(DEVICE, new KeptScore(0.25, 3))));
  }

  private static List<LoggedChange> changes() {
    Cause cause = new Cause(DEVICE, new OperationId(OTHER));
    AccountId account = new AccountId(ONE);
    GroupId group = new GroupId(OTHER);
    FileName longest = new FileName("ü".repeat(127));
    List<Change> changes =
        List.of(
            new Change.PasswordSet(account, 1, "$argon2id$v=19$m=19456,t=2,p=1$salt$hash"),
            new Change.FileAdded(group, longest, 5, DIGESTS, MANIFEST, 2, account),
            new Change.MembershipEnded(new RequestId(ONE), group, account, account));
    return List.of(
        logged(7, Optional.of(cause), changes.get(0)),
        logged(8, Optional.of(cause), changes.get(1)),
        logged(9, Optional.empty(), changes.get(2)));
  }

  private static LoggedChange logged(long seq, Optional<Cause> cause, Change change) {
    return new LoggedChange(ONE, seq, new HybridTime(1L << 60), cause, change);
  }

  private static List<NewsItem> news(FileId file) {
    Lease serving =
        new Lease(
            new AccountId(ONE), DEVICE, "ann's laptop", Optional.of(new Endpoint("::1", 7)), 3);
    Lease silent = new Lease(new AccountId(ONE), DEVICE, "phone", Optional.empty(), 4);
    return List.of(
        new NewsItem.Opened(serving),
        new NewsItem.Opened(silent),
        new NewsItem.Closed(DEVICE, 4),
        new NewsItem.Fetching(DEVICE, 4, file, true),
        new NewsItem.Fetching(DEVICE, 4, file, false),
        new NewsItem.Offers(DEVICE, 4, Set.of(file, new FileId(ONE)), Set.of()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageComesBackAsItWas(ClusterMessage message) {
    assertThat(ClusterCodec.decode(ClusterCodec.encode(message))).isEqualTo(message);
  }

  @Test
  void aFullPageOfTheLongestChangesFitsAMessage() { // T7: bounded pages
    List<LoggedChange> longest = changes().subList(1, 2);
    List<LoggedChange> page = Collections.nCopies(Exchange.PAGE, longest.getFirst());
    byte[] message = ClusterCodec.encode(new ClusterMessage.Page(page, true));
    assertThat(message.length).isLessThan(ClusterCodec.LONGEST);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatWasCutOffIsRefused(ClusterMessage message) {
    byte[] whole = ClusterCodec.encode(message);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatIllegalArgumentException().isThrownBy(() -> ClusterCodec.decode(part));
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatGoesOnAfterItsEndIsRefused(ClusterMessage message) {
    byte[] whole = ClusterCodec.encode(message);
    byte[] more = Arrays.copyOf(whole, whole.length + 1);
    assertThatIllegalArgumentException().isThrownBy(() -> ClusterCodec.decode(more));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aFlippedBitIsAnotherMessageOrRefused(ClusterMessage message) {
    byte[] whole = ClusterCodec.encode(message);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      decodedOrRefused(flipped);
    }
  }

  @Test
  void noiseIsRefused() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      if (noise.length > 1) {
        noise[0] = 1;
        noise[1] = (byte) random.nextInt(1, 12);
      }
      decodedOrRefused(noise);
    }
  }

  /** Any other exception fails the test. */
  private static void decodedOrRefused(byte[] bytes) {
    try {
      assertThat(ClusterCodec.decode(bytes)).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1_000_000})
  void aListLongerThanItsMessageIsRefused(int length) {
    for (int kind : new int[] {2, 3, 11}) { // SYNC, WANT, SCORES
      byte[] bytes = ByteBuffer.allocate(40).put((byte) 1).put((byte) kind).putInt(length).array();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ClusterCodec.decode(bytes))
          .withMessageContaining("list");
    }
  }

  @Test
  void moreHashesThanTheMessageHasBytesAreRefused() {
    byte[] bytes =
        ClusterCodec.encode(
            new ClusterMessage.ManifestPage(
                new StoredManifest(MANIFEST, 1, DIGESTS), 0, PieceHashes.of(new byte[0])));
    ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, Integer.MAX_VALUE - 7);
    assertThatIllegalArgumentException().isThrownBy(() -> ClusterCodec.decode(bytes));
  }

  @Test
  void whatIsTooLongIsRefusedUnread() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterCodec.decode(new byte[ClusterCodec.LONGEST + 1]))
        .withMessageContaining("bytes");
  }

  @Test
  void anotherVersionIsRefused() {
    byte[] bytes = ClusterCodec.encode(new ClusterMessage.NewsWanted());
    bytes[0]++;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterCodec.decode(bytes))
        .withMessageContaining("version");
  }
}
