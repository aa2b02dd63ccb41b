package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.TrackerListing;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import dev.covey.tracker.cluster.TrackerState;
import dev.covey.tracker.store.KnownTracker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What a tracker says of itself and its network, to anybody. Immutable; any thread may use it. */
final class Greetings {
  private final String name;
  private final String network;
  private final List<String> ticketKeys;
  private final Supplier<Endpoint> self;
  private final Supplier<List<Endpoint>> listed;
  private final IntSupplier sessions;
  private final Replication replication;

  /**
   * @param self where peers reach this tracker, known once it is started
   * @param listed all trackers of the network that are in a list now; this one may be missing
   * @param sessions how many this tracker has now
   */
  Greetings(
      String name,
      String network,
      List<String> ticketKeys,
      Supplier<Endpoint> self,
      Supplier<List<Endpoint>> listed,
      IntSupplier sessions,
      Replication replication) {
    this.name = name;
    this.network = network;
    this.ticketKeys = List.copyOf(ticketKeys);
    this.self = self;
    this.sessions = sessions;
    this.replication = replication;
    this.listed = listed;
  }

  /**
   * @throws CoveyException VERSION_MISMATCH
   */
  TrackerReply welcome(TrackerRequest.Hello hello) throws CoveyException {
    if (hello.version() != Limits.VERSION) {
      throw new CoveyException(
          ErrorCode.VERSION_MISMATCH,
          "This tracker speaks version %d of the protocol, you speak %d; update the older."
              .formatted(Limits.VERSION, hello.version()));
    }
    return new TrackerReply.Welcome(Limits.VERSION, network, name, ticketKeys, reachable());
  }

  /** This tracker, then the others as it sees them. */
  TrackerReply trackers() {
    List<TrackerListing> listings = new ArrayList<>();
    listings.add(
        new TrackerListing(
            name, self.get(), true, sessions.getAsInt(), Optional.of(replication.here())));
    Set<Endpoint> told = new HashSet<>(Set.of(self.get()));
    for (TrackerState other : replication.others()) {
      KnownTracker tracker = other.tracker();
      told.add(tracker.endpoint());
      listings.add(
          new TrackerListing(
              tracker.name(),
              tracker.endpoint(),
              other.up(),
              other.sessions(),
              Optional.of(Replication.of(other))));
    }
    for (Endpoint endpoint : listed.get()) {
      if (told.add(endpoint)) {
        listings.add(new TrackerListing(endpoint.toString(), endpoint, false, 0));
      }
    }
    return new TrackerReply.Trackers(listings);
  }

  /** An address that stands for every one of a computer leads others nowhere. */
  private List<Endpoint> reachable() {
    return all().stream()
        .filter(endpoint -> !endpoint.host().equals("0.0.0.0") && !endpoint.host().equals("::"))
        .toList();
  }

  private List<Endpoint> all() {
    Set<Endpoint> all = new LinkedHashSet<>(listed.get());
    replication.others().forEach(other -> all.add(other.tracker().endpoint()));
    all.add(self.get());
    return List.copyOf(all);
  }
}
