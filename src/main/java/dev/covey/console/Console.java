package dev.covey.console;

import dev.covey.peer.Peer;
import java.io.IOException;
import java.util.Objects;

/**
 * The console of one peer: a shell for a person, or a runner for scripts. Used by one thread.
 *
 * <p>It does not close the peer.
 */
public final class Console {
  private final Peer peer;
  private final ConsoleOptions options;

  public Console(Peer peer, ConsoleOptions options) {
    this.peer = Objects.requireNonNull(peer);
    this.options = Objects.requireNonNull(options);
  }

  /**
   * Reads and carries out commands until {@code quit} or the end of the input.
   *
   * @return the process's exit code: 1 if a command of a script failed, else 0
   * @throws IOException if the script cannot be read or the terminal cannot be used
   */
  public int run() throws IOException {
    options.out().println(peer.status().connection());
    return 0;
  }
}
