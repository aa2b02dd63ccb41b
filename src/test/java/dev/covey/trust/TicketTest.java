package dev.covey.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.model.UserName;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TicketTest { // X3
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private static final KeyPair KEYS = KeyKind.ED25519.generate();
  private static final TicketSigner NETWORK = new TicketSigner(KEYS);
  private static final TicketSigner OTHER = new TicketSigner(KeyKind.ED25519.generate());

  private static final DeviceId DEVICE = device();
  private static final Ticket TICKET =
      new Ticket(
          new UserName("alice"), DEVICE, GroupId.random(), FileId.random(), NOW.plus(MINUTE));
  private static final SessionClaim CLAIM =
      new SessionClaim(AccountId.random(), new UserName("alice"), DEVICE, NOW.plus(MINUTE));

  private static DeviceId device() {
    byte[] id = new byte[DeviceId.BYTES];
    new Random(3).nextBytes(id);
    return DeviceId.of(id);
  }

  private static TicketVerifier verifier(TicketSigner... signers) throws CoveyException {
    return new TicketVerifier(Arrays.stream(signers).map(TicketSigner::publicKey).toList());
  }

  @Test
  void whatWasSignedComesBackUntilItExpires() throws CoveyException {
    TicketVerifier verifier = verifier(NETWORK);
    assertThat(verifier.ticket(NETWORK.sign(TICKET), NOW)).isEqualTo(TICKET);
    assertThat(verifier.session(NETWORK.sign(CLAIM), NOW)).isEqualTo(CLAIM);
    Instant last = NOW.plus(MINUTE).minusMillis(1);
    assertThat(verifier.ticket(NETWORK.sign(TICKET), last)).isEqualTo(TICKET);
  }

  @Test
  void theLongestAndTheShortestNamesFit() throws CoveyException {
    for (String name : List.of("a", "x".repeat(UserName.LONGEST))) {
      Ticket ticket =
          new Ticket(new UserName(name), DEVICE, TICKET.group(), TICKET.file(), TICKET.expires());
      assertThat(verifier(NETWORK).ticket(NETWORK.sign(ticket), NOW)).isEqualTo(ticket);
    }
  }

  @Test
  void aBundleIsForItsFilesInTheirOrderAndForSoManyOnly() throws CoveyException {
    List<FileId> files = Stream.generate(FileId::random).limit(Ticket.MOST_FILES).toList();
    Ticket bundle =
        new Ticket(
            new UserName("x".repeat(UserName.LONGEST)),
            DEVICE,
            TICKET.group(),
            files,
            TICKET.expires());
    String token = NETWORK.sign(bundle);
    assertThat(token.length()).isLessThanOrEqualTo(4_096);
    assertThat(verifier(NETWORK).ticket(token, NOW)).isEqualTo(bundle);
    for (List<FileId> wrong :
        List.<List<FileId>>of(
            List.of(),
            List.of(files.get(0), files.get(0)),
            Stream.generate(FileId::random).limit(Ticket.MOST_FILES + 1).toList())) {
      assertThatThrownBy(
              () -> new Ticket(TICKET.user(), DEVICE, TICKET.group(), wrong, TICKET.expires()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aTicketOfAnyOfTheNetworksKeysIsGood() throws CoveyException {
    assertThat(verifier(NETWORK, OTHER).ticket(OTHER.sign(TICKET), NOW)).isEqualTo(TICKET);
  }

  @Test
  void anExpiredOneIsRefusedFromThatMomentOn() throws CoveyException { // G6
    TicketVerifier verifier = verifier(NETWORK);
    for (Instant late : List.of(NOW.plus(MINUTE), NOW.plus(Duration.ofDays(9)), Instant.MAX)) {
      assertThatThrownBy(() -> verifier.ticket(NETWORK.sign(TICKET), late))
          .isInstanceOfSatisfying(
              CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_TICKET))
          .hasMessageContaining("it expired at 2026-11-22T10:01:00.123Z");
      assertThatThrownBy(() -> verifier.session(NETWORK.sign(CLAIM), late))
          .isInstanceOfSatisfying(
              CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SESSION_EXPIRED));
    }
  }

  static Stream<Arguments> hostile() {
    String ticket = NETWORK.sign(TICKET);
    int dot = ticket.indexOf('.');
    byte[] bytes = Base64.getUrlDecoder().decode(ticket.substring(0, dot));
    String signature = ticket.substring(dot + 1);
    return Stream.of(
        Arguments.of("nothing", "", "no signature"),
        Arguments.of("a dot", ".", "wrong length"),
        Arguments.of("dots", "...", ""),
        Arguments.of("no signature", ticket.substring(0, dot), "no signature"),
        Arguments.of("an empty signature", ticket.substring(0, dot + 1), "wrong length"),
        Arguments.of("only a signature", "." + signature, "did not sign"),
        Arguments.of("a cut signature", ticket.substring(0, ticket.length() - 3), ""),
        Arguments.of("padding", ticket.substring(0, dot) + "=." + signature, ""),
        Arguments.of("a longer signature", ticket + "AAAA", "wrong length"),
        Arguments.of("a space", ticket + " ", ""),
        Arguments.of("a newline before", "\n" + ticket, ""),
        Arguments.of("the other alphabet", ticket.replace('-', '+').replace('_', '/') + "+", ""),
        Arguments.of("no base64", "#".repeat(100) + "." + signature, ""),
        Arguments.of("beyond ASCII", "é" + ticket, ""),
        Arguments.of("huge", "A".repeat(10_000_000), "too long"),
        Arguments.of("one over the limit", "A".repeat(4_010) + "." + signature, "too long"),
        Arguments.of("another network's", OTHER.sign(TICKET), "did not sign"),
        Arguments.of("of another kind", NETWORK.sign(CLAIM), "another kind"),
        Arguments.of("a swapped signature", swapped(), "did not sign"),
        Arguments.of("signed nothing", signed(new byte[0]), "another version"),
        Arguments.of("another version", signed(with(bytes, 0, 2)), "another version"),
        Arguments.of("signed, but cut", signed(Arrays.copyOf(bytes, bytes.length - 1)), "cut off"),
        Arguments.of(
            "signed, but longer", signed(Arrays.copyOf(bytes, bytes.length + 1)), "follows"),
        Arguments.of("signed with a huge name", signed(with(bytes, 2, 255)), "too long"),
        Arguments.of("signed with no name", signed(with(bytes, 2, 0)), "user name"),
        Arguments.of("signed with a bad name", signed(with(bytes, 3, '/')), "user name"),
        Arguments.of("signed for ever", signed(with(bytes, bytes.length - 8, 0x7f)), "expires"),
        Arguments.of(
            "signed for before 1970", signed(with(bytes, bytes.length - 8, 0x80)), "expires"));
  }

  private static String swapped() {
    String signature = NETWORK.sign(CLAIM);
    String ticket = NETWORK.sign(TICKET);
    return ticket.substring(0, ticket.indexOf('.')) + signature.substring(signature.indexOf('.'));
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static String signed(byte[] bytes) {
    return SignedToken.sign(bytes, KEYS.getPrivate()).toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void whatIsNotExactlyATicketIsRefused(String what, String token, String reason)
      throws CoveyException {
    TicketVerifier verifier = verifier(NETWORK);
    assertThatThrownBy(() -> verifier.ticket(token, NOW))
        .as(what)
        .isInstanceOfSatisfying(
            CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_TICKET))
        .hasMessageContaining(reason);
    if (!what.equals("of another kind")) {
      assertThatThrownBy(() -> verifier.session(token, NOW))
          .as(what)
          .isInstanceOfSatisfying(
              CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SESSION_EXPIRED));
    }
  }

  @Test
  void aTicketIsNoSession() throws CoveyException {
    assertThatThrownBy(() -> verifier(NETWORK).session(NETWORK.sign(TICKET), NOW))
        .hasMessageContaining("another kind");
  }

  @Test
  void noBitCanBeFlippedAndNoCharacterLeftOut() throws CoveyException {
    TicketVerifier verifier = verifier(NETWORK);
    String token = NETWORK.sign(TICKET);
    for (int i = 0; i < token.length(); i++) {
      String flipped =
          token.substring(0, i) + (char) (token.charAt(i) ^ 1) + token.substring(i + 1);
      String shorter = token.substring(0, i) + token.substring(i + 1);
      assertThatThrownBy(() -> verifier.ticket(flipped, NOW)).isInstanceOf(CoveyException.class);
      assertThatThrownBy(() -> verifier.ticket(shorter, NOW)).isInstanceOf(CoveyException.class);
    }
    assertThatCode(() -> verifier.ticket(token, NOW)).doesNotThrowAnyException();
  }

  @Test
  void aSignatureHasOneFormOnly() throws CoveyException {
    // The last character of 86 carries four bits that mean nothing: all but one form is refused.
    String token = NETWORK.sign(TICKET);
    TicketVerifier verifier = verifier(NETWORK);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    long accepted =
        alphabet
            .chars()
            .filter(c -> accepts(verifier, token.substring(0, token.length() - 1) + (char) c))
            .count();
    assertThat(accepted).isEqualTo(1);
  }

  private static boolean accepts(TicketVerifier verifier, String token) {
    try {
      verifier.ticket(token, NOW);
      return true;
    } catch (CoveyException _) {
      return false;
    }
  }

  @Test
  void randomTextIsRefused() throws CoveyException {
    TicketVerifier verifier = verifier(NETWORK);
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      assertThat(accepts(verifier, text)).isFalse();
    }
  }

  @Test
  void keysThatAreNoneAreRefused() {
    String p256 =
        Base64.getEncoder().encodeToString(KeyKind.P256.generate().getPublic().getEncoded());
    for (List<String> keys :
        List.of(
            List.<String>of(),
            List.of(""),
            List.of("no key"),
            List.of(p256),
            List.of("A".repeat(100_000)),
            Stream.generate(NETWORK::publicKey).limit(9).toList())) {
      assertThatThrownBy(() -> new TicketVerifier(keys))
          .isInstanceOfSatisfying(
              CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    }
  }
}
