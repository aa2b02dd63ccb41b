package dev.covey.trust;

import dev.covey.model.CoveyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A network's folder as it is where the authority was copied to, and the cluster key was not. */
public final class RekeyedNetwork {
  private RekeyedNetwork() {}

  /** Copies the folder to a new one beside it that has a cluster key of its own. */
  public static NetworkAuthority besides(Path network) throws IOException, CoveyException {
    Path copy = Files.createTempDirectory(network.getParent(), "rekeyed");
    try (Stream<Path> files = Files.list(network)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(file.getFileName().toString());
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    Files.write(copy.resolve(ClusterKey.FILE), List.of("ab".repeat(32)));
    return NetworkAuthority.open(copy);
  }
}
