package dev.covey.peer.session;

import dev.covey.model.Endpoint;
import dev.covey.net.BalancerClient;
import dev.covey.net.Threads;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a balancer that this device came to a tracker, and once that it left (L4). Each note runs
 * on a thread of its own: nobody waits for a balancer that only counts.
 */
record BalancerNote(Endpoint balancer, Endpoint tracker) {
  private static final Logger log = LoggerFactory.getLogger(BalancerNote.class);
  private static final Duration LIMIT = Duration.ofSeconds(1);

  void came() {
    send(BalancerClient::increment);
  }

  /** The thread that tells it, for who wants to see it off. */
  Thread left() {
    return send(BalancerClient::decrement);
  }

  private interface Note {
    void tell(BalancerClient client, Endpoint tracker) throws IOException;
  }

  private Thread send(Note note) {
    return Threads.start(
        "balancer-note",
        () -> {
          try {
            note.tell(new BalancerClient(balancer, LIMIT), tracker);
          } catch (IOException e) {
            log.debug("balancer {} was not told: {}", balancer, e.getMessage());
          }
        });
  }
}
