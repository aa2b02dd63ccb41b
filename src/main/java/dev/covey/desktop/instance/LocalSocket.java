package dev.covey.desktop.instance;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Where a later desktop finds the first: a Unix domain socket in a folder that only its owner can
 * enter. Any thread may call it.
 */
final class LocalSocket {
  /** Bytes that a socket's path may have on every system (macOS: 104). */
  private static final int LONGEST_PATH = 100;

  private static final String FOLDER = "desktop.run";
  private static final String NAME = "s";

  private final Path path;

  private LocalSocket(Path path) {
    this.path = path;
  }

  /**
   * In the data directory, or where that has too long a path in the user's folder for such things.
   *
   * @param runtimeFolder {@code XDG_RUNTIME_DIR}, if there
   * @return empty if there is no place for it
   */
  static Optional<LocalSocket> of(Path directory, Optional<Path> runtimeFolder) throws IOException {
    Path real = directory.toRealPath();
    Path near = real.resolve(FOLDER).resolve(NAME);
    if (fits(near)) {
      return Optional.of(new LocalSocket(near));
    }
    String unique = DigestUtils.sha256Hex(real.toString()).substring(0, 16);
    return runtimeFolder
        .filter(Path::isAbsolute)
        .filter(Files::isDirectory)
        .map(folder -> folder.resolve("covey-" + unique).resolve(NAME))
        .filter(LocalSocket::fits)
        .map(LocalSocket::new);
  }

  private static boolean fits(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
  }

  /** Opens it, in place of one that a killed process left: only for who holds the lock. */
  ServerSocketChannel listen() throws IOException {
    makeFolder(path.getParent());
    Files.deleteIfExists(path);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      return server.bind(UnixDomainSocketAddress.of(path));
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The folder keeps others out; the socket's own mode would come a moment too late. */
  private static void makeFolder(Path folder) throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder);
      return;
    }
    var owner = PosixFilePermissions.fromString("rwx------");
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.setPosixFilePermissions(folder, owner);
    } else {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(owner));
    }
  }

  SocketChannel connect() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(path));
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
