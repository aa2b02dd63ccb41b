package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.Pieces;
import dev.covey.model.RateLimit;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One device fetches a file in two downloads at once, over a connection each. */
class SameFileTwiceTest {
  @TempDir Path folder;

  private LoopbackSwarm swarm;
  private Uploads uploads;

  @BeforeEach
  void serve() throws Exception {
    swarm = new LoopbackSwarm(folder, 4L * Pieces.SIZE);
    uploads = swarm.seeder("ann");
  }

  @AfterEach
  void stop() {
    swarm.close();
  }

  private RawDownloader admitted(Endpoint seeder) throws IOException {
    RawDownloader client = new RawDownloader(swarm.downloader, seeder);
    client.open(swarm.tracker.ticket());
    return client;
  }

  @Test
  void theyDoNotCutEachOtherOff() throws Exception { // D5, N2
    swarm.throttles.up().limit(RateLimit.LEAST, Map.of());
    try (RawDownloader first = admitted(uploads.local())) {
      first.want(2);
      PeerMessage.Piece begun = (PeerMessage.Piece) first.next();
      try (RawDownloader second = admitted(uploads.local())) {
        second.want(3);
        swarm.throttles.up().limit(0, Map.of());
        assertThat(first.restOf(begun, swarm.manifest)).isEqualTo(2);
        assertThat(second.nextPiece(swarm.manifest)).isEqualTo(3);
        first.want(0);
        assertThat(first.nextPiece(swarm.manifest)).isZero();
      }
    }
  }

  @Test
  void whatLiesInBuffersIsNotLost() throws Exception { // D5
    try (RawDownloader first = admitted(uploads.local())) {
      first.want(2);
      PeerMessage.Piece begun = (PeerMessage.Piece) first.next();
      assertThat(first.restOf(begun, swarm.manifest)).isEqualTo(2);
      try (RawDownloader second = admitted(uploads.local())) {
        first.want(1);
        assertThat(first.nextPiece(swarm.manifest)).isEqualTo(1);
        second.want(1);
        assertThat(second.nextPiece(swarm.manifest)).isEqualTo(1);
      }
    }
  }

  @Test
  void eachTakesAPlaceOfTheDevices() throws Exception { // N2
    Duration patience = Duration.ofSeconds(30);
    TransferSettings four = new TransferSettings(0.2, 0.8, 1.25, 3, patience, patience, 4, 1);
    TransferContext context = new TransferContext(swarm.device(), swarm.tracker, four, new Parts());
    try (Uploads narrow = new Uploads(context, swarm.shelf, Optional.of(Endpoint.loopback(0)))) {
      narrow.start();
      try (RawDownloader first = admitted(narrow.local());
          RawDownloader second = admitted(narrow.local());
          RawDownloader third = new RawDownloader(swarm.downloader, narrow.local())) {
        assertThat(first.isEnded()).as("it wanted nothing").isTrue();
        second.want(0);
        assertThat(second.nextPiece(swarm.manifest)).isZero();
        third.open(swarm.tracker.ticket());
        third.want(1);
        assertThat(third.nextPiece(swarm.manifest)).isEqualTo(1);
        try (RawDownloader fourth = new RawDownloader(swarm.downloader, narrow.local())) {
          fourth.say(new PeerMessage.Open(Limits.VERSION, swarm.tracker.ticket()));
          assertThat(fourth.refusal().reason()).isEqualTo(ErrorCode.BUSY);
        }
      }
    }
  }
}
