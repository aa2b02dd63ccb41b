package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PeerReader;
import dev.covey.testing.LoopbackNetwork;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.NetworkAuthority;
import dev.covey.trust.Ticket;
import dev.covey.trust.TicketSigner;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eve, who is no member, goes past the tracker to a seeder itself (X3, G4). */
class SeederRefusesTest {
  private static final UserName EVE = new UserName("eve");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path directory;

  private LoopbackNetwork network;
  private NetworkPeer anna;
  private SharedFile shared;
  private DeviceIdentity eve;

  @BeforeEach
  void annaSharesAFile() throws CoveyException, IOException {
    network = LoopbackNetwork.start(directory);
    anna = network.member("anna");
    anna.createGroup(new GroupName("films"));
    Path source = Files.writeString(directory.resolve("secret.txt"), "for members");
    shared = anna.share(source, new GroupName("films")).await();
    eve = DeviceIdentity.openOrCreate(directory.resolve("eve"));
  }

  @AfterEach
  void stop() {
    network.close();
  }

  private Ticket ticket(DeviceId device, FileId file, Instant expires) {
    return new Ticket(EVE, device, shared.groupId(), file, expires);
  }

  private static Instant soon() {
    return Instant.now().plusSeconds(60);
  }

  /** What the seeder says to that ticket. */
  private PeerMessage opened(TicketSigner signer, Ticket ticket) throws IOException {
    try (Connection connection = connect()) {
      return open(connection, signer, ticket).next(Limits.PEER_FRAME).orElseThrow();
    }
  }

  private Connection connect() throws IOException {
    return Dialer.tls(anna.status().listening().orElseThrow(), eve.pieces(), LIMIT);
  }

  /** Shows the ticket; the seeder's answer is the first that is read. */
  private static PeerReader open(Connection connection, TicketSigner signer, Ticket ticket)
      throws IOException {
    byte[] open = PeerCodec.encode(new PeerMessage.Open(Limits.VERSION, signer.sign(ticket)));
    connection.write(open, 0, open.length, LIMIT);
    connection.readTimeout(LIMIT);
    return new PeerReader(connection.input());
  }

