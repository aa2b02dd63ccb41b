package dev.covey;

import ch.qos.logback.classic.Level;
import dev.covey.demo.Demo;
import dev.covey.demo.DemoOptions;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code covey demo}: the main job with nothing configured and no display. */
@Command(
    name = "demo",
    description =
        "Shares and fetches a file among peers in this process, over the real connections.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--file", paramLabel = "F", description = "The file to share.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "256MiB",
      description = "Size of a made file, for example 64MiB or 1GiB (default: ${DEFAULT-VALUE}).")
  private String size = "256MiB";

  @Option(
      names = "--seeders",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many peers share it (default: ${DEFAULT-VALUE}).")
  private int seeders = 2;

  @Option(
      names = "--small",
      paramLabel = "N",
      defaultValue = "0",
      description = "Small files that are shared and fetched besides (default: ${DEFAULT-VALUE}).")
  private int small;

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  @SuppressWarnings("SystemConsoleNull") // it is null where neither end is a terminal
  public Integer call() throws CoveyException, IOException {
    Configuration configuration = common.configuration();
    Logs.start(common.home(configuration).logs(), "demo", Level.OFF);
    DemoOptions options;
    try {
      boolean terminal = System.console() != null && System.console().isTerminal();
      options = new DemoOptions(file, ByteSize.parse(size), seeders, small, terminal);
    } catch (IllegalArgumentException e) {
      throw new CoveyException(ErrorCode.BAD_COMMAND, e.getMessage(), e);
    }
    new Demo(options, System.out).run();
    return 0;
  }
}
