package dev.covey.desktop.network;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.DownBanner;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.LiveRows;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Reload;
import dev.covey.desktop.fx.Said;
import dev.covey.model.BalancerListing;
import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.Invite;
import dev.covey.model.Subscription;
import dev.covey.model.TrackerListing;
import dev.covey.peer.Peer;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.PeerStatus.TrackerAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;

/** Runs on the FX thread. What the network's screen shows; follows the peer while it is seen. */
final class NetworkViewModel {
  private static final int LOOKS_A_SECOND = 1;
  private static final Duration TRACKERS_EVERY = Duration.ofSeconds(3);
  private static final Duration BALANCERS_EVERY = Duration.ofSeconds(10);

  private final Peer peer;
  private final FxBridge bridge;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<Facts> facts;

  /** In the order in which they are told: the one that was asked first. */
  private final LiveRows<Endpoint, TrackerRow> trackers =
      new LiveRows<>(row -> row.tracker().endpoint(), (_, _) -> 0);

  private final ReadOnlyObjectWrapper<List<BalancerListing>> balancers =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper trackersProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper invite = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper inviteProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper inviteOnlyHere = new ReadOnlyBooleanWrapper();
  private final Reload<List<TrackerListing>> trackerList;
  private final Reload<List<BalancerListing>> balancerList;
  private final Reload<Invite> inviteLink;
  private List<Subscription> open = List.of();
  private List<TrackerListing> listing = List.of();
  private Instant told = Instant.EPOCH;

  /** The words at the top. */
  record Facts(
      String network,
      String tracker,
      String trackerAddress,
      String heartbeat,
      String user,
      String device,
      String port,
      String address,
      String fingerprint,
      String fingerprintDigits) {

    static Facts of(PeerStatus status) {
      return new Facts(
          status.network().orElse(""),
          status
              .tracker()
              .map(TrackerAddress::name)
              .orElse(Messages.text("network.fact.tracker.none")),
          status.tracker().map(TrackerAddress::endpoint).map(Endpoint::toString).orElse(""),
          status
              .heartbeatAge()
              .map(age -> Messages.text("network.fact.heartbeat.value", Formats.age(age)))
              .orElse(Messages.text("network.fact.heartbeat.none")),
          status.user().map(Object::toString).orElse(""),
          status.deviceName(),
          status
              .listening()
              .map(here ->
                  Messages.text("network.fact.listening.port", Integer.toString(here.port())))
              .orElse(Messages.text("network.fact.listening.none")),
          status.listening().map(Endpoint::host).orElse(""),
          status.fingerprint().map(Formats::fingerprint).orElse(""),
          status.fingerprint().map(Object::toString).orElse(""));
    }
  }

  NetworkViewModel(DesktopContext context, InstantSource clock) {
    this.clock = clock;
    this.peer = context.peer();
    this.bridge = context.bridge();
    facts = new ReadOnlyObjectWrapper<>(Facts.of(peer.status()));
    trackerList =
        bridge.reload(
            peer::trackers, this::listed, why -> trackersProblem.set(unlessInBanner(why)));
    // Whoever knows no balancer any more is told why beside the trackers.
    balancerList = bridge.reload(peer::balancers, balancers::set, _ -> balancers.set(List.of()));
    inviteLink =
        bridge.reload(
            () -> peer.invite(Optional.empty()),
            link -> {
              inviteProblem.set("");
              invite.set(link.toString());
              inviteOnlyHere.set(link.address().isLoopback());
            },
            why -> inviteProblem.set(unlessInBanner(why)));
  }

  private String unlessInBanner(CoveyException why) {
    return DownBanner.says(peer, why) ? "" : Said.of(why);
  }

  void start() {
    open =
        List.of(
            bridge.subscribe(peer, this::happened),
            bridge.poll(peer::status, LOOKS_A_SECOND, this::show),
            bridge.every(TRACKERS_EVERY, trackerList::request),
            bridge.every(BALANCERS_EVERY, balancerList::request));
    inviteLink.request();
  }

  void stop() {
    open.forEach(Subscription::close);
    open = List.of();
    trackerList.close();
    balancerList.close();
    inviteLink.close();
  }

  private void happened(PeerEvent event) {
    if (event instanceof PeerEvent.StatusChanged) {
      show(peer.status());
      trackerList.request();
      inviteLink.request();
    }
  }

  private void show(PeerStatus status) {
    facts.set(Facts.of(status));
    showTrackers(status);
  }

  private void listed(List<TrackerListing> now) {
    trackersProblem.set("");
    listing = now;
    told = clock.instant();
    showTrackers(peer.status());
  }

  /** What is known of them gets older. */
  private void showTrackers(PeerStatus status) {
    Instant now = clock.instant();
    trackers.accept(
        listing.stream()
            .map(tracker -> TrackerRow.of(tracker, status, told, now))
            .map(this::sameIfEqual)
            .toList());
  }

  private TrackerRow sameIfEqual(TrackerRow next) {
    return trackers
        .row(next.tracker().endpoint())
        .map(LiveRow::value)
        .filter(next::equals)
        .orElse(next);
  }

  ReadOnlyObjectProperty<Facts> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  ObservableList<LiveRow<Endpoint, TrackerRow>> trackers() {
    return trackers.shown();
  }

  ReadOnlyObjectProperty<List<BalancerListing>> balancersProperty() {
    return balancers.getReadOnlyProperty();
  }

  /**
   * Why the trackers listed may not be those of now; empty while they are, and while the banner
   * says why.
   */
  ReadOnlyStringProperty trackersProblemProperty() {
    return trackersProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty inviteProperty() {
    return invite.getReadOnlyProperty();
  }

  /** Whether nobody on another computer can use the invite. */
  ReadOnlyBooleanProperty inviteOnlyHereProperty() {
    return inviteOnlyHere.getReadOnlyProperty();
  }

  ReadOnlyStringProperty inviteProblemProperty() {
    return inviteProblem.getReadOnlyProperty();
  }
}
