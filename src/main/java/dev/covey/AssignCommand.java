package dev.covey;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.peer.transfer.AssignmentStudy;
import dev.covey.peer.transfer.DescribedPeer;
import dev.covey.peer.transfer.PeerDescriptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code covey assign} (P8): how pieces would be assigned to described peers, in figures. */
@Command(
    name = "assign",
    description = "Shows how pieces would be assigned to described peers, without a network.",
    mixinStandardHelpOptions = true)
final class AssignCommand implements Callable<Integer> {
  private static final int USUAL_PEERS = 10;
  private static final int MOST_PEERS = 10_000;

  @Option(
      names = "--pieces",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many pieces the file has (default: ${DEFAULT-VALUE}).")
  private int pieces = 1_000;

  @Option(
      names = "--peers",
      paramLabel = "N",
      description = "So many peers that have everything, with scores by lot (default: 10).")
  private Optional<Integer> peers = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "F",
      description = {
        "Describes the peers, one a line: a name, a score from 0 to 1, and what it has:",
        "all (or nothing said), a part by lot like 40%%, or pieces like 0-99,150."
      })
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Decides what is by lot (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--alpha",
      paramLabel = "A",
      description = "Weight of the score (default: SCORE_ALPHA).")
  private Optional<String> alpha = Optional.empty();

  @Option(
      names = "--beta",
      paramLabel = "B",
      description = "Weight of the load (default: SCORE_BETA).")
  private Optional<String> beta = Optional.empty();

  @Option(
      names = "--k",
      paramLabel = "K",
      description = "How much more than an even share one peer may get (default: THRESHOLD_K).")
  private Optional<String> k = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws CoveyException {
    AssignmentStudy study = study(common.configuration());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(AssignmentJson.line(study));
    } else {
      new AssignmentText(study).print(out);
    }
    out.flush();
    return 0;
  }

  private AssignmentStudy study(Configuration configuration) throws CoveyException {
    between("--pieces", pieces, AssignmentStudy.MOST_PIECES);
    double someAlpha = decimal("--alpha", alpha, Setting.SCORE_ALPHA, configuration);
    double someBeta = decimal("--beta", beta, Setting.SCORE_BETA, configuration);
    double someK = decimal("--k", k, Setting.THRESHOLD_K, configuration);
    List<DescribedPeer> described = described();
    try {
      return new AssignmentStudy(pieces, described, someAlpha, someBeta, someK, seed);
    } catch (IllegalArgumentException e) {
      throw new CoveyException(ErrorCode.BAD_COMMAND, e.getMessage(), e);
    }
  }

  private List<DescribedPeer> described() throws CoveyException {
    if (file.isEmpty()) {
      int count = peers.orElse(USUAL_PEERS);
      between("--peers", count, MOST_PEERS);
      return PeerDescriptions.drawn(count, pieces, seed);
    }
    if (peers.isPresent()) {
      throw new CoveyException(
          ErrorCode.BAD_COMMAND, "--file describes the peers: leave --peers out.");
    }
    Path source = file.get();
    try {
      return PeerDescriptions.parse(source.toString(), Files.readString(source), pieces, seed);
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.BAD_CONFIGURATION,
          "%s cannot be read: it describes the peers, one a line, as UTF-8 text.".formatted(source),
          e);
    }
  }

  private static void between(String option, int value, int most) throws CoveyException {
    if (value < 1 || value > most) {
      throw new CoveyException(
          ErrorCode.BAD_COMMAND,
          "%s %d: give a whole number from 1 to %d.".formatted(option, value, most));
    }
  }

  private static double decimal(
      String option, Optional<String> given, Setting setting, Configuration configuration)
      throws CoveyException {
    if (given.isEmpty()) {
      return configuration.decimal(setting);
    }
    try {
      setting.check(given.get());
      return Double.parseDouble(given.get());
    } catch (IllegalArgumentException e) {
      throw new CoveyException(
          ErrorCode.BAD_COMMAND,
          "%s %s: give %s.".formatted(option, given.get(), e.getMessage()),
          e);
    }
  }
}
