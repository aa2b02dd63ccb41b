package dev.covey.peer.transfer;

import dev.covey.content.PartFile;
import dev.covey.content.PrefixDigest;
import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.Endpoint;
import dev.covey.model.GroupId;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.net.Listener;
import dev.covey.net.Threads;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PeerReader;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends this process some pieces over a TLS connection to itself, once, on a thread of its own: a
 * virtual machine ciphers and hashes at a twentieth of its speed until it has compiled how, and the
 * first download should not wait for that (DESIGN 10). What fails is of no matter.
 */
public final class WarmUp {
  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
  private static final AtomicBoolean DONE = new AtomicBoolean();

  private static final int PIECES = 16;

  /** How often they are sent: 48 MiB in all, after which nothing becomes faster. */
  private static final int ROUNDS = 6;

  private static final int SLICE = 64 << 10;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final DeviceIdentity identity;
  private final Path scratch;
  private final Manifest manifest;

  private WarmUp(DeviceIdentity identity, Path scratch) {
    this.identity = identity;
    this.scratch = scratch;
    byte[] piece = new byte[Pieces.SIZE];
    ByteBuffer hashes = ByteBuffer.allocate(PIECES * Sha1.BYTES);
    MessageDigest sha1 = DigestUtils.getSha1Digest();
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    for (int i = 0; i < PIECES; i++) {
      hashes.put(DigestUtils.sha1(piece));
      sha1.update(piece);
      sha256.update(piece);
    }
    this.manifest =
        new Manifest(
            (long) PIECES * Pieces.SIZE,
            new Digests(Sha1.of(sha1.digest()), Sha256.of(sha256.digest())),
            PieceHashes.of(hashes.array()));
  }

  /**
   * Begins it, unless this process has been warmed up before.
   *
   * @param scratch a file that is written meanwhile, and deleted
   */
  public static void start(DeviceIdentity identity, Path scratch) {
    if (DONE.compareAndSet(false, true)) {
      Threads.startPlatform("warm-up", () -> log.debug("warm: {}", now(identity, scratch)));
    }
  }

  /**
   * The same, on the calling thread.
   *
   * @return whether it went well
   */
  static boolean now(DeviceIdentity identity, Path scratch) {
    return new WarmUp(identity, scratch).run();
  }

  private boolean run() {
    PartFile.discard(scratch);
    try (Listener listener =
        Listener.tls("warm-up", Endpoint.loopback(0), identity.pieces(), 1, this::serve)) {
      listener.start();
      try (PartFile part = PartFile.create(scratch, manifest.size())) {
        PrefixDigest digest = new PrefixDigest(part::read, manifest.size());
        fetch(listener.local(), new FilePieces(manifest, part, digest));
        digest.available(manifest.size());
        digest.run();
      }
      return true;
    } catch (IOException | CoveyException | RuntimeException e) {
      log.debug("not warmed up: {}", e.toString());
      return false;
    } finally {
      PartFile.discard(scratch);
    }
  }

  /** As {@link UploadSender} sends. */
  private void serve(Connection connection) throws IOException {
    connection.sendMuch();
    byte[] frame = new byte[PeerCodec.PIECE_HEADER + Pieces.SIZE];
    for (int i = 0; i < ROUNDS * PIECES; i++) {
      int piece = i % PIECES;
      PeerCodec.encodePieceHeader(piece, manifest.hashes().get(piece), Pieces.SIZE, frame);
      for (int at = 0; at < frame.length; at += SLICE) {
        connection.write(frame, at, Math.min(SLICE, frame.length - at), LIMIT);
      }
    }
  }

  /** As {@link PeerLink} receives. */
  private void fetch(Endpoint from, FilePieces wanted) throws IOException, CoveyException {
    Outstanding outstanding = new Outstanding();
    Throttle.Lane lane = new Throttle().lane(GroupId.random());
    try (Connection connection = Dialer.tls(from, identity.pieces(), LIMIT)) {
      connection.readTimeout(LIMIT);
      connection.expectMuch();
      PeerReader in = new PeerReader(connection.input());
      PieceReceiver receiver = new PieceReceiver(in, wanted, outstanding, new RateMeter(), lane);
      receive(in, receiver, outstanding);
    }
  }

  private static void receive(PeerReader in, PieceReceiver receiver, Outstanding outstanding)
      throws IOException, CoveyException {
    List<Integer> pieces = IntStream.range(0, PIECES).boxed().toList();
    for (int i = 0; i < ROUNDS * PIECES; i++) {
      if (i % PIECES == 0) {
        outstanding.ask(pieces, System.nanoTime());
      }
      PeerMessage next =
          in.next(Limits.PEER_FRAME).orElseThrow(() -> new InterruptedIOException("ended early"));
      if (next instanceof PeerMessage.Piece piece) {
        var _ = receiver.receive(piece);
      }
    }
  }
}
