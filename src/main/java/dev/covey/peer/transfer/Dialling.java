package dev.covey.peer.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Connects a download to those who may serve it, with the ticket that the tracker gave last.
 * Confined to the download's thread.
 */
final class Dialling {
  private final PeerLink.Shared shared;
  private final Places places;
  private Optional<String> ticket = Optional.empty();
  private boolean refused;

  Dialling(PeerLink.Shared shared, Places places) {
    this.shared = shared;
    this.places = places;
  }

  void take(String fresh) {
    ticket = Optional.of(fresh);
    refused = false;
  }

  /** Gives it the ticket, unless it came with that one (G6). */
  void renew(PeerLink link) {
    ticket.filter(fresh -> !fresh.equals(link.ticket())).ifPresent(link::renew);
  }

  /**
   * Others may accept it all the same, even if there is no fresh one (H5). One that has been
   * replaced since is refused with good reason.
   */
  void refusedBy(KnownSeeder known) {
    String shown = known.link().ticket();
    known.refused(shown);
    refused |= ticket.equals(Optional.of(shown));
  }

  boolean hasTicket() {
    return ticket.isPresent() && !refused;
  }

  /**
   * Connects to who is due, and first makes room for them.
   *
   * @param wanted whether a seeder is to be connected to at all
   * @param part ends the connection to one that gives its place
   */
  void dial(
      Collection<KnownSeeder> all,
      Predicate<KnownSeeder> wanted,
      Consumer<KnownSeeder> part,
      long now) {
    if (ticket.isEmpty()) {
      return;
    }
    List<KnownSeeder> due = new ArrayList<>();
    for (KnownSeeder known : all) {
      if (known.isDue(ticket.get(), now) && wanted.test(known)) {
        due.add(known);
      }
    }
    if (due.isEmpty()) {
      return;
    }
    places.giveWay(all, due, now).forEach(part);
    for (KnownSeeder known : places.best(all, due, now)) {
      PeerLink link = new PeerLink(known.seeder(), shared);
      known.connecting(link, now);
      link.open(ticket.get());
    }
  }
}
