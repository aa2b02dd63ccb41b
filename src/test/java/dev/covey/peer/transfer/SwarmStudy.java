package dev.covey.peer.transfer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Simulates a swarm, once for each seed, and prints how long it took beside the lower bound. */
@Command(
    name = "bench/swarm-simulation",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Many who fetch one file together, in virtual time, with the real piece picker.")
public final class SwarmStudy implements Callable<Integer> {
  private static final TransferSettings DEFAULTS = TransferSettings.defaults();

  @Mixin private final GeneratedSwarm swarm = new GeneratedSwarm();

  @Option(names = "--pieces", description = "Pieces of the file, of 512 KiB each.")
  private int pieces = 128;

  @Option(names = "--connections", description = "MAX_CONNECTIONS of each peer.")
  private int connections = DEFAULTS.maxConnections();

  @Option(names = "--alpha", description = "Weight of a peer's score.")
  private double alpha = DEFAULTS.alpha();

  @Option(names = "--beta", description = "Weight of a peer's load.")
  private double beta = DEFAULTS.beta();

  @Option(names = "--k", description = "How much more than an even share one peer may get.")
  private double k = DEFAULTS.k();

  @Option(
      names = "--order",
      description = "In which order pieces are asked for: ${COMPLETION-CANDIDATES}.")
  private SwarmSetting.Order order = SwarmSetting.Order.RAREST;

  @Option(names = "--seed", description = "Of the first run.")
  private long seed = 1;

  @Option(names = "--seeds", description = "So many runs, each with a seed of its own.")
  private int seeds = 1;

  @Option(names = "--json", description = "One JSON object a line, rather than a line to read.")
  private boolean json;

  private SwarmStudy() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new SwarmStudy())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() {
    PiecePicker.Rules rules =
        new PiecePicker.Rules(
            new AssignmentRule(alpha, beta, k),
            DEFAULTS.retries(),
            PiecePicker.Rules.PAUSE,
            PiecePicker.Rules.BAND);
    SwarmSetting setting =
        new SwarmSetting(pieces, connections, rules, order, Double.POSITIVE_INFINITY);
    for (long run = seed; run < seed + seeds; run++) {
      long begun = System.nanoTime();
      SwarmResult result = new SwarmSimulation(setting, run, swarm.draw(run, pieces)).run();
      print(run, result, Duration.ofNanos(System.nanoTime() - begun));
    }
    return 0;
  }

  private void print(long run, SwarmResult result, Duration took) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("seed", run);
    figures.put("order", order.name().toLowerCase(Locale.ROOT));
    figures.put("alpha", alpha);
    figures.put("beta", beta);
    figures.put("k", k);
    figures.put("first", rounded(result.first()));
    figures.put("median", rounded(result.median()));
    figures.put("last", rounded(result.last()));
    figures.put("bound", rounded(result.bound()));
    figures.put("ratio", rounded(result.ratio()));
    figures.put("copies", rounded(result.copies()));
    figures.put("pieces", result.seconds().size() * pieces);
    figures.put("twice", result.twice());
    figures.put("unfinished", result.unfinished());
    figures.put("realSeconds", rounded(took.toMillis() / 1e3));
    if (json) {
      System.out.println(new JsonMapper().writeValueAsString(figures));
    } else {
      figures.forEach((name, value) -> System.out.print(name + " " + value + "  "));
      System.out.println();
    }
  }

  private static double rounded(double value) {
    return Math.rint(value * 1_000) / 1_000;
  }
}
