package dev.covey.trust;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that only their owner may read, written whole or not at all.
 *
 * <p>Where the file system knows POSIX permissions, files have 0600 and folders 0700 from their
 * first moment on; elsewhere they inherit what their folder has.
 */
final class PrivateFiles {
  private static final Logger log = LoggerFactory.getLogger(PrivateFiles.class);

  /** Bytes; no key or certificate comes near it. */
  private static final int LARGEST = 64 * 1024;

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFiles() {}

  static void createFolders(Path folder) throws CoveyException {
    try {
      Files.createDirectories(folder, attributes(folder, FOLDER));
    } catch (IOException e) {
      throw failed("Cannot make the folder " + folder, e);
    }
  }

  /** Makes a new folder, which must not exist. */
  static void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, attributes(folder, FOLDER));
  }

  /** Replaces the file at once and whole: whoever reads it sees the old or the new content. */
  static void replace(Path file, String content) throws CoveyException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(draft);
      create(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw failed("Cannot write " + file, e);
    }
  }

  /** Writes a new file, which must not exist, down to the disk. */
  static void create(Path file, String content) throws IOException {
    try (FileChannel channel = open(file, StandardOpenOption.CREATE_NEW)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  static FileChannel open(Path file, StandardOpenOption how) throws IOException {
    return FileChannel.open(
        file, EnumSet.of(StandardOpenOption.WRITE, how), attributes(file, FILE));
  }

  /** Takes a folder's entries down to the disk, where the system can do that. */
  static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      log.trace("{} cannot be synced by itself on this system", folder, e);
    }
  }

  /**
   * The content of a key file; permissions that let others read it are taken away first.
   *
   * @throws NoSuchFileException if there is none
   * @throws IllegalArgumentException if it is far too large or no text
   */
  static String readSecret(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && !FILE.containsAll(view.readAttributes().permissions())) {
      takeFromOthers(file, view);
    }
    return read(file);
  }

  private static void takeFromOthers(Path file, PosixFileAttributeView view) {
    try {
      view.setPermissions(FILE);
      log.warn("others could use {}; from now on only its owner can", file);
    } catch (IOException e) {
      log.warn("others can use {}, and this user cannot change that: {}", file, e.toString());
    }
  }

  /**
   * @throws NoSuchFileException if there is none
   * @throws IllegalArgumentException if it is far too large or no text
   */
  static String read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IllegalArgumentException("it is far too large");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("it is not text", e);
    }
  }

  static CoveyException failed(String what, IOException e) {
    String why =
        switch (e) {
          case AccessDeniedException _ -> "permission denied";
          case NoSuchFileException _ -> "it does not exist";
          case FileAlreadyExistsException _ -> "something else stands in its place";
          case FileSystemException f when f.getReason() != null -> f.getReason();
          default -> e.toString();
        };
    return new CoveyException(
        ErrorCode.FAILED, "%s: %s. Check the disk and the permissions.".formatted(what, why), e);
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
