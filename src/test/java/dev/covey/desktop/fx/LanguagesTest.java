package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words of {@code messages/sample.properties} and {@code sample_de.properties}. */
class LanguagesTest {
  private static final String SAMPLE = "messages.sample";

  @TempDir Path directory;

  @AfterEach
  void speakEnglish() {
    Messages.speak(Locale.ENGLISH);
  }

  @Test
  void aLanguageThatIsThereIsSpokenWithItsNumbersAndDates() {
    Words german = new Words(SAMPLE, Locale.GERMANY);
    assertThat(german.text("hello")).isEqualTo("Guten Tag");
    assertThat(german.text("count", 12_345)).isEqualTo("12.345 Dateien");
    assertThat(german.locale()).isEqualTo(Locale.GERMAN);
    assertThat(german.dates("day").format(LocalDate.of(2026, 3, 1))).isEqualTo("1. März");
  }

  @Test
  void aWordThatIsMissingIsEnglish() {
    assertThat(new Words(SAMPLE, Locale.GERMAN).text("only")).isEqualTo("only in English");
    assertThat(new Words(SAMPLE, Locale.GERMAN).find("nowhere")).isEmpty();
  }

  @Test
  void aLanguageThatIsMissingIsEnglishWhateverTheSystemSpeaks() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      for (Locale wanted : new Locale[] {Locale.ITALIAN, Locale.ENGLISH, Locale.UK}) {
        Words words = new Words(SAMPLE, wanted);
        assertThat(words.text("hello")).as("%s", wanted).isEqualTo("Good day");
        assertThat(words.text("count", 12_345)).isEqualTo("12,345 files");
        assertThat(words.locale()).isEqualTo(Locale.ENGLISH);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theChoiceIsRemembered() {
    Preferences preferences = Preferences.open(directory.resolve("desktop.properties"));
    Languages languages = new Languages(preferences);
    assertThat(languages.choiceProperty().get()).isEqualTo(Languages.Choice.SYSTEM);
    languages.choiceProperty().set(Languages.Choice.GERMAN);
    assertThat(preferences.text("language")).hasValue("de");
    assertThat(new Languages(preferences).choiceProperty().get())
        .isEqualTo(Languages.Choice.GERMAN);
    assertThat(Languages.Choice.SYSTEM.locale(Locale.FRENCH)).isEqualTo(Locale.FRENCH);
    assertThat(Languages.Choice.ENGLISH.locale(Locale.FRENCH)).isEqualTo(Locale.ENGLISH);
  }
}
