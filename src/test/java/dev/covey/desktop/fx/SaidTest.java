package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was said in English, in German. */
class SaidTest {
  @BeforeEach
  void speakGerman() {
    Messages.speak(Locale.GERMAN);
  }

  @AfterEach
  void speakEnglish() {
    Messages.speak(Locale.ENGLISH);
  }

  @Test
  void aKnownSentenceKeepsItsValues() {
    assertThat(
            Said.of(
                new CoveyException(
                    ErrorCode.ALREADY_REQUESTED,
                    "You have asked to join 'choir' already; its owner, anna, has not answered yet.")))
        .isEqualTo("Die Aufnahme in „choir“ ist schon angefragt; anna hat noch nicht geantwortet.");
    assertThat(Said.of("'a {0} b.txt' cannot be read: it is not there"))
        .isEqualTo("„a {0} b.txt“ kann nicht gelesen werden: nicht vorhanden");
    assertThat(Said.of("refuses: This peer does not offer that file."))
        .isEqualTo("lehnt ab: Die Datei wird dort nicht geteilt.");
  }

  @Test
  void namesThatRunToTheLeftKeepTheirOrderInEitherLanguage() {
    String english = "'סרט (2026).mov' cannot be read: it is not there";
    assertThat(Said.of(english))
        .isEqualTo("„\u2067סרט (2026).mov\u2069“ kann nicht gelesen werden: nicht vorhanden");
    Messages.speak(Locale.ENGLISH);
    assertThat(Said.of(english)).contains("\u2067סרט (2026).mov\u2069").contains("cannot be read");
    assertThat(Said.of(ErrorCode.BAD_PATH, english)).isEqualTo(Said.of(english));
  }

  @Test
  void whatAStrangerSaysIsALineWithoutDirectionsOfItsOwn() { // X4
    assertThat(Said.of("a\nb\u2067c")).isEqualTo("a b c");
    assertThat(Said.of(ErrorCode.FAILED, "a\nb\u2067c")).endsWith("a b c");
  }

  @Test
  void sizesInItAreGermanToo() {
    assertThat(
            Said.of(
                "The disk of '/a' is full: 4.7 GB more is needed. Free some space and the download goes on."))
        .contains("4,7 GB fehlen");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'/a/b.mov' is a link: share the file it points to."
            + "|„/a/b.mov“ ist eine Verknüpfung: die Datei teilen, auf die sie zeigt.",
        "'/a/b' is a folder: share the files in it one by one."
            + "|„/a/b“ ist ein Ordner: die Dateien darin einzeln teilen.",
        "'/a/b' is a pipe: only ordinary files can be shared."
            + "|„/a/b“ ist eine Pipe: Nur gewöhnliche Dateien können geteilt werden.",
        "'/a/b' cannot be read: you lack the permission."
            + "|„/a/b“ kann nicht gelesen werden: Die Berechtigung fehlt.",
        "'/a/b' was not found.|„/a/b“ ist nicht vorhanden.",
        "'/a/b' is in the way: remove it.|„/a/b“ ist im Weg: entfernen.",
        "'/a/b' is no ordinary file and is not replaced."
            + "|„/a/b“ ist keine gewöhnliche Datei und wird nicht ersetzt."
      })
  void whatIsWrongWithAPathIsSaidWithoutAWordOfEnglish(String english, String german) { // E1
    assertThat(Said.of(ErrorCode.BAD_PATH, english)).isEqualTo(german);
  }

  @Test
  void whatIsTooLongForANoticeIsSaidWithoutItsHashes() {
    String english =
        "All pieces of 'a.mkv' are right, but the whole is not, and was discarded: expected SHA-1"
            + " 5d1e and SHA-256 9c1f, got b07c and 41ab.";
    assertThat(Said.inShort(english))
        .isEqualTo("Alle Stücke sind richtig, das Ganze nicht: Es wurde verworfen.");
    assertThat(Said.inShort("'/a/b' was not found.")).isEqualTo("„/a/b“ ist nicht vorhanden.");
    Messages.speak(Locale.ENGLISH);
    assertThat(Said.inShort(english))
        .isEqualTo("All its pieces are right, but the whole is not, and was discarded.");
    assertThat(Said.of(english))
        .contains("“a.mkv”")
        .endsWith("expected SHA-1 5d1e and SHA-256 9c1f, got b07c and 41ab.");
  }

  @Test
  void whatTheSystemSaysIsGermanTooAndQuotationMarksAreTheDesktopsOwn() {
    String english =
        "No Covey balancer or tracker answers at 10.0.0.9:9000 (Connection refused); check the address.";
    assertThat(Said.of(english)).contains("(Verbindung abgelehnt)");
    Messages.speak(Locale.ENGLISH);
    assertThat(Said.of(english)).isEqualTo(english);
    assertThat(Said.of("Jo's '/a/it's.mov' is gone")).isEqualTo("Jo's “/a/it's.mov” is gone");
  }

  @Test
  void anyOtherIsSaidByItsCode() {
    assertThat(Said.of(ErrorCode.NOT_OWNER, "Only the owner of 'choir', anna, may accept."))
        .isEqualTo("Das darf nur der Eigentümer der Gruppe.");
    assertThat(Said.of(ErrorCode.FAILED, "Something new."))
        .isEqualTo("Das hat nicht geklappt: Something new.");
    assertThat(Said.of("something new")).isEqualTo("something new");
  }

  @Test
  void aRuleThatIsBrokenIsSaid() {
    assertThat(ruleOf("no spaces")).startsWith("Gruppenname: 1 bis 64 Zeichen");
  }

  private static String ruleOf(String name) {
    try {
      return new GroupName(name).value();
    } catch (IllegalArgumentException e) {
      return Said.of(e);
    }
  }

  @Test
  void inEnglishNothingChanges() {
    Messages.speak(Locale.ENGLISH);
    assertThat(Said.of(ErrorCode.NOT_OWNER, "Only anna may.")).isEqualTo("Only anna may.");
    assertThat(Said.of("connecting")).isEqualTo("connecting");
  }

  @Test
  void numbersAreGermanToo() {
    assertThat(Formats.bytes(659_554_304)).isEqualTo("659,6 MB");
    assertThat(Formats.exactBytes(659_554_304)).isEqualTo("659.554.304 Bytes");
    assertThat(Formats.rate(2_400_000)).isEqualTo("2,40 MB/s");
    assertThat(Formats.percent(0.62)).isEqualTo("62\u00a0%");
    assertThat(Formats.count(12_345)).isEqualTo("12.345");
    assertThat(Shortcuts.SHARE.getDisplayText()).isEqualTo("Strg+O");
    assertThat(Shortcuts.DELETE.getDisplayText()).isEqualTo("Entf");
    assertThat(Shortcuts.ENTER.getDisplayText()).isEqualTo("Eingabe");
  }
}
