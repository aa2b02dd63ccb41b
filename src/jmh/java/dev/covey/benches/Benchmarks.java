package dev.covey.benches;

import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the benchmarks as JMH's own main class does, with the same options, and prints one JSON line
 * for each after JMH's table.
 */
public final class Benchmarks {
  private static final String HERE = "dev.covey.";

  private final JsonMapper json = new JsonMapper();

  private Benchmarks() {}

  /**
   * @param arguments as JMH takes them
   */
  public static void main(String[] arguments) throws Exception {
    try {
      CommandLineOptions options = new CommandLineOptions(arguments);
      Runner runner = new Runner(options);
      if (options.shouldHelp()) {
        options.showHelp();
      } else if (options.shouldList()) {
        runner.list();
      } else if (options.shouldListProfilers()) {
        options.listProfilers();
      } else {
        new Benchmarks().print(runner.run());
      }
    } catch (CommandLineOptionException | RunnerException e) {
      System.err.println("bench/jmh: " + e.getMessage());
      System.exit(1);
    }
  }

  private void print(Collection<RunResult> results) {
    results.stream().map(this::line).forEach(System.out::println);
  }

  private ObjectNode line(RunResult result) {
    BenchmarkParams params = result.getParams();
    ObjectNode line = json.createObjectNode();
    line.put("benchmark", params.getBenchmark().replace(HERE, ""));
    params.getParamsKeys().forEach(key -> line.put(key, params.getParam(key)));
    Result<?> primary = result.getPrimaryResult();
    line.put("score", primary.getScore());
    if (!Double.isNaN(primary.getScoreError())) {
      line.put("error", primary.getScoreError());
    }
    line.put("unit", primary.getScoreUnit());
    // What profilers measured beside, such as gc.alloc.rate.norm of -prof gc.
    result.getSecondaryResults().forEach((name, profiled) -> line.put(name, profiled.getScore()));
    return line;
  }
}
