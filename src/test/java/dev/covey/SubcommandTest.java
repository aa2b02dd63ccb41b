package dev.covey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Which subcommands are made for what was typed. */
class SubcommandTest {
  private static final String[] ALL =
      Stream.of(Subcommand.values()).map(Subcommand::word).toArray(String[]::new);

  private static Iterable<String> made(String... words) {
    CommandLine line = Covey.commandLine(List.of(words));
    return line.getSubcommands().keySet();
  }

  @Test
  void theOneThatIsAskedForIsTheOnlyOneThatIsMade() {
    for (String word : ALL) {
      assertThat(made(word, "--help")).containsExactly(word);
    }
  }

  @Test
  void whoAsksForNoneIsToldOfAll() {
    assertThat(made("--help")).containsExactly(ALL);
    assertThat(made("dektop")).containsExactly(ALL);
    assertThat(made()).containsExactly(ALL);
  }
}
