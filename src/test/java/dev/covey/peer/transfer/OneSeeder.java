package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.Pieces;
import dev.covey.trust.DeviceIdentity;
import dev.covey.trust.Ticket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** The only seeder of a file, for downloaders that say byte by byte what a test likes. */
final class OneSeeder implements AutoCloseable {
  static final int PIECES = 60;
  static final long SIZE = (long) PIECES * Pieces.SIZE;

  final LoopbackSwarm swarm;
  final Uploads uploads;

  OneSeeder(Path folder) throws CoveyException, IOException {
    this(new LoopbackSwarm(folder, SIZE));
  }

  private OneSeeder(LoopbackSwarm swarm) throws CoveyException, IOException {
    this.swarm = swarm;
    this.uploads = swarm.seeder("ann");
  }

  /** One that soon gives up who stalls. */
  static OneSeeder hasty(Path folder) throws CoveyException, IOException {
    return new OneSeeder(LoopbackSwarm.hasty(folder, SIZE));
  }

  /** A connection on which no ticket was shown yet. */
  RawDownloader connect(DeviceIdentity device) throws IOException {
    return new RawDownloader(device, uploads.local());
  }

  RawDownloader admitted(DeviceIdentity device) throws IOException {
    RawDownloader client = connect(device);
    client.open(ticket(device, swarm.tracker.file));
    return client;
  }

  /** Good for a minute. */
  String ticket(DeviceIdentity device, FileId file) {
    Instant soon = Instant.now().plusSeconds(60);
    return swarm.tracker.sign(
        new Ticket(FakeTracker.DOWNLOADER, device.id(), swarm.tracker.group, file, soon));
  }

  /** A member who behaves gets pieces. */
  void assertOthersAreServed() throws Exception {
    try (RawDownloader honest = admitted(swarm.device())) {
      honest.want(3, 1);
      assertThat(honest.nextPiece(swarm.manifest)).isEqualTo(3);
      assertThat(honest.nextPiece(swarm.manifest)).isEqualTo(1);
    }
  }

  @Override
  public void close() {
    swarm.close();
  }
}
