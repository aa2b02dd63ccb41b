package dev.covey.testing;

import dev.covey.model.AddressCheck;
import dev.covey.model.BalancerListing;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.Fingerprint;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.model.Passwords;
import dev.covey.model.Subscription;
import dev.covey.model.TrackerListing;
import dev.covey.model.UserName;
import dev.covey.peer.NetworkProbe;
import dev.covey.peer.Peer;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * How a {@link FakePeer} stands with its network: who is signed in, and who is told. It starts
 * signed out in the network {@code home}.
 */
abstract class FakeSession implements Peer {
  final FakeCalls calls = new FakeCalls();
  final FakeNetwork network = new FakeNetwork();
  private final List<Consumer<PeerEvent>> listeners = new CopyOnWriteArrayList<>();

  private volatile Endpoint inviteAt = FakePeer.BALANCER;
  private volatile AddressCheck addressCheck =
      new AddressCheck(Endpoint.loopback(10_000), Endpoint.loopback(10_000), true);

  // Guarded by this
  private boolean staysSignedIn;
  private PeerStatus status =
      new PeerStatus(
          PeerStatus.Connection.SIGNED_OUT,
          Optional.of("home"),
          Optional.of(FakePeer.FINGERPRINT),
          Optional.empty(),
          "laptop",
          Optional.of(new PeerStatus.TrackerAddress("tracker-1", Endpoint.loopback(6960))),
          Optional.of(Duration.ofSeconds(2)),
          Optional.of(Endpoint.loopback(10_000)),
          0,
          0,
          "");

  public FakeCalls calls() {
    return calls;
  }

  /** The accounts, groups and files this peer sees: fill and change them at will. */
  public FakeNetwork network() {
    return network;
  }

  /** Tells every listener. */
  public void tell(PeerEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  public synchronized void status(PeerStatus next) {
    this.status = next;
  }

  /** Sets how the peer stands with the trackers, and tells it. */
  public void connection(PeerStatus.Connection connection, String message) {
    stand(connection, status().user(), message);
  }

  public synchronized void rates(long down, long up) {
    status = with(status.connection(), status.user(), status.message(), down, up);
  }

  /** As at the first start: no network is known yet. */
  public synchronized void leaveNetwork() {
    status =
        new PeerStatus(
            PeerStatus.Connection.NO_NETWORK,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "atelier-pc",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            "");
  }

  /** What the tracker finds from now on when it connects back. */
  public void addressCheck(AddressCheck next) {
    addressCheck = next;
  }

  /** What invites name from now on. */
  public void inviteAt(Endpoint address) {
    inviteAt = address;
  }

  @Override
  public synchronized PeerStatus status() {
    return status;
  }

  @Override
  public Subscription onEvent(Consumer<PeerEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public NetworkProbe probe(Endpoint address) throws CoveyException {
    calls.called("probe", address);
    return new NetworkProbe(
        address,
        "home",
        FakePeer.FINGERPRINT,
        network.trackers().size(),
        status().fingerprint().isPresent());
  }

  @Override
  public void join(Endpoint address, Fingerprint fingerprint) throws CoveyException {
    calls.called("join", address, fingerprint);
    synchronized (this) {
      status =
          new PeerStatus(
              PeerStatus.Connection.SIGNED_OUT,
              Optional.of("home"),
              Optional.of(fingerprint),
              Optional.empty(),
              status.deviceName(),
              status.tracker(),
              status.heartbeatAge(),
              status.listening(),
              0,
              0,
              "");
    }
    tell(new PeerEvent.StatusChanged());
  }

  @Override
  public Invite invite(Optional<GroupName> group) throws CoveyException {
    calls.called("invite", group.map(GroupName::value).orElse(""));
    return new Invite(inviteAt, group, FakePeer.FINGERPRINT);
  }

  @Override
  public List<TrackerListing> trackers() throws CoveyException {
    calls.called("trackers");
    return network.trackers();
  }

  @Override
  public List<BalancerListing> balancers() throws CoveyException {
    calls.called("balancers");
    return List.of(
        new BalancerListing(FakePeer.BALANCER, true, Optional.of(Endpoint.loopback(6960))));
  }

  @Override
  public AddressCheck checkAddress() throws CoveyException {
    calls.called("checkAddress");
    return addressCheck;
  }

  @Override
  public void createUser(UserName user, String password) throws CoveyException {
    calls.called("createUser", user);
    Passwords.check(user, password);
    network.createUser(user, password);
  }

  @Override
  public void login(UserName user, String password, boolean staySignedIn) throws CoveyException {
    calls.called("login", user);
    network.login(user, password);
    synchronized (this) {
      staysSignedIn = staySignedIn;
    }
    signIn(user);
  }

  void signIn(UserName user) {
    stand(PeerStatus.Connection.ONLINE, Optional.of(user), "");
  }

  @Override
  public void logout() throws CoveyException {
    calls.called("logout");
    me();
    stand(PeerStatus.Connection.SIGNED_OUT, Optional.empty(), "");
  }

  @Override
  public synchronized boolean staysSignedIn() {
    return staysSignedIn;
  }

  @Override
  public void staySignedIn(boolean stay) throws CoveyException {
    calls.called("staySignedIn", stay);
    synchronized (this) {
      staysSignedIn = stay;
    }
  }

  /** Who is signed in, without whom nothing is done. */
  UserName me() throws CoveyException {
    return status()
        .user()
        .orElseThrow(
            () -> new CoveyException(ErrorCode.SIGN_IN_FIRST, "Sign in first: login <user>."));
  }

  private void stand(PeerStatus.Connection connection, Optional<UserName> user, String message) {
    synchronized (this) {
      status = with(connection, user, message, status.downRate(), status.upRate());
    }
    tell(new PeerEvent.StatusChanged());
  }

  private PeerStatus with(
      PeerStatus.Connection connection,
      Optional<UserName> user,
      String message,
      long down,
      long up) {
    return new PeerStatus(
        connection,
        status.network(),
        status.fingerprint(),
        user,
        status.deviceName(),
        status.tracker(),
        status.heartbeatAge(),
        status.listening(),
        down,
        up,
        message);
  }
}
