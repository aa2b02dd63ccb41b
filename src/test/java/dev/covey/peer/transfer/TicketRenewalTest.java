package dev.covey.peer.transfer;

import static dev.covey.peer.transfer.DownloadTest.awaitState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.ErrorCode;
import dev.covey.model.Pieces;
import dev.covey.protocol.PeerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fresh ticket that comes while a seeder still makes up its mind about the one before. */
class TicketRenewalTest {
  private static final long SECONDS = 60;

  @TempDir Path folder;

  private LoopbackSwarm swarm;

  /** What bob was shown, who comes later: then the download has that ticket. */
  private final CompletableFuture<String> fresh = new CompletableFuture<>();

  private final CompletableFuture<String> first = new CompletableFuture<>();

  @BeforeEach
  void share() throws Exception {
    swarm = new LoopbackSwarm(folder, 3L * Pieces.SIZE);
  }

  @AfterEach
  void stop() {
    swarm.close();
  }

  private static String ticket(PeerMessage open) {
    return ((PeerMessage.Open) open).ticket();
  }

  private static <T> T of(CompletableFuture<T> future) throws IOException {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** Names bob once ann has been shown the first ticket. */
  private void renew() throws Exception {
    of(first);
    // Or both might be the same.
    swarm.tracker.ticketLife = swarm.tracker.ticketLife.plus(Duration.ofSeconds(10));
    swarm.scripted(
        "bob",
        wire -> {
          fresh.complete(ticket(wire.next()));
          wire.fallSilent();
        });
  }

  @Test
  void whoLetsUsInAfterARenewalGetsTheFreshTicketFirst() throws Exception { // G6
    List<PeerMessage> said = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> wanted = new CompletableFuture<>();
    swarm.scripted(
        "ann",
        wire -> {
          first.complete(ticket(wire.next()));
          of(fresh);
          wire.claimAll();
          PeerMessage next = wire.next();
          while (!(next instanceof PeerMessage.Want)) {
            said.add(next);
            next = wire.next();
          }
          wanted.complete(null);
          wire.fallSilent();
        });
    swarm.download().start();
    renew();
    of(wanted);
    assertThat(of(fresh)).isNotEqualTo(of(first));
    assertThat(said).contains(new PeerMessage.Renew(of(fresh)));
  }

  @Test
  void whoRefusesATicketThatHasBeenReplacedIsShownTheFreshOne() throws Exception { // G6, H5
    swarm.scripted(
        "ann",
        wire -> {
          String shown = ticket(wire.next());
          if (first.complete(shown)) {
            of(fresh);
            swarm.tracker.refuse(ErrorCode.TRACKERS_DOWN, "All trackers are down.");
            wire.say(
                new PeerMessage.Refused(
                    PeerMessage.Refused.ALL, ErrorCode.BAD_TICKET, "The ticket has expired."));
            return;
          }
          assertThat(shown).isEqualTo(of(fresh));
          wire.claimAll();
          while (true) {
            for (int piece : wire.wanted()) {
              wire.sendRight(piece);
            }
          }
        });
    Download download = swarm.download();
    download.start();
    renew();
    awaitState(download, TransferState.COMPLETED);
  }
}
