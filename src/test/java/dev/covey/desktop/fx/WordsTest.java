package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the desktop and who uses them. */
class WordsTest {
  private static final Pattern IN_CODE = Pattern.compile("Messages\\s*\\.text\\(\\s*\"([^\"]+)\"");
  private static final Pattern IN_FXML = Pattern.compile("\"%([^\"]+)\"");

  @Test
  void everyKeyThatIsUsedHasWords() throws IOException {
    Set<String> missing = new TreeSet<>();
    collect(Path.of("src/main/java/dev/covey/desktop"), IN_CODE, missing);
    collect(Path.of("src/main/resources/fxml"), IN_FXML, missing);
    missing.removeIf(Messages.bundle()::containsKey);
    // Keys that are put together at run time end in a dot here.
    missing.removeIf(key -> key.endsWith("."));
    assertThat(missing).isEmpty();
  }

  private static void collect(Path folder, Pattern pattern, Set<String> keys) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          keys.add(matcher.group(1));
        }
      }
    }
  }

  @Test
  void everyMessageCanBeFilledIn() {
    for (String key : Messages.bundle().keySet()) {
      String words = Messages.bundle().getString(key);
      assertThat(words).as(key).doesNotContain("'");
      assertThat(new MessageFormat(words, Locale.ENGLISH)).as(key).isNotNull();
    }
  }

  @Test
  void nothingIsShouted() { // design: sentence case, no exclamation marks, no please
    List<String> loud =
        Messages.bundle().keySet().stream()
            .filter(key -> Messages.bundle().getString(key).matches("(?i).*(!|please).*"))
            .toList();
    assertThat(loud).isEmpty();
  }

  @Test
  void theSheetHasNoColourOfItsOwn() throws IOException { // design: looked-up colours only
    String sheet = Files.readString(Path.of("src/main/resources/css/covey.css"));
    List<String> own =
        sheet
            .lines()
            .filter(line -> line.matches(".*(#[0-9a-fA-F]{3,8}\\b|rgba?\\().*"))
            .filter(line -> !line.contains("-covey-peer"))
            .toList();
    assertThat(own).isEmpty();
  }
}
