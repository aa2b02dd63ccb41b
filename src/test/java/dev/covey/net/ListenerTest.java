package dev.covey.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ListenerTest {
  private static final Endpoint ANYWHERE = Endpoint.loopback(0);
  private static final Duration PLENTY = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private static Path directory;
  private static DeviceIdentity alice;
  private static DeviceIdentity bob;

  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeAll
  static void makeDevices() throws CoveyException {
    alice = DeviceIdentity.openOrCreate(directory.resolve("alice"));
    bob = DeviceIdentity.openOrCreate(directory.resolve("bob"));
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : open.reversed()) {
      closeable.close();
    }
  }

  @Test
  void theHandlerKnowsWhichDeviceConnected() throws Exception { // X3
    Listener listener =
        started(
            Listener.tls(
                "test",
                ANYWHERE,
                bob.pieces(),
                2,
                connection -> {
                  String who =
                      DeviceIdentity.idOf(connection.peerCertificate().orElseThrow()).hex();
                  byte[] answer = who.getBytes(StandardCharsets.US_ASCII);
                  connection.write(answer, 0, answer.length, PLENTY);
                }));
    // The second handshake resumes the first one's session, and must not lose who it was.
    SSLContext pieces = alice.pieces();
    for (int i = 0; i < 2; i++) {
      try (Connection client = Dialer.tls(listener.local(), pieces, PLENTY)) {
        assertThat(client.input().readAllBytes()).asString().isEqualTo(alice.id().hex());
        assertThat(DeviceIdentity.idOf(client.peerCertificate().orElseThrow())).isEqualTo(bob.id());
      }
    }
  }

  @Test
  void anotherDeviceOnThePortOfAKnownOneIsSeenAsItself() throws Exception { // X3
    SSLContext pieces = alice.pieces();
    Listener first = started(Listener.tls("test", ANYWHERE, bob.pieces(), 2, echoing()));
    try (Connection client = Dialer.tls(first.local(), pieces, PLENTY)) {
      assertThat(echo(client, 1)).isEqualTo(1);
    }
    first.close();
    DeviceIdentity carol = DeviceIdentity.openOrCreate(directory.resolve("carol"));
    Listener second = started(Listener.tls("test", first.local(), carol.pieces(), 2, echoing()));
    try (Connection client = Dialer.tls(second.local(), pieces, PLENTY)) {
      assertThat(echo(client, 2)).isEqualTo(2);
      assertThat(DeviceIdentity.idOf(client.peerCertificate().orElseThrow())).isEqualTo(carol.id());
    }
  }

  @Test
  void whoShowsNoCertificateIsRefusedWhereOneIsNeeded() throws Exception { // X3
    AtomicInteger served = new AtomicInteger();
    Listener listener =
        started(Listener.tls("test", ANYWHERE, bob.pieces(), 2, _ -> served.incrementAndGet()));
    assertThatThrownBy(
            () -> {
              Connection client = Dialer.tls(listener.local(), DeviceIdentity.probing(), PLENTY);
              open.add(client);
              client.input().readAllBytes();
            })
        .isInstanceOf(IOException.class);
    assertThat(served).hasValue(0);
  }

  @Test
  void nothingOlderThanTls13IsSpoken() throws Exception { // X1
    Listener listener = started(Listener.tls("test", ANYWHERE, bob.pieces(), 2, _ -> {}));
    try (SSLSocket old = (SSLSocket) insecure().getSocketFactory().createSocket()) {
      old.setEnabledProtocols(new String[] {"TLSv1.2"});
      old.connect(new InetSocketAddress(listener.local().host(), listener.local().port()));
      assertThatThrownBy(old::startHandshake).hasMessageContaining("protocol_version");
    }
  }

  @Test
  void whoConnectsAndSaysNothingIsDroppedAndDelaysNobody() throws Exception { // L6, N2
    Listener listener = started(Listener.tls("test", ANYWHERE, bob.pieces(), 4, echoing(), SHORT));
    Socket silent = connect(listener);
    long started = System.nanoTime();
    assertThat(echo(dial(listener, alice), 42)).isEqualTo(42);
    assertThat(isDropped(silent)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(SHORT.minusMillis(100));
  }

  @Test
  void whoTricklesAHandshakeIsDroppedToo() throws Exception {
    Listener listener = started(Listener.tls("test", ANYWHERE, bob.pieces(), 4, echoing(), SHORT));
    Socket trickling = connect(listener);
    // The header of a handshake record of 512 bytes, then byte after byte.
    trickling.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc});
    await()
        .atMost(PLENTY)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> fails(() -> trickling.getOutputStream().write(3)));
  }

  @Test
  void noMoreThanAllowedAreServedAtOnceAndTheNextComesWhenOneLeaves() throws Exception { // N2
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Listener listener =
        started(
            Listener.plain(
                "test",
                ANYWHERE,
                2,
                connection -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  echoing().handle(connection);
                  inside.decrementAndGet();
                }));
    Connection first = dialPlain(listener);
    Connection second = dialPlain(listener);
    Connection third = dialPlain(listener);
    assertThat(echo(first, 1)).isEqualTo(1);
    assertThat(echo(second, 2)).isEqualTo(2);
    third.write(new byte[] {3}, 0, 1, PLENTY);
    third.readTimeout(Duration.ofMillis(200));
    assertThatThrownBy(() -> third.input().read()).hasMessageContaining("timed out");
    first.close();
    third.readTimeout(PLENTY);
    assertThat(third.input().read()).isEqualTo(3);
    assertThat(most).hasValue(2);
  }

  @Test
  void aHandlerThatFailsHarmsNobodyElse() throws Exception {
    Listener listener =
        started(
            Listener.plain(
                "test",
                ANYWHERE,
                1,
                connection -> {
                  if (connection.input().read() == 0) {
                    throw new IOException("ordinary");
                  }
                  echoing().handle(connection);
                }));
    Connection failing = dialPlain(listener);
    failing.write(new byte[] {0}, 0, 1, PLENTY);
    assertThat(failing.input().read()).isEqualTo(-1);
    Connection next = dialPlain(listener);
    next.write(new byte[] {1}, 0, 1, PLENTY);
    assertThat(echo(next, 7)).isEqualTo(7);
  }

  @Test
  void closingClosesItsConnectionsThoughOneIsStalledAndOneInItsHandshake() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    Listener listener =
        started(
            Listener.tls(
                "test",
                ANYWHERE,
                bob.pieces(),
                8,
                connection -> {
                  connection.output().write(new byte[4 << 20]);
                  writing.countDown();
                  while (true) {
                    connection.output().write(new byte[4 << 20]);
                  }
                }));
    Socket silent = connect(listener);
    Connection stalled = dial(listener, alice);
    stalled.input().readNBytes(4 << 20);
    writing.await();
    long started = System.nanoTime();
    listener.close();
    listener.close();
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(PLENTY);
    assertThat(isDropped(silent)).isTrue();
    assertThatThrownBy(() -> connect(listener)).isInstanceOf(IOException.class);
  }

  @Test
  void whatWasAnsweredBeforeClosingStillArrives() throws Exception { // T13
    CountDownLatch answered = new CountDownLatch(1);
    Listener listener =
        started(
            Listener.tls(
                "test",
                ANYWHERE,
                bob.pieces(),
                2,
                connection -> {
                  connection.write(new byte[1_000], 0, 1_000, PLENTY);
                  answered.countDown();
                  connection.input().read();
                }));
    Connection client = dial(listener, alice);
    answered.await();
    listener.close();
    assertThat(client.input().readAllBytes()).hasSize(1_000);
  }

  @Test
  void whoIsServedMayFinishWhenNoMoreAreAccepted() throws Exception { // T13
    Listener listener = started(Listener.tls("test", ANYWHERE, bob.pieces(), 2, echoing()));
    Connection client = dial(listener, alice);
    assertThat(echo(client, 1)).isEqualTo(1);
    listener.stopAccepting();
    listener.stopAccepting();
    // The system closes the socket once the thread that accepts has left it.
    Awaitility.await()
        .untilAsserted(
            () -> assertThatThrownBy(() -> connect(listener)).isInstanceOf(IOException.class));
    assertThat(echo(client, 2)).isEqualTo(2);
  }

  @Test
  void aRestartedServerTakesItsPortAgainAtOnce() throws Exception {
    Listener first = started(Listener.plain("test", ANYWHERE, 2, echoing()));
    Connection client = dialPlain(first);
    assertThat(echo(client, 1)).isEqualTo(1);
    first.close();
    Listener second = started(Listener.plain("test", first.local(), 2, echoing()));
    assertThat(echo(dialPlain(second), 2)).isEqualTo(2);
  }

  @Test
  void aTakenPortIsToldInOneSentenceAndLeavesNothingOpen() throws Exception {
    Listener first = started(Listener.plain("test", ANYWHERE, 2, echoing()));
    assertThatThrownBy(Listener.plain("test", first.local(), 2, echoing())::start)
        .isInstanceOfSatisfying(
            CoveyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED))
        .hasMessage(
            first.local() + " is in use by another program; stop that one or choose another port.");
  }

  @Test
  void anAddressOfAnotherComputerIsToldInOneSentence() {
    assertThatThrownBy(Listener.plain("test", new Endpoint("192.0.2.1", 0), 2, echoing())::start)
        .hasMessageContaining("this computer has no such address");
  }

  @Test
  void theFirstFreePortOfARangeIsTaken() throws Exception { // N1
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int first = taken.getLocalPort();
      Listener listener = Listener.plain("test", ANYWHERE, 2, echoing());
      open.add(listener);
      listener.startWithin(first, 65_535);
      assertThat(listener.local().port()).isGreaterThan(first);
      assertThatThrownBy(
              () -> Listener.plain("test", ANYWHERE, 2, echoing()).startWithin(first, first))
          .hasMessageContaining("No port from %d to %d is free".formatted(first, first));
    }
  }

  @Test
  void aListenerStartsOnce() throws Exception {
    Listener listener = started(Listener.plain("test", ANYWHERE, 2, echoing()));
    assertThatThrownBy(listener::start).isInstanceOf(IllegalStateException.class);
    Listener closed = Listener.plain("test", ANYWHERE, 2, echoing());
    closed.close();
    assertThatThrownBy(closed::start).isInstanceOf(IllegalStateException.class);
  }

  private Listener started(Listener listener) throws CoveyException {
    open.add(listener);
    listener.start();
    return listener;
  }

  private Connection dial(Listener listener, DeviceIdentity device) throws IOException {
    Connection connection = Dialer.tls(listener.local(), device.pieces(), PLENTY);
    open.add(connection);
    return connection;
  }

  private Connection dialPlain(Listener listener) throws IOException {
    Connection connection = Dialer.plain(listener.local(), PLENTY);
    open.add(connection);
    return connection;
  }

  private Socket connect(Listener listener) throws IOException {
    Socket socket = new Socket(listener.local().host(), listener.local().port());
    open.add(socket);
    return socket;
  }

  private static Listener.Handler echoing() {
    return connection -> {
      int read = connection.input().read();
      while (read >= 0) {
        connection.write(new byte[] {(byte) read}, 0, 1, PLENTY);
        read = connection.input().read();
      }
    };
  }

  private static int echo(Connection connection, int value) throws IOException {
    connection.write(new byte[] {(byte) value}, 0, 1, PLENTY);
    connection.readTimeout(PLENTY);
    return connection.input().read();
  }

  /** Waits for the end, by a goodbye or by a reset. */
  private static boolean isDropped(Socket socket) throws IOException {
    socket.setSoTimeout((int) PLENTY.toMillis());
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketException _) {
      return true;
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private static boolean fails(Step step) {
    try {
      step.run();
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  private static SSLContext insecure() throws GeneralSecurityException {
    return SSLContext.getDefault();
  }
}