  private static void assertRefused(PeerMessage said, ErrorCode reason) {
    assertThat(said)
        .isInstanceOfSatisfying(
            PeerMessage.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void aTicketOfTheNetworkForThisDeviceIsGood() throws IOException {
    assertThat(opened(network.authority().ticketSigner(), ticket(eve.id(), shared.id(), soon())))
        .isInstanceOf(PeerMessage.Have.class);
  }

  @Test
  void aForgedTicketIsRefused() throws CoveyException, IOException {
    NetworkAuthority own = NetworkAuthority.openOrCreate(directory.resolve("forge"), "home");
    assertRefused(
        opened(own.ticketSigner(), ticket(eve.id(), shared.id(), soon())), ErrorCode.BAD_TICKET);
  }

  @Test
  void aStolenTicketIsRefused() throws CoveyException, IOException {
    DeviceIdentity ben = DeviceIdentity.openOrCreate(directory.resolve("ben"));
    assertRefused(
        opened(network.authority().ticketSigner(), ticket(ben.id(), shared.id(), soon())),
        ErrorCode.BAD_TICKET);
  }

  @Test
  void anExpiredTicketIsRefused() throws IOException {
    assertRefused(
        opened(
            network.authority().ticketSigner(),
            ticket(eve.id(), shared.id(), Instant.now().minusSeconds(1))),
        ErrorCode.BAD_TICKET);
  }

  @Test
  void aTicketForAnotherFileIsRefused() throws IOException {
    assertRefused(
        opened(network.authority().ticketSigner(), ticket(eve.id(), FileId.random(), soon())),
        ErrorCode.NOT_SHARED);
  }

  @Test
  void nothingIsServedAfterTheLogout() throws CoveyException, IOException { // U3
    anna.logout();
    assertRefused(
        opened(network.authority().ticketSigner(), ticket(eve.id(), shared.id(), soon())),
        ErrorCode.NOT_SHARED);
  }

  @Test
  void nothingIsServedAfterTheUserStoppedSharingOnAnotherDevice() throws Exception { // F11
    TicketSigner signer = network.authority().ticketSigner();
    Ticket ticket = ticket(eve.id(), shared.id(), soon());
    NetworkPeer laptop = network.peer("laptop");
    laptop.login(new UserName("anna"), LoopbackNetwork.PASSWORD, false);
    try (Connection connection = connect()) {
      PeerReader seeder = open(connection, signer, ticket);
      assertThat(seeder.next(Limits.PEER_FRAME).orElseThrow()).isInstanceOf(PeerMessage.Have.class);
      laptop.stopShare(Optional.of(shared.group()), shared.name());
      assertThat(isCut(seeder)).as("whoever is served at the moment").isTrue();
    }
    assertRefused(opened(signer, ticket), ErrorCode.NOT_SHARED);
  }

  @Test
  void whoIsServedAFileThatIsFoundDamagedIsCut() throws Exception { // F13
    TicketSigner signer = network.authority().ticketSigner();
    Ticket ticket = ticket(eve.id(), shared.id(), soon());
    try (Connection connection = connect()) {
      PeerReader seeder = open(connection, signer, ticket);
      assertThat(seeder.next(Limits.PEER_FRAME).orElseThrow()).isInstanceOf(PeerMessage.Have.class);
      SharedFilm.rot(shared.path(), 0);
      assertThat(anna.recheck(shared.group(), shared.name()).await().isRight()).isFalse();
      assertThat(isCut(seeder)).isTrue();
    }
    assertRefused(opened(signer, ticket), ErrorCode.NOT_SHARED);
  }

  @Test
  void whoIsServedWhenTheUserSignsOutIsCut() throws Exception { // U3, F10
    try (Connection connection = connect()) {
      PeerReader seeder = letIn(connection);
      anna.logout();
      assertThat(isCut(seeder)).isTrue();
    }
  }

  @Test
  void whoIsServedWhenAnotherUserSignsInIsCut() throws Exception { // F10
    UserName carol = new UserName("carol");
    anna.createUser(carol, LoopbackNetwork.PASSWORD);
    try (Connection connection = connect()) {
      PeerReader seeder = letIn(connection);
      anna.login(carol, LoopbackNetwork.PASSWORD, false);
      assertThat(isCut(seeder)).isTrue();
    }
  }

  @Test
  void whoIsServedIsNotInterruptedByARestoredOrRenewedSession() throws Exception { // H4, S3, S4
    CountDownLatch restored = new CountDownLatch(1);
    try (Connection connection = connect()) {
      PeerReader seeder = letIn(connection);
      network.stopTracker();
      await().until(() -> anna.status().connection() == PeerStatus.Connection.TRACKERS_DOWN);
      anna.onEvent(event -> {
        if (event instanceof PeerEvent.GroupsChanged) {
          restored.countDown();
        }
      });
      network.startTracker();
      restored.await();
      anna.login(new UserName("anna"), LoopbackNetwork.PASSWORD, false);
      byte[] want = PeerCodec.encode(new PeerMessage.Want(List.of(0)));
      connection.write(want, 0, want.length, LIMIT);
      assertThat(seeder.next(Limits.PEER_FRAME).orElseThrow())
          .isInstanceOf(PeerMessage.Piece.class);
    }
  }

  private PeerReader letIn(Connection connection) throws IOException {
    PeerReader seeder =
        open(
            connection,
            network.authority().ticketSigner(),
            ticket(eve.id(), shared.id(), Instant.now().plusSeconds(300)));
    assertThat(seeder.next(Limits.PEER_FRAME).orElseThrow()).isInstanceOf(PeerMessage.Have.class);
    return seeder;
  }

  /** Whether the seeder hangs up, rather than say nothing until the limit. */
  private static boolean isCut(PeerReader seeder) throws IOException {
    try {
      return seeder.next(Limits.PEER_FRAME).isEmpty();
    } catch (SocketException _) {
      return true;
    }
  }
}
