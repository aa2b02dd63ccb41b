package dev.covey.net;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections on a thread of its own until the socket is closed and the thread interrupted.
 * A place is taken before each is accepted (N2), and given back by whoever serves it.
 */
final class Acceptor implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Acceptor.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final String name;
  private final GatheringServerSocket bound;
  private final Places places;
  private final Consumer<GatheringSocket> served;

  /**
   * @param name of the listener, in the log
   * @param served takes over what was accepted, and its place, and comes back at once
   */
  Acceptor(
      String name, GatheringServerSocket bound, Places places, Consumer<GatheringSocket> served) {
    this.name = name;
    this.bound = bound;
    this.places = places;
    this.served = served;
  }

  @Override
  public void run() {
    Backoff pauses = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, RandomGenerator.getDefault());
    boolean failing = false;
    try {
      while (!bound.isClosed()) {
        places.take();
        try {
          served.accept(bound.accept());
          pauses.reset();
          failing = false;
        } catch (IOException e) {
          places.giveBack();
          if (!bound.isClosed() && !failing) {
            // Out of descriptors, mostly: it passes when connections close.
            log.warn("{} cannot accept connections for now: {}", name, e.toString());
            failing = true;
          }
          if (!bound.isClosed()) {
            // Nothing tells when there are descriptors again.
            Thread.sleep(pauses.next());
          }
        }
      }
    } catch (InterruptedException _) {
      log.debug("{} accepts no more", name);
    }
  }
}
