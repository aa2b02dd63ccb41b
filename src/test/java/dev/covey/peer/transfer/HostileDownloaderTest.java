package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.content.FileStamp;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloaders that flood, hoard and cheat: the seeder gets rid of them, and serves the others. */
class HostileDownloaderTest {
  @TempDir Path folder;

  private OneSeeder seeder;
  private LoopbackSwarm swarm;

  @BeforeEach
  void serve() throws Exception {
    seeder = new OneSeeder(folder);
    swarm = seeder.swarm;
  }

  @AfterEach
  void stop() {
    seeder.close();
  }

  /** Says the same until the seeder has had enough. */
  private void flood(PeerMessage message) throws Exception {
    byte[] frame = PeerCodec.encode(message);
    byte[] many = new byte[frame.length * 100];
    for (int at = 0; at < many.length; at += frame.length) {
      System.arraycopy(frame, 0, many, at, frame.length);
    }
    try (RawDownloader hostile = seeder.admitted(swarm.downloader)) {
      try {
        for (int messages = 0; messages < 100_000; messages += 100) {
          hostile.raw(many);
        }
      } catch (IOException _) {
        // It is cut already.
      }
      hostile.readToTheEnd();
      seeder.assertOthersAreServed();
    }
  }

  @Test
  void whoFloodsWithPingsIsCut() throws Exception { // X5, N2
    flood(new PeerMessage.Ping());
  }

  @Test
  void whoFloodsWithTicketsIsCut() throws Exception { // X5, N2
    flood(new PeerMessage.Renew(swarm.tracker.ticket()));
  }

  @Test
  void whoDropsAgainAndAgainIsCut() throws Exception { // X5, N2
    flood(new PeerMessage.Drop(List.of(0)));
  }

  @Test
  void aFewHundredTicketsASecondAreOverheard() throws Exception { // G6, X5
    try (RawDownloader client = seeder.admitted(swarm.downloader)) {
      client.say(new PeerMessage.Renew(seeder.ticket(swarm.downloader, swarm.tracker.file)));
      for (int i = 0; i < 300; i++) {
        client.say(new PeerMessage.Renew("no ticket at all"));
      }
      client.want(5);
      PeerMessage said = client.next();
      // Only if the machine took more than a second to say all that was one of them looked at.
      assertThat(said)
          .isInstanceOfAny(PeerMessage.Piece.class, PeerMessage.Refused.class)
          .satisfies(one -> {
            if (one instanceof PeerMessage.Refused refused) {
              assertThat(refused.reason()).isEqualTo(ErrorCode.BAD_TICKET);
            }
          });
    }
  }

  @Test
  void whoWantsMoreThanIsAllowedAtOnceIsToldSo() throws Exception { // X5
    int many = WantQueue.MOST + 200;
    FileId file = offerGreatFile(many);
    try (RawDownloader client = seeder.connect(swarm.downloader)) {
      client.open(seeder.ticket(swarm.downloader, file));
      client.say(new PeerMessage.Want(IntStream.range(0, many).boxed().toList()));
      assertNothingButPiecesUntilItIsRefused(client, ErrorCode.LIMIT_EXCEEDED);
    }
  }

  @Test
  void aRefusalComesAfterThePieceThatIsOnItsWay() throws Exception { // X5
    int pieces = 64; // more than all buffers on the way hold
    FileId file = offerGreatFile(pieces);
    try (RawDownloader client = seeder.connect(swarm.downloader)) {
      client.open(seeder.ticket(swarm.downloader, file));
      client.say(new PeerMessage.Want(IntStream.range(0, pieces).boxed().toList()));
      assertThat(client.next()).isInstanceOf(PeerMessage.Piece.class);
      client.want(pieces);
      assertNothingButPiecesUntilItIsRefused(client, ErrorCode.BAD_REQUEST);
    }
  }

  private static void assertNothingButPiecesUntilItIsRefused(RawDownloader client, ErrorCode why)
      throws IOException {
    PeerMessage said = client.next();
    while (said instanceof PeerMessage.Piece) {
      said = client.next();
    }
    assertThat(said)
        .isInstanceOfSatisfying(
            PeerMessage.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(why));
    assertThat(client.isEnded()).isTrue();
  }

  /** A file with holes, whose hashes nobody will look at. */
  private FileId offerGreatFile(int pieces) throws Exception {
    Path path = folder.resolve("great.bin");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength((long) pieces * Pieces.SIZE);
    }
    PieceHashes hashes = PieceHashes.of(new byte[pieces * Sha1.BYTES]);
    Manifest manifest = new Manifest((long) pieces * Pieces.SIZE, swarm.manifest.digests(), hashes);
    FileId id = FileId.random();
    swarm.shelf.offers.put(
        id, new Offered(id, swarm.tracker.group, path, manifest, FileStamp.of(path)));
    return id;
  }

  @Test
  void anOldTicketOfAnotherIsOfNoUse() throws Exception { // X3
    String seen = seeder.ticket(swarm.downloader, swarm.tracker.file);
    for (int i = 0; i < 5; i++) {
      try (RawDownloader thief = seeder.connect(swarm.device())) {
        thief.say(new PeerMessage.Open(Limits.VERSION, seen));
        assertThat(thief.refusal().reason()).isEqualTo(ErrorCode.BAD_TICKET);
        assertThat(thief.isEnded()).isTrue();
      }
    }
    assertThat(swarm.shelf.sent).hasValue(0);
  }

  @Test
  void garbageAfterTheOpeningEndsTheConnection() throws Exception { // X5
    byte[][] garbage = {
      {0x7f, -1, -1, -1, 3},
      {-1, -1, -1, -1, 3},
      {0, 0, 0, 0, 3},
      {0, 0, 0, 2, 3, 9}, // half an index
      {0, 0, 0, 5, 3, -1, -1, -1, -1}, // piece -1
      {0, 0, 0, 1, 3}, // nothing wanted
    };
    for (byte[] bytes : garbage) {
      try (RawDownloader hostile = seeder.admitted(swarm.downloader)) {
        hostile.raw(bytes);
        assertThat(hostile.isEnded()).as(Arrays.toString(bytes)).isTrue();
      }
    }
    seeder.assertOthersAreServed();
  }

  @Test
  void framesThatSayNothingWithoutEndAreNotReadForEver() throws Exception { // X5
    byte[] unknown = ByteBuffer.allocate(5 + 30_000).putInt(30_001).put((byte) 99).array();
    try (RawDownloader hostile = seeder.admitted(swarm.downloader)) {
      try {
        for (int sent = 0; sent < 1_000; sent++) {
          hostile.raw(unknown);
        }
      } catch (IOException _) {
        // It is cut already.
      }
      hostile.readToTheEnd();
    }
  }
}
