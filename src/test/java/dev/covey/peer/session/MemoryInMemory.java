package dev.covey.peer.session;

import dev.covey.model.Endpoint;
import dev.covey.model.Fingerprint;
import java.util.List;
import java.util.Optional;

/** A session's memory that lasts as long as its test. */
final class MemoryInMemory implements SessionMemory {
  volatile Optional<Network> network = Optional.empty();
  volatile Optional<SessionToken> session = Optional.empty();
  volatile List<String> ticketKeys = List.of();
  volatile List<Endpoint> told = List.of();
  volatile String name = "";

  MemoryInMemory at(Fingerprint fingerprint, List<Endpoint> balancers, List<Endpoint> trackers) {
    network = Optional.of(new Network(fingerprint, balancers, trackers));
    return this;
  }

  @Override
  public Optional<Network> network() {
    return network;
  }

  @Override
  public List<String> ticketKeys(Fingerprint of) {
    return ticketKeys;
  }

  @Override
  public void welcomed(Fingerprint of, String as, List<String> keys, List<Endpoint> trackers) {
    name = as;
    ticketKeys = keys;
    told = trackers;
  }

  @Override
  public Optional<SessionToken> session() {
    return session;
  }

  @Override
  public void session(Optional<SessionToken> kept) {
    session = kept;
  }
}
