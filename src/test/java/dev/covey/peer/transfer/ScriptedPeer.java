package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.DeviceId;
import dev.covey.model.Endpoint;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.net.Connection;
import dev.covey.net.Listener;
import dev.covey.protocol.Limits;
import dev.covey.protocol.PeerCodec;
import dev.covey.protocol.PeerMessage;
import dev.covey.protocol.PeerReader;
import dev.covey.trust.DeviceIdentity;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A seeder that lies, stalls, or breaks off, as a test wants it. */
final class ScriptedPeer implements AutoCloseable {
  /** Serves one connection. */
  @FunctionalInterface
  interface Script {
    void serve(Wire wire) throws IOException;
  }

  private final DeviceIdentity identity;
  private final Manifest manifest;
  private final Path file;
  private final Listener listener;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();

  ScriptedPeer(DeviceIdentity identity, Manifest manifest, Path file, Script script)
      throws CoveyException {
    this.identity = identity;
    this.manifest = manifest;
    this.file = file;
    this.listener =
        Listener.tls(
            "scripted",
            Endpoint.loopback(0),
            identity.pieces(),
            50,
            connection -> {
              connections.incrementAndGet();
              open.incrementAndGet();
              try {
                script.serve(new Wire(connection));
              } finally {
                open.decrementAndGet();
              }
            });
    listener.start();
  }

  DeviceId device() {
    return identity.id();
  }

  Endpoint local() {
    return listener.local();
  }

  int connections() {
    return connections.get();
  }

  /** Connections being served now. */
  int open() {
    return open.get();
  }

  /** One connection, with the steps of a script. */
  final class Wire {
    final Connection connection;
    private final PeerReader in;

    Wire(Connection connection) {
      this.connection = connection;
      this.in = new PeerReader(connection.input());
    }

    PeerMessage next() throws IOException {
      return in.next(Limits.PEER_FRAME).orElseThrow(EOFException::new);
    }

    /** Lets the downloader in and claims to have everything. */
    void letIn() throws IOException {
      next();
      claimAll();
    }

    void claimAll() throws IOException {
      say(new PeerMessage.Have(0, PieceSet.all(manifest.pieceCount())));
    }

    /** Listens, and says nothing more. */
    void fallSilent() throws IOException {
      while (true) {
        next();
      }
    }

    int pieces() {
      return manifest.pieceCount();
    }

    /** The next pieces that are wanted; who opens again on a connection that was kept is let in. */
    List<Integer> wanted() throws IOException {
      while (true) {
        PeerMessage message = next();
        if (message instanceof PeerMessage.Want(List<Integer> indices)) {
          return indices;
        }
        if (message instanceof PeerMessage.Open) {
          claimAll();
        }
      }
    }

    void say(PeerMessage message) throws IOException {
      raw(PeerCodec.encode(message));
    }

    void raw(byte[] bytes) throws IOException {
      connection.output().write(bytes);
    }

    void sendRight(int index) throws IOException {
      send(index, read(index));
    }

    /** Says the right hash, and sends other bytes. */
    void sendWrong(int index) throws IOException {
      byte[] piece = read(index);
      piece[piece.length / 2] ^= 1;
      send(index, piece);
    }

    private void send(int index, byte[] piece) throws IOException {
      raw(frame(index, piece));
    }

    byte[] frame(int index, byte[] piece) {
      Sha1 sha1 = Sha1.of(manifest.hashes().get(index));
      byte[] header = PeerCodec.encode(new PeerMessage.Piece(index, sha1, piece.length));
      byte[] frame = Arrays.copyOf(header, header.length + piece.length);
      System.arraycopy(piece, 0, frame, header.length, piece.length);
      return frame;
    }

    byte[] read(int index) throws IOException {
      byte[] piece = new byte[manifest.pieceLength(index)];
      try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
        in.seek(Pieces.offset(index));
        in.readFully(piece);
      }
      return piece;
    }
  }

  @Override
  public void close() {
    listener.close();
  }
}
