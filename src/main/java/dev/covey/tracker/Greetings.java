package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.TrackerListing;
import dev.covey.protocol.Limits;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What a tracker says of itself and its network, to anybody. Immutable; any thread may use it. */
final class Greetings {
  private final String name;
  private final String network;
  private final List<String> ticketKeys;
  private final Supplier<Endpoint> self;
  private final List<Endpoint> listed;
  private final IntSupplier sessions;

  /**
   * @param self where peers reach this tracker, known once it is started
   * @param listed all trackers of the network; this one may be missing
   * @param sessions how many this tracker has now
   */
  Greetings(
      String name,
      String network,
      List<String> ticketKeys,
      Supplier<Endpoint> self,
      List<Endpoint> listed,
      IntSupplier sessions) {
    this.name = name;
    this.network = network;
    this.ticketKeys = List.copyOf(ticketKeys);
    this.self = self;
    this.sessions = sessions;
    this.listed = List.copyOf(listed);
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

  /** Trackers do not talk to each other yet: of the others only the address is known. */
  TrackerReply trackers() {
    List<TrackerListing> listings = new ArrayList<>();
    for (Endpoint endpoint : all()) {
      boolean here = endpoint.equals(self.get());
      listings.add(
          new TrackerListing(
              here ? name : endpoint.toString(), endpoint, here, here ? sessions.getAsInt() : 0));
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
    List<Endpoint> all = new ArrayList<>(listed);
    if (!all.contains(self.get())) {
      all.add(self.get());
    }
    return all;
  }
}
