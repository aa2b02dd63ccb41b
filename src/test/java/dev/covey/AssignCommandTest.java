package dev.covey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code covey assign} as somebody types it (P8). */
class AssignCommandTest {
  @TempDir Path folder;

  private record Run(int exit, String out, String error) {}

  private static Run covey(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    int exit =
        Covey.commandLine(List.of(arguments))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(error))
            .setExecutionExceptionHandler((failure, _, _) -> {
              error.write(failure.getMessage());
              return 1;
            })
            .execute(arguments);
    return new Run(exit, out.toString(), error.toString());
  }

  private String peers(String text) throws IOException {
    return Files.writeString(folder.resolve("peers.txt"), text).toString();
  }

  @Test
  void itPrintsEveryFigure() throws IOException { // P8
    String file = peers("good 1\npoor 0\n");
    Run run =
        covey(
            "assign",
            "--file",
            file,
            "--pieces",
            "20",
            "--alpha",
            "0.2",
            "--beta",
            "0.8",
            "--k",
            "1.25");
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .contains(
            "20 pieces, 2 peers, seed 1; alpha 0.2, beta 0.8, k 1.25; at most 13 pieces a peer",
            "  total                   20",
            "  max                     12",
            "  min                     8",
            "  average                 10.00",
            "  score-load correlation  1.000",
            "  fairness (Jain)         0.9615",
            "  good    1.00       20       12",
            "Peers per piece count",
            "             12        1  ##############################",
            "Peers per score",
            "            0.0        1  ##############################",
            "Pieces per score",
            "            0.0        8  ####################",
            "          turns   good   poor      max      min  max-min  mean score",
            "            1-2      2      0        2        0        2        1.00",
            "Sweep: fairness, for alpha (down) and beta (across)",
            "             0.0      0.2      0.4      0.6      0.8      1.0",
            "    0.0   1.0000   1.0000   1.0000   1.0000   1.0000   1.0000",
            "Sweep: score-load correlation, for alpha (down) and beta (across)",
            "    0.0        -        -        -        -        -        -",
            "Sweep: max - min pieces, for alpha (down) and beta (across)",
            "    0.0        0        0        0        0        0        0");
  }

  @Test
  void theSameInputAndSeedPrintTheSame() throws IOException { // P8
    String file = peers("ana 0.9 40%\nben 0.5 70%\ncem 0.2 0-99,150\n");
    Run run = covey("assign", "--file", file, "--pieces", "200", "--seed", "5");
    assertThat(covey("assign", "--file", file, "--pieces", "200", "--seed", "5")).isEqualTo(run);
    assertThat(covey("assign", "--file", file, "--pieces", "200", "--seed", "6")).isNotEqualTo(run);
    assertThat(covey("assign")).isEqualTo(covey("assign"));
  }

  @Test
  void whatIsNotAssignedIsExplained() throws IOException { // P8
    // The cap is ceil(8 / 2 * 1.25) = 5, and only ana has six of the pieces.
    Run run = covey("assign", "--pieces", "8", "--file", peers("ana 0.5 0-6\nben 0.5 0\n"));
    assertThat(run.out().lines())
        .contains(
            "  not yet assigned        1  (who has them is at the cap)",
            "  not assigned            1  (nobody has them)");
  }

  @Test
  void manyPeersAreNotListedButMeasured() { // P8
    Run run = covey("assign", "--peers", "100", "--pieces", "5000");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).doesNotContain("peer1 ").contains("max-min  mean score");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(run.out().lines()).hasSizeLessThan(100);
  }

  @Test
  void manyDifferentCountsAreGathered() { // P8
    Run run = covey("assign", "--peers", "60", "--pieces", "30000", "--alpha", "1");
    String counts =
        run.out()
            .substring(run.out().indexOf("Peers per piece"), run.out().indexOf("Peers per score"));
    assertThat(counts.lines().filter(line -> line.matches(" +\\d+-\\d+ +\\d+  #+")))
        .hasSizeBetween(5, 20);
    int peers =
        counts
            .lines()
            .filter(line -> line.endsWith("#"))
            .mapToInt(line -> Integer.parseInt(line.strip().split(" +")[1]))
            .sum();
    assertThat(peers).isEqualTo(60);
  }

  @Test
  void programsGetOneObject() throws IOException { // P8
    Run run = covey("assign", "--json", "--pieces", "20", "--file", peers("good 1\npoor 0\n"));
    assertThat(run.out().lines()).hasSize(1);
    JsonNode all = JsonMapper.builder().build().readTree(run.out());
    assertThat(all.get("total").intValue()).isEqualTo(20);
    assertThat(all.get("cap").intValue()).isEqualTo(13);
    assertThat(all.at("/peers/0/name").stringValue()).isEqualTo("good");
    assertThat(all.at("/peers/0/pieces").intValue()).isEqualTo(12);
    assertThat(all.at("/peersPerScore/1/score").doubleValue()).isEqualTo(1.0);
    assertThat(all.at("/trend/0/pieces/0").intValue()).isEqualTo(2);
    assertThat(all.get("sweep").size()).isEqualTo(36);
    assertThat(all.at("/sweep/0/correlation").isNull()).isTrue();
  }

  @Test
  void aBadLineEndsItNamingLineAndReason() throws IOException { // P8
    Run run = covey("assign", "--file", peers("ana 0.5\nben 2\n"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.error()).contains("peers.txt, line 2: the score '2' is not 0 to 1");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void badOptionsAreExplained() throws IOException { // C1
    assertThat(covey("assign", "--pieces", "0").error())
        .isEqualTo("--pieces 0: give a whole number from 1 to 1000000.");
    assertThat(covey("assign", "--peers", "-1").error()).contains("--peers -1: give");
    assertThat(covey("assign", "--alpha", "much").error())
        .isEqualTo("--alpha much: give a number from 0 to 100, with a point.");
    assertThat(covey("assign", "--k", "0.5").error()).contains("--k 0.5: give a number from 1");
    assertThat(covey("assign", "--file", peers("ana 1\n"), "--peers", "3").error())
        .contains("leave --peers out");
    assertThat(covey("assign", "--file", folder.resolve("none.txt").toString()).error())
        .contains("none.txt cannot be read");
    assertThat(covey("assign", "--pieces", "many").exit()).isEqualTo(2);
  }

  @Test
  void weightsComeFromTheConfigurationUnlessGiven() throws IOException { // C1, P5
    String file = peers("good 1\npoor 0\n");
    Run set = covey("assign", "--file", file, "--set", "SCORE_ALPHA=0.7", "--set", "THRESHOLD_K=2");
    assertThat(set.out()).contains("alpha 0.7, ").contains("k 2.0;");
    assertThat(covey("assign", "--file", file, "--alpha", "0.7", "--k", "2").out())
        .isEqualTo(set.out());
  }
}
