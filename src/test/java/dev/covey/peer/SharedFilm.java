package dev.covey.peer;

import static org.awaitility.Awaitility.await;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Pieces;
import dev.covey.model.UserName;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.testing.LoopbackNetwork;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Random;

/**
 * A network over real sockets in which Anna shares one file of twenty pieces in a group, and lets
 * others in. Close it to close all its peers.
 */
final class SharedFilm implements AutoCloseable {
  static final GroupName FILMS = new GroupName("films");
  static final FileName FILE = new FileName("holiday.mkv");
  static final int SIZE = 19 * Pieces.SIZE + 17;

  final LoopbackNetwork network;
  final NetworkPeer anna;
  final Path source;

  SharedFilm(Path directory) throws CoveyException, IOException {
    byte[] content = new byte[SIZE];
    new Random(1).nextBytes(content);
    source = Files.write(directory.resolve(FILE.value()), content);
    network = LoopbackNetwork.start(directory);
    anna = network.member("anna");
    anna.createGroup(FILMS);
    anna.share(source, FILMS).await();
  }

  /** A new user whom Anna lets into the group. */
  NetworkPeer admitted(String name) throws CoveyException {
    NetworkPeer peer = network.member(name);
    admit(peer, name, FILMS);
    return peer;
  }

  void admit(NetworkPeer peer, String name, GroupName group) throws CoveyException {
    peer.joinGroup(group);
    anna.acceptRequest(group, new UserName(name));
  }

  /** How many serve the file, as Anna is told. */
  int seeders() throws CoveyException {
    return anna.listFiles(FILMS).getFirst().seeders();
  }

  /** Bytes of a group's files that Anna sent. */
  long sent(GroupName group) {
    return anna.sharedFiles().stream()
        .filter(file -> file.group().equals(group))
        .mapToLong(SharedFile::uploaded)
        .sum();
  }

  /** How a download ended; waits for that. */
  static TransferSnapshot finished(Peer peer, DownloadId id) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> peer.download(id).orElseThrow().state().hasEnded());
    return peer.download(id).orElseThrow();
  }

  /** Turns a bit of these pieces, as a disk may, without a trace in the file's stamp. */
  static void rot(Path file, int... pieces) throws IOException {
    FileTime before = Files.getLastModifiedTime(file);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (int piece : pieces) {
        bytes.seek(Pieces.offset(piece) + 5);
        int one = bytes.read();
        bytes.seek(Pieces.offset(piece) + 5);
        bytes.write(one ^ 1);
      }
    }
    Files.setLastModifiedTime(file, before);
  }

  @Override
  public void close() {
    network.close();
  }
}
