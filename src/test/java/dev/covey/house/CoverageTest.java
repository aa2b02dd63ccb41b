package dev.covey.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/COVERAGE.md names, for every numbered behaviour, tests that exist or what is still missing.
 */
class CoverageTest {
  private static final Map<String, Integer> BEHAVIOURS =
      new LinkedHashMap<>(
          Map.ofEntries(
              Map.entry("U", 16),
              Map.entry("S", 7),
              Map.entry("G", 7),
              Map.entry("F", 15),
              Map.entry("P", 9),
              Map.entry("D", 12),
              Map.entry("I", 4),
              Map.entry("T", 13),
              Map.entry("H", 5),
              Map.entry("L", 7),
              Map.entry("N", 3),
              Map.entry("C", 2),
              Map.entry("W", 2),
              Map.entry("X", 5)));
  private static final Pattern ROW = Pattern.compile("\\| ([A-Z]\\d+) \\| (.*) \\| (.*) \\|");
  private static final Pattern TEST = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");

  @Test
  void everyBehaviourHasARow() throws IOException {
    List<String> wanted =
        BEHAVIOURS.entrySet().stream()
            .flatMap(
                part -> IntStream.rangeClosed(1, part.getValue()).mapToObj(i -> part.getKey() + i))
            .toList();
    assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void everyRowNamesTestsThatExistOrSaysWhatIsMissing() throws IOException {
    Map<String, String> sources = testSources();
    List<String> wrong = new ArrayList<>();
    rows()
        .forEach((number, tests) -> {
          Matcher named = TEST.matcher(tests);
          int found = 0;
          while (named.find()) {
            found++;
            String source = sources.get(named.group(1));
            if (source == null || !mentions(source, named.group(2))) {
              wrong.add(number + ": " + named.group());
            }
          }
          if (found == 0 && !tests.contains("later:")) {
            wrong.add(number + ": neither a test nor 'later:'");
          }
        });
    assertThat(wrong).isEmpty();
  }

  private static boolean mentions(String source, String method) {
    return method == null || source.contains(" " + method + "(");
  }

  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("docs/COVERAGE.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), row.group(3));
      }
    }
    return rows;
  }

  private static Map<String, String> testSources() throws IOException {
    try (Stream<Path> tree = Files.walk(Path.of("src/test/java"))) {
      return tree.filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  CoverageTest::read,
                  (one, other) -> one + other));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
