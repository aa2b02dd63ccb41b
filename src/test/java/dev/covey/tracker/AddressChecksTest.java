package dev.covey.tracker;

import static dev.covey.tracker.LoopbackTracker.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.OperationId;
import dev.covey.model.UserName;
import dev.covey.net.Connection;
import dev.covey.net.Listener;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.testing.HeldPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a tracker does when it is asked to connect back, also by those who mean harm. */
@Timeout(60)
class AddressChecksTest {
  @TempDir private Path folder;
  private LoopbackTracker tracker;
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    tracker = LoopbackTracker.start(folder);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    tracker.close();
  }

  @Test
  void aDeviceThatListensIsFound() throws Exception { // N1
    Listener listener = listen("ada");
    TrackerReply.AddressChecked checked = check(signIn("ada", listener.local().port()));
    assertThat(checked.reachable()).isTrue();
    assertThat(checked.tested()).isEqualTo(listener.local());
    assertThat(checked.told()).isEqualTo(listener.local());
  }

  @Test
  void whereNobodyListensNobodyIsFound() throws Exception {
    try (HeldPort nobody = HeldPort.take()) {
      assertThat(check(signIn("ada", nobody.number())).reachable()).isFalse();
    }
  }

  @Test
  void anotherDeviceThereIsNotTheOneThatAsked() throws Exception { // X3
    Listener ben = listen("ben");
    assertThat(check(signIn("ada", ben.local().port())).reachable()).isFalse();
  }

  @Test
  void aPortThatAcceptsAndSaysNothingTellsNoMoreThanAClosedOne() throws Exception { // X5
    ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    open.add(silent);
    assertThat(check(signIn("ada", silent.getLocalPort())).reachable()).isFalse();
  }

  @Test
  void anAddressThatTheDeviceNamesIsNeverGoneTo() throws Exception {
    Listener elsewhere =
        Listener.tls(
            "victim",
            new Endpoint("127.0.0.2", 0),
            tracker.device("ada").pieces(),
            5,
            Connection::input);
    elsewhere.start();
    open.add(elsewhere);
    TrackerClient ada = tracker.connect("ada");
    ada.ask(
        new TrackerRequest.Hello(
            Limits.VERSION, "ada", Optional.of("127.0.0.2"), elsewhere.local().port()),
        TrackerReply.Welcome.class);
    signIn(ada, "ada");
    TrackerReply.AddressChecked checked = check(ada);
    assertThat(checked.told().host()).isEqualTo("127.0.0.2");
    assertThat(checked.tested().host()).isEqualTo("127.0.0.1");
    assertThat(checked.reachable()).isFalse();
  }

  @Test
  void portsOfTheSystemAreNotTried() throws Exception {
    assertThat(signIn("ada", 22).refusal(new TrackerRequest.CheckAddress()))
        .isEqualTo(ErrorCode.REFUSED);
  }

  @Test
  void whoAsksAgainAtOnceIsRefusedAlsoOverAnotherConnection() throws Exception {
    Listener listener = listen("ada");
    check(signIn("ada", listener.local().port()));
    TrackerClient another = signIn("ben", listener.local().port() ^ 1);
    assertThat(another.refusal(new TrackerRequest.CheckAddress())).isEqualTo(ErrorCode.BUSY);
    tracker.pass(AddressChecks.PAUSE);
    assertThat(check(another).reachable()).isFalse();
  }

  @Test
  void onlyWhoIsSignedInIsServed() throws Exception { // S1
    TrackerClient client = tracker.connect("ada");
    client.hello();
    assertThat(client.refusal(new TrackerRequest.CheckAddress()))
        .isEqualTo(ErrorCode.SIGN_IN_FIRST);
  }

  @Test
  void whoListensNowhereIsToldSo() throws Exception {
    assertThat(signIn("ada", 0).refusal(new TrackerRequest.CheckAddress()))
        .isEqualTo(ErrorCode.BAD_REQUEST);
  }

  private Listener listen(String device) throws Exception {
    Listener listener =
        Listener.tls(
            device, Endpoint.loopback(0), tracker.device(device).pieces(), 5, Connection::input);
    listener.start();
    open.add(listener);
    return listener;
  }

  private TrackerClient signIn(String user, int listenPort) throws Exception {
    TrackerClient client = tracker.connect(user);
    client.hello(listenPort);
    signIn(client, user);
    return client;
  }

  private static void signIn(TrackerClient client, String user) throws Exception {
    client.done(new TrackerRequest.CreateUser(OperationId.random(), new UserName(user), PASSWORD));
    LoopbackTracker.logIn(client, user);
  }

  private static TrackerReply.AddressChecked check(TrackerClient client) throws Exception {
    return client.ask(new TrackerRequest.CheckAddress(), TrackerReply.AddressChecked.class);
  }
}
