package dev.covey.trust;

import dev.covey.model.CoveyException;
import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that opens or makes a network when told to, and says which one it got. */
final class NetworkFounder {
  private NetworkFounder() {}

  public static void main(String[] arguments) throws IOException, CoveyException {
    System.out.println("ready");
    if (System.in.read() < 0) {
      return;
    }
    NetworkAuthority network =
        NetworkAuthority.openOrCreate(Path.of(arguments[0]), "network of " + arguments[1]);
    System.out.println(network.fingerprint() + " " + network.clusterKey().prove("n", "t"));
  }
}
