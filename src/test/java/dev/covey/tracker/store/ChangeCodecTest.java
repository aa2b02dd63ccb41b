package dev.covey.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.covey.model.AccountId;
import dev.covey.model.DeviceId;
import dev.covey.model.Digests;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.RequestId;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.model.UserName;
import dev.covey.tracker.registry.Change;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeCodecTest {
  private static final AccountId ANN = new AccountId(new UUID(1, 2));
  private static final AccountId BOB = new AccountId(new UUID(1, 3));
  private static final GroupId FILMS = new GroupId(new UUID(4, -5));
  private static final RequestId REQUEST = new RequestId(new UUID(6, 7));
  private static final FileId FILE = new FileId(new UUID(8, 9));
  private static final DeviceId DEVICE = new DeviceId("ab".repeat(32));

  private final ChangeCodec codec = new ChangeCodec();

  static List<Change> changes() {
    Digests digests = new Digests(new Sha1("1a".repeat(20)), new Sha256("2b".repeat(32)));
    FileName longest = new FileName("ü".repeat(127));
    return List.of(
        new Change.AccountCreated(ANN, new UserName("ann")),
        new Change.PasswordSet(ANN, 3, "$argon2id$v=19$m=19456,t=2,p=1$salt$hash"),
        new Change.GroupCreated(FILMS, new GroupName("films"), ANN, REQUEST),
        new Change.GroupDissolved(FILMS),
        new Change.OwnerSet(FILMS, Long.MAX_VALUE, BOB),
        new Change.JoinRequested(REQUEST, FILMS, BOB),
        new Change.RequestAccepted(REQUEST, FILMS, BOB),
        new Change.MembershipEnded(REQUEST, FILMS, BOB, ANN),
        new Change.FileAdded(
            FILMS, longest, 1L << 40, digests, new Sha256("3c".repeat(32)), 2, ANN),
        new Change.OfferMade(FILE, FILMS, DEVICE, BOB, REQUEST, 4),
        new Change.OfferEnded(FILE, FILMS, DEVICE, BOB, 5));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeComesBackAsItWas(Change change) {
    assertThat(codec.decode(codec.encode(change))).isEqualTo(change);
  }

  @Test
  void everyKindOfChangeHasANameOfItsOwn() {
    assertThat(changes().stream().map(change -> codec.encode(change).kind()))
        .hasSize(11)
        .doesNotHaveDuplicates();
  }

  /** A store of today must be read for ever: if this fails, a new version is due. */
  @Test
  void theFormatIsWhatStoresHave() {
    EncodedChange encoded = codec.encode(new Change.AccountCreated(ANN, new UserName("ann")));
    assertThat(encoded.kind()).isEqualTo("account_created");
    assertThat(HexFormat.of().formatHex(encoded.body()))
        .isEqualTo("01" + "00000000000000010000000000000002" + "0003" + "616e6e");
    encoded = codec.encode(new Change.OfferEnded(FILE, FILMS, DEVICE, BOB, 5));
    assertThat(encoded.kind()).isEqualTo("offer_ended");
    assertThat(HexFormat.of().formatHex(encoded.body()))
        .isEqualTo(
            "01"
                + "00000000000000080000000000000009"
                + "0000000000000004fffffffffffffffb"
                + "ab".repeat(32)
                + "00000000000000010000000000000003"
                + "0000000000000005");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aBodyThatIsCutOrTooLongIsRefused(Change change) { // X5
    EncodedChange whole = codec.encode(change);
    for (int length = 0; length < whole.body().length; length++) {
      byte[] cut = Arrays.copyOf(whole.body(), length);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> codec.decode(new EncodedChange(whole.kind(), cut)));
    }
    byte[] longer = Arrays.copyOf(whole.body(), whole.body().length + 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.decode(new EncodedChange(whole.kind(), longer)))
        .withMessageContaining("too many");
  }

  @Test
  void whatANewerVersionWroteIsRefusedAsSuch() {
    byte[] body = codec.encode(new Change.GroupDissolved(FILMS)).body();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.decode(new EncodedChange("group_renamed", body)))
        .withMessageContaining("group_renamed");
    body[0] = 2;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.decode(new EncodedChange("group_dissolved", body)))
        .withMessageContaining("newer");
  }

  @Test
  void aNameThatNoUserCouldHaveGivenIsRefused() { // X4, X5
    byte[] body = codec.encode(new Change.AccountCreated(ANN, new UserName("ann"))).body();
    byte[] slash = body.clone();
    slash[slash.length - 1] = '/';
    byte[] notUtf8 = body.clone();
    notUtf8[notUtf8.length - 1] = (byte) 0xC3;
    for (byte[] bad : List.of(slash, notUtf8)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> codec.decode(new EncodedChange("account_created", bad)));
    }
    assertThat(new String(body, StandardCharsets.UTF_8)).endsWith("ann");
  }
}
