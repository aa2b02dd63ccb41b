package dev.covey;

import ch.qos.logback.classic.Level;
import dev.covey.console.Console;
import dev.covey.console.ConsoleOptions;
import dev.covey.model.CoveyException;
import dev.covey.net.Threads;
import dev.covey.peer.NetworkPeer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code covey console}: a peer with typed commands (SPEC U). */
@Command(
    name = "console",
    description = "A peer with typed commands, for terminals and scripts.",
    mixinStandardHelpOptions = true)
final class ConsoleCommand implements Callable<Integer> {
  @Option(
      names = "--script",
      paramLabel = "FILE|-",
      description = "Run the commands of a file, or of the standard input.")
  private Optional<Path> script = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object a command.")
  private boolean json;

  @Mixin private PeerOptions options = new PeerOptions();

  @Override
  public Integer call() throws CoveyException, IOException {
    Configuration configuration = options.common().configuration();
    CoveyHome home = options.common().home(configuration);
    Path data = options.dataDirectory(home);
    Logs.start(data.resolve("logs"), "console", Level.OFF);
    try (NetworkPeer peer = new NetworkPeer(options.peerConfig(configuration, home).withWarmUp())) {
      peer.start();
      return new Console(
              peer,
              ConsoleOptions.ofProcess(
                  json,
                  script,
                  Optional.of(data.resolve("console-history")),
                  Threads.virtual("console-")))
          .run();
    }
  }
}
