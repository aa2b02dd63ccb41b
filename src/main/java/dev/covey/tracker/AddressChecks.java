package dev.covey.tracker;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.protocol.TrackerReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Connects back to devices that ask whether others can reach them. Runs on the asking connection's
 * thread, which waits; any number may ask.
 *
 * <p>It serves nobody who wants a third party looked at: it goes to the address that the asking
 * connection comes from and nowhere else, to no system's port, seldom, and tells only whether that
 * very device proved itself there.
 */
final class AddressChecks {
  /** The pause between two checks for the same remote address. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** Below are ports of the system's services. */
  static final int LOWEST_PORT = 1_024;

  private static final int AT_ONCE = 4;
  private static final int MOST_REMEMBERED = 1_000;

  private final Knock knock;
  private final InstantSource clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /** When each remote address was last gone to, oldest first; guarded by itself. */
  private final Map<String, Instant> last = new LinkedHashMap<>();

  /** Whether a device answers somewhere, and proves to be that one. */
  @FunctionalInterface
  interface Knock {
    boolean finds(DeviceId device, Endpoint at);
  }

  AddressChecks(Knock knock, InstantSource clock) {
    this.knock = knock;
    this.clock = clock;
  }

  /**
   * @throws CoveyException BAD_REQUEST if the device serves nowhere, REFUSED for a system's port,
   *     BUSY if it was asked too soon or too many ask
   */
  TrackerReply check(Session session) throws CoveyException {
    Endpoint told =
        session
            .serving()
            .orElseThrow(
                () -> new CoveyException(ErrorCode.BAD_REQUEST, "This device listens on no port."));
    if (told.port() < LOWEST_PORT) {
      throw new CoveyException(
          ErrorCode.REFUSED,
          "Ports below %d are not tried; listen on a higher one.".formatted(LOWEST_PORT));
    }
    Endpoint tested = new Endpoint(session.remote().host(), told.port());
    if (!places.tryAcquire()) {
      throw busy();
    }
    try {
      rest(tested.host());
      return new TrackerReply.AddressChecked(told, tested, knock.finds(session.device(), tested));
    } finally {
      places.release();
    }
  }

  private void rest(String host) throws CoveyException {
    Instant now = clock.instant();
    synchronized (last) {
      last.values().removeIf(at -> !at.plus(PAUSE).isAfter(now));
      if (last.containsKey(host) || last.size() >= MOST_REMEMBERED) {
        throw busy();
      }
      last.put(host, now);
    }
  }

  private static CoveyException busy() {
    return new CoveyException(
        ErrorCode.BUSY,
        "An address is tried once in %d s; ask again then.".formatted(PAUSE.toSeconds()));
  }
}
