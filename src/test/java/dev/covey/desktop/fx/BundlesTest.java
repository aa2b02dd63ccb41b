package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundles of words against each other and against the code. */
class BundlesTest {
  private static final Path JAVA = Path.of("src/main/java/dev/covey");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)[,}]");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Set<String> PATTERNS =
      Set.of("format.time", "format.exactTime", "format.day", "format.dayOfYear");

  private final Words english = new Words("messages.desktop", Locale.ENGLISH);
  private final Words german = new Words("messages.desktop", Locale.GERMAN);

  /** Its own keys alone, without the English ones behind it. */
  private static Set<String> keysOf(String file) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("src/main/resources/messages", file))) {
      List<String> keys =
          lines
              .filter(line -> !line.startsWith("#") && line.contains("="))
              .map(line -> line.substring(0, line.indexOf('=')))
              .toList();
      assertThat(keys).doesNotHaveDuplicates();
      return new TreeSet<>(keys);
    }
  }

  @Test
  void bothLanguagesHaveTheSameWords() throws IOException {
    Set<String> wanted = keysOf("desktop.properties");
    // English shows the sentences themselves.
    Arrays.stream(ErrorCode.values()).map(code -> "problem." + code.wire()).forEach(wanted::add);
    Set<String> there = keysOf("desktop_de.properties");
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(there);
    assertThat(missing).as("in English only").isEmpty();
    there.removeAll(wanted);
    assertThat(there).as("in German only").isEmpty();
  }

  @Test
  void eachTextIsFilledInWithTheSameValuesInBoth() throws IOException {
    for (String key : keysOf("desktop.properties")) {
      assertThat(places(german.text(key))).as(key).isEqualTo(places(english.text(key)));
    }
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  @Test
  void damagedPiecesAreCountedAmongAll() { // F13
    assertThat(english.text("recheck.damaged", 1, 1)).startsWith("1 of 1 piece is damaged. ");
    assertThat(english.text("recheck.damaged", 3, 3_701))
        .startsWith("3 of 3,701 pieces are damaged. ");
    assertThat(german.text("recheck.damaged", 1, 3_701))
        .startsWith("1 von 3.701 Stücken ist beschädigt. ");
    assertThat(german.text("recheck.damaged", 3_000, 3_701))
        .startsWith("3.000 von 3.701 Stücken sind beschädigt. ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 12_345})
  void everyTextCanBeFilledIn(int value) {
    Object[] values = Collections.nCopies(11, value).toArray();
    for (Words words : List.of(english, german)) {
      for (String key : words.keys()) {
        String text = words.text(key);
        assertThat(text).as(key).isNotBlank().doesNotContain("'", "\"");
        assertThat(new MessageFormat(text, words.locale()).format(values))
            .as(key)
            .doesNotContain("{", "}", "|");
      }
    }
  }

  @Test
  void datesCanBeWrittenInBoth() {
    ZonedDateTime time = ZonedDateTime.parse("2026-03-01T18:22:07Z");
    for (Words words : List.of(english, german)) {
      for (String key : PATTERNS) {
        DateTimeFormatter dates = words.dates(key);
        assertThatCode(() -> dates.format(time)).as(key).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void germanAddressesNobodyAndHasItsOwnQuotes() {
    for (String key : german.keys()) {
      String text = german.text(key);
      assertThat(text)
          .as(key)
          .doesNotContainPattern("(?i)\\b(du|dich|dein\\w*|bitte)\\b|!|”|\\.\\.\\.");
      assertThat(text.chars().filter(c -> c == '„').count())
          .as("%s: pairs of quotes", key)
          .isEqualTo(text.chars().filter(c -> c == '“').count());
    }
  }

  @Test
  void everyWordIsUsed() throws IOException {
    Set<String> literals = new HashSet<>();
    for (MatchResult found :
        LITERAL.matcher(sources(JAVA.resolve("desktop"), ".java")).results().toList()) {
      literals.add(found.group(1));
    }
    for (MatchResult found :
        LITERAL.matcher(sources(Path.of("src/main/resources/fxml"), ".fxml")).results().toList()) {
      literals.add(found.group(1).replaceFirst("^%", ""));
    }
    Set<String> unused = new TreeSet<>(english.keys());
    unused.removeIf(key -> isUsed(key, literals));
    assertThat(unused).isEmpty();
  }

  /** Whole, or put together of a beginning and an end. */
  private static boolean isUsed(String key, Set<String> literals) {
    if (literals.contains(key)) {
      return true;
    }
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      String begin = key.substring(0, dot);
      if (literals.contains(begin + ".")
          || (literals.contains(begin) && literals.contains(key.substring(dot)))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void everySentenceThatIsKnownIsReallySaid() throws IOException {
    String code = sources(JAVA, ".java").replaceAll("\"\\s*\\+\\s*\"", "");
    Set<String> neverSaid = new TreeSet<>();
    for (String key : english.keys()) {
      // What the operating system says is in no source of ours.
      boolean ours = key.startsWith("said") && !key.startsWith("saidIn.system.");
      if (ours && !code.contains('"' + key + '"')) {
        Pattern said = asWritten(english.text(key));
        if (!said.matcher(code).find()) {
          neverSaid.add(key);
        }
      }
    }
    assertThat(neverSaid).isEmpty();
  }

  /** A value is written as a format's place, or comes between two literals. */
  private static Pattern asWritten(String sentence) {
    String form =
        Arrays.stream(sentence.replaceAll("[“”]", "'").split("\\{\\d}", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("(?:%[\\w.]+|\"\\s*\\+[^\"]{1,80})\"?"));
    return Pattern.compile("\"" + form);
  }

  private static String sources(Path folder, String ending) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
