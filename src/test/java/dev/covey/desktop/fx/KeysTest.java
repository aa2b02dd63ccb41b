package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of shortcuts against what the screens really heed. */
class KeysTest {
  private static final Pattern HEEDED = Pattern.compile("\\.on\\(Shortcuts\\.(\\w+),");

  @ParameterizedTest
  @EnumSource(value = Keys.Scope.class, names = "EVERYWHERE", mode = EnumSource.Mode.EXCLUDE)
  void aScreenHeedsWhatTheTableSaysAndNothingElse(Keys.Scope scope) throws Exception {
    Set<String> told = new TreeSet<>();
    scope.keys().forEach(key -> key.combinations().forEach(keys -> told.add(keys.getName())));
    Set<String> heeded = heeded(scope);
    assertThat(heeded)
        .contains(Keys.SEARCH.combination().getName(), Keys.ESCAPE.combination().getName());
    heeded.remove(Keys.SEARCH.combination().getName());
    heeded.remove(Keys.ESCAPE.combination().getName());
    assertThat(heeded).isEqualTo(told);
  }

  private static Set<String> heeded(Keys.Scope scope)
      throws IOException, ReflectiveOperationException {
    Path room =
        Path.of("src/main/java/dev/covey/desktop").resolve(scope.name().toLowerCase(Locale.ROOT));
    Set<String> heeded = new TreeSet<>();
    try (Stream<Path> files = Files.list(room)) {
      for (Path file : files.toList()) {
        Matcher matcher = HEEDED.matcher(Files.readString(file));
        while (matcher.find()) {
          Field constant = Shortcuts.class.getField(matcher.group(1));
          heeded.add(((KeyCombination) constant.get(null)).getName());
        }
      }
    }
    return heeded;
  }

  @Test
  void noTwoShortcutsThatCanMeetAreTheSame() {
    for (Keys.Scope scope : Keys.Scope.values()) {
      Set<String> seen = new HashSet<>();
      Stream.concat(scope.keys().stream(), Keys.Scope.EVERYWHERE.keys().stream())
          .distinct()
          .flatMap(key -> key.combinations().stream())
          .forEach(keys -> assertThat(seen.add(keys.getName())).as("%s %s", scope, keys).isTrue());
    }
  }

  @Test
  void everyShortcutSaysWhatItDoes() {
    for (Keys keys : Keys.values()) {
      assertThat(keys.label()).as("%s", keys).isNotBlank();
      assertThat(keys.pressed()).as("%s", keys).isNotBlank();
    }
  }

  @Test
  void aMenuTellsTheKeysOfWhatItOffers() {
    assertThat(Keys.ofMenuItem("filesMenuDownload")).contains(Shortcuts.DOWNLOAD);
    assertThat(Keys.ofMenuItem("downloadsMenuResume")).contains(Shortcuts.SPACE);
    assertThat(Keys.ofMenuItem("filesMenuDownloadTo")).isEmpty();
  }
}
