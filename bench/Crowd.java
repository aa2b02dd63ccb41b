import dev.covey.net.Threads;
import dev.covey.protocol.TrackerRequest;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.SessionClaim;
import dev.covey.trust.TicketSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The peers, signed in by tokens that the network signs, and their heartbeats: each has a thread
 * for them. Made, filled and closed by one thread.
 */
final class Crowd implements AutoCloseable {
  private static final int SIGNING_IN_AT_ONCE = 32;
  private static final Duration TOKEN_LIFE = Duration.ofHours(6);

  // Immutable
  private final TrackerFleet fleet;
  private final GeneratedTown town;
  private final List<DeviceIdentity> devices;
  private final Duration heartbeat;
  private final Tally tally;
  private final TicketSigner signer;
  private final List<LoadPeer> peers = Collections.synchronizedList(new ArrayList<>());

  private volatile boolean over;

  Crowd(
      TrackerFleet fleet,
      GeneratedTown town,
      List<DeviceIdentity> devices,
      Duration heartbeat,
      Tally tally)
      throws Exception {
    this.fleet = fleet;
    this.town = town;
    this.devices = devices;
    this.heartbeat = heartbeat;
    this.tally = tally;
    this.signer = fleet.network().ticketSigner();
  }

  /** Lets all of them in, a few at a time, and waits for the last. */
  List<LoadPeer> enter() throws InterruptedException {
    Semaphore places = new Semaphore(SIGNING_IN_AT_ONCE);
    for (int i = 0; i < devices.size(); i++) {
      int number = i;
      places.acquire();
      Threads.start(
          "entering-" + number,
          () -> {
            try {
              enter(number);
            } catch (Exception e) {
              tally.failed(e);
            } finally {
              places.release();
            }
          });
    }
    places.acquire(SIGNING_IN_AT_ONCE);
    return List.copyOf(peers);
  }

  private void enter(int number) throws Exception {
    DeviceIdentity device = devices.get(number);
    LoadPeer peer =
        new LoadPeer(number, fleet.endpoint(number), device, fleet.network().fingerprint());
    peers.add(peer);
    SessionClaim claim =
        new SessionClaim(
            GeneratedTown.account(number),
            GeneratedTown.userName(number),
            device.id(),
            Instant.now().plus(TOKEN_LIFE));
    peer.greet();
    peer.ask(new TrackerRequest.Resume(signer.sign(claim)));
    peer.ask(
        new TrackerRequest.AnnounceOffers(
            true, town.filesOf(number).stream().map(town::file).toList()));
    Threads.start("heartbeat-" + number, () -> beat(peer));
  }

  private void beat(LoadPeer peer) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1 + heartbeat.toMillis()));
      while (!over) {
        long begun = System.nanoTime();
        peer.ask(new TrackerRequest.Ping());
        tally.ping(System.nanoTime() - begun);
        Thread.sleep(heartbeat);
      }
    } catch (Exception e) {
      if (!over) {
        tally.failed(e);
      }
    }
  }

  @Override
  public void close() {
    over = true;
    peers.forEach(LoadPeer::close);
  }
}
