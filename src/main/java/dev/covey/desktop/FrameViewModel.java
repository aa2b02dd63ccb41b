package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Reload;
import dev.covey.model.CoveyException;
import dev.covey.model.GroupListing;
import dev.covey.model.Subscription;
import dev.covey.model.TrackerListing;
import dev.covey.peer.Peer;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.PeerStatus.Connection;
import dev.covey.peer.transfer.TransferSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs on the FX thread. What surrounds the screens: counts of the navigation, the status bar, and
 * the banner when all trackers are down (H5).
 */
final class FrameViewModel implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FrameViewModel.class);
  private static final int LOOKS_A_SECOND = 2;
  private static final Duration TRACKERS_EVERY = Duration.ofSeconds(5);

  private final Peer peer;
  private final FxBridge bridge;
  private final InstantSource clock;
  private final ReadOnlyIntegerWrapper requests = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper shared = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<StatusLine> status;
  private final ReadOnlyObjectWrapper<TrackerHealth> trackers =
      new ReadOnlyObjectWrapper<>(TrackerHealth.UNKNOWN);
  private final ReadOnlyStringWrapper network = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper trackersDown = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper downSince = new ReadOnlyStringWrapper("");
  private final Reload<List<GroupListing>> groups;
  private final Reload<List<TrackerListing>> trackerList;
  private TrackerHealth known = TrackerHealth.UNKNOWN;
  private Optional<Instant> lost = Optional.empty();
  private List<Subscription> open = List.of();

  /** What is polled, together. */
  private record Look(PeerStatus status, int running, int shared) {}

  FrameViewModel(DesktopContext context, InstantSource clock) {
    this.peer = context.peer();
    this.bridge = context.bridge();
    this.clock = clock;
    status = new ReadOnlyObjectWrapper<>(StatusLine.of(peer.status()));
    groups = bridge.reload(peer::listGroups, this::countRequests, FrameViewModel::notNow);
    trackerList = bridge.reload(peer::trackers, this::countTrackers, FrameViewModel::notNow);
  }

  /** Begins to follow the peer. */
  void start() {
    open =
        List.of(
            bridge.subscribe(peer, this::happened),
            bridge.poll(this::look, LOOKS_A_SECOND, this::show),
            bridge.every(TRACKERS_EVERY, trackerList::request));
    groups.request();
  }

  private void happened(PeerEvent event) {
    switch (event) {
      case PeerEvent.GroupsChanged _,
          PeerEvent.RequestReceived _,
          PeerEvent.GroupLost _,
          PeerEvent.GroupRenamed _ ->
          groups.request();
      case PeerEvent.StatusChanged _ -> {
        show(look());
        groups.request();
        trackerList.request();
      }
      case PeerEvent.FilesChanged _,
          PeerEvent.SharesChanged _,
          PeerEvent.RequestAnswered _,
          PeerEvent.DownloadCompleted _,
          PeerEvent.DownloadFailed _,
          PeerEvent.ShareStopped _,
          PeerEvent.UserRenamed _,
          PeerEvent.SignedOut _ -> {}
    }
  }

  private Look look() {
    int active = (int) peer.downloads().stream().filter(FrameViewModel::runs).count();
    return new Look(peer.status(), active, peer.sharedFiles().size());
  }

  private static boolean runs(TransferSnapshot download) {
    return switch (download.state()) {
      case QUEUED, RUNNING, VERIFYING -> true;
      case WAITING, PAUSED, COMPLETED, FAILED, CANCELLED -> false;
    };
  }

  private void show(Look look) {
    running.set(look.running());
    shared.set(look.shared());
    status.set(StatusLine.of(look.status()));
    network.set(look.status().network().orElse(""));
    boolean down = look.status().connection() == Connection.TRACKERS_DOWN;
    if (!down) {
      lost = Optional.empty();
    } else if (lost.isEmpty()) {
      lost = Optional.of(clock.instant());
    }
    trackersDown.set(down);
    downSince.set(
        lost.map(since -> StatusLine.lasting(Duration.between(since, clock.instant()))).orElse(""));
    trackers.set(down ? known.allDown() : known);
  }

  private void countRequests(List<GroupListing> all) {
    requests.set(all.stream().mapToInt(GroupListing::pending).sum());
  }

  private void countTrackers(List<TrackerListing> all) {
    known = TrackerHealth.of(all);
    trackers.set(trackersDown.get() ? known.allDown() : known);
  }

  /** While no tracker answers the last counts stay; the status bar says the rest. */
  private static void notNow(CoveyException refusal) {
    log.debug("the frame's counts stay as they are: {}", refusal.getMessage());
  }

  ReadOnlyIntegerProperty requestsProperty() {
    return requests.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty sharedProperty() {
    return shared.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<StatusLine> statusProperty() {
    return status.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<TrackerHealth> trackersProperty() {
    return trackers.getReadOnlyProperty();
  }

  /** The network's name; empty until a tracker has told it. */
  ReadOnlyStringProperty networkProperty() {
    return network.getReadOnlyProperty();
  }

  /** Whether the banner of H5 is to be seen. */
  ReadOnlyBooleanProperty trackersDownProperty() {
    return trackersDown.getReadOnlyProperty();
  }

  ReadOnlyStringProperty downSinceProperty() {
    return downSince.getReadOnlyProperty();
  }

  @Override
  public void close() {
    open.forEach(Subscription::close);
    open = List.of();
    groups.close();
    trackerList.close();
  }
}
