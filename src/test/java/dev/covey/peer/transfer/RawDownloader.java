package dev.covey.peer.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.Endpoint;
import dev.covey.model.Manifest;
import dev.covey.model.Sha1;
import dev.covey.net.Connection;
import dev.covey.net.Dialer;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PeerReader;
import dev.covey.protocol.PieceUnpacker;
import dev.covey.trust.DeviceIdentity;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** A downloader that says exactly what a test wants, to a real seeder. */
final class RawDownloader implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Connection connection;
  private final PeerReader in;

  RawDownloader(DeviceIdentity device, Endpoint seeder) throws IOException {
    this.connection = Dialer.tls(seeder, device.pieces(), LIMIT);
    connection.readTimeout(LIMIT);
    this.in = new PeerReader(connection.input());
  }

  void say(PeerMessage message) throws IOException {
    raw(PeerCodec.encode(message));
  }

  void raw(byte[] bytes) throws IOException {
    connection.write(bytes, 0, bytes.length, LIMIT);
  }

  PeerMessage.Have open(String ticket) throws IOException {
    say(new PeerMessage.Open(Limits.VERSION, ticket));
    return (PeerMessage.Have) next();
  }

  void want(Integer... pieces) throws IOException {
    say(new PeerMessage.Want(List.of(pieces)));
  }

  PeerMessage next() throws IOException {
    return in.next(Limits.PEER_FRAME).orElseThrow(() -> new IOException("closed"));
  }

  /** The index of the next piece, which is right. */
  int nextPiece(Manifest manifest) throws IOException {
    return restOf((PeerMessage.Piece) next(), manifest);
  }

  /** The index of a piece that has begun to come, which is right. */
  int restOf(PeerMessage.Piece piece, Manifest manifest) throws IOException {
    byte[] bytes = read(piece.length());
    requireRight(manifest, piece.index(), piece.sha1(), bytes);
    return piece.index();
  }

  /** The next piece, which is right, packed or not. */
  PeerMessage nextPieceEitherWay(Manifest manifest) throws IOException {
    PeerMessage message = next();
    switch (message) {
      case PeerMessage.Piece(int index, Sha1 sha1, int length) ->
          requireRight(manifest, index, sha1, read(length));
      case PeerMessage.Packed(int index, Sha1 sha1, int length, int packed) -> {
        byte[] bytes = new byte[length];
        assertThat(PieceUnpacker.unpack(read(packed), packed, bytes, length)).isTrue();
        requireRight(manifest, index, sha1, bytes);
      }
      default -> throw new AssertionError("no piece: " + message);
    }
    return message;
  }

  private byte[] read(int length) throws IOException {
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; ) {
      at += in.readPiece(bytes, at, length - at);
    }
    return bytes;
  }

  private static void requireRight(Manifest manifest, int index, Sha1 told, byte[] bytes) {
    byte[] sha1 = DigestUtils.sha1(bytes);
    assertThat(manifest.matches(index, sha1)).as("piece " + index + " is right").isTrue();
    assertThat(told.bytes()).isEqualTo(sha1);
    assertThat(bytes).hasSize(manifest.pieceLength(index));
  }

  PeerMessage.Refused refusal() throws IOException {
    return (PeerMessage.Refused) next();
  }

  /** Whether the seeder ended the connection, having said nothing more. */
  boolean isEnded() {
    try {
      return in.next(Limits.PEER_FRAME).equals(Optional.empty());
    } catch (IOException e) {
      return !(e instanceof SocketTimeoutException);
    }
  }

  /**
   * Takes one byte of what is on its way.
   *
   * @return false when the seeder has ended the connection
   */
  boolean sip() {
    try {
      return connection.input().read() >= 0;
    } catch (IOException _) {
      return false;
    }
  }

  /** Takes what is on its way, and returns when the seeder has ended the connection. */
  void readToTheEnd() throws SocketTimeoutException {
    boolean open = true;
    while (open) {
      try {
        open = in.next(Limits.PEER_FRAME).isPresent();
      } catch (SocketTimeoutException e) {
        throw e;
      } catch (IOException _) {
        open = false;
      }
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
