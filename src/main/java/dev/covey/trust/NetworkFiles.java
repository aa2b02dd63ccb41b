package dev.covey.trust;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network's folder: {@code ca.pem}, {@code ca.key}, {@code cluster.key}, {@code ticket.key} and
 * {@code network.name}.
 *
 * <p>It is made beside its place and moved there whole, under a lock, so that processes which start
 * at once agree on one and a crash leaves none that is half made.
 */
final class NetworkFiles {
  private static final String CA_CERTIFICATE = "ca.pem";
  private static final String CA_KEY = "ca.key";
  private static final String TICKET_KEY = "ticket.key";
  private static final String NAME = "network.name";

  private final Path directory;

  NetworkFiles(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  NetworkSecrets openOrCreate(String name, InstantSource clock) throws CoveyException {
    if (holdsNetwork()) {
      return open();
    }
    Path parent = directory.getParent();
    if (parent == null) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION, "A network cannot be kept in the root folder itself.");
    }
    PrivateFiles.createFolders(parent);
    try (var _ = MakingLock.take(parent.resolve(directory.getFileName() + ".lock"))) {
      if (isAbsent()) {
        create(NetworkSecrets.random(name, clock.instant()));
      }
    }
    return open();
  }

  /** Whether there is a network; one that lacks files counts, and fails to open. */
  private boolean holdsNetwork() {
    return Files.exists(directory.resolve(CA_CERTIFICATE));
  }

  private boolean isAbsent() throws CoveyException {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw PrivateFiles.failed("Cannot look into " + directory, e);
    }
  }

  private void create(NetworkSecrets secrets) throws CoveyException {
    // What an earlier process left when it died; nobody else writes here under the lock.
    Path draft = directory.resolveSibling(directory.getFileName() + ".new");
    try {
      delete(draft);
      PrivateFiles.createFolder(draft);
      PrivateFiles.create(draft.resolve(CA_KEY), KeyKind.encode(secrets.authorityKeys()));
      PrivateFiles.create(draft.resolve(TICKET_KEY), KeyKind.encode(secrets.ticketKeys()));
      PrivateFiles.create(draft.resolve(ClusterKey.FILE), secrets.clusterKey().encode());
      PrivateFiles.create(draft.resolve(NAME), secrets.name() + "\n");
      PrivateFiles.create(draft.resolve(CA_CERTIFICATE), Certificates.encode(secrets.authority()));
      PrivateFiles.sync(draft);
      Files.deleteIfExists(directory);
      Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
      PrivateFiles.sync(directory.getParent());
    } catch (IOException e) {
      throw PrivateFiles.failed("Cannot make the network's folder " + directory, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * @throws CoveyException naming the file that is missing or damaged, and the remedy
   */
  NetworkSecrets open() throws CoveyException {
    X509Certificate authority = read(CA_CERTIFICATE, Certificates::decode);
    KeyPair authorityKeys = read(CA_KEY, KeyKind.P256::decode);
    if (!authority.getPublicKey().equals(authorityKeys.getPublic())) {
      throw damaged(CA_KEY, "it is not the key of " + CA_CERTIFICATE, null);
    }
    return new NetworkSecrets(
        read(NAME, NetworkFiles::name),
        authority,
        authorityKeys,
        read(ClusterKey.FILE, ClusterKey::decode),
        read(TICKET_KEY, KeyKind.ED25519::decode));
  }

  private static String name(String text) {
    NetworkSecrets.checkName(text.strip());
    return text.strip();
  }

  /** The authority's certificate alone, which is no secret; empty if there is none. */
  Optional<X509Certificate> authority() throws CoveyException {
    return holdsNetwork()
        ? Optional.of(read(CA_CERTIFICATE, Certificates::decode))
        : Optional.empty();
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(String text) throws GeneralSecurityException;
  }

  private <T> T read(String name, Reading<T> reading) throws CoveyException {
    Path file = directory.resolve(name);
    try {
      String text =
          name.equals(CA_CERTIFICATE) ? PrivateFiles.read(file) : PrivateFiles.readSecret(file);
      return reading.of(text);
    } catch (NoSuchFileException e) {
      throw damaged(name, "it is missing", e);
    } catch (IOException e) {
      throw PrivateFiles.failed("Cannot read " + file, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw damaged(name, e.getMessage(), e);
    }
  }

  private CoveyException damaged(String name, String why, Exception cause) {
    return new CoveyException(
        ErrorCode.FAILED,
        ("The network's file %s cannot be used: %s. Restore it from a backup or another server of"
                + " the network, or move the folder %s away to start a new network.")
            .formatted(directory.resolve(name), why, directory),
        cause);
  }
}
