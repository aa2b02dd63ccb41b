package dev.covey.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

  // X4
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nas|nas",
        "'two\nlines'|two lines",
        "'evil\u202Egpj.exe'|evil gpj.exe",
        "'zero\u200Bwidth'|zero width",
        "'\tbell\u0007 '|bell",
        "Überraschung 🎬|Überraschung 🎬",
        "שלום|שלום"
      })
  void controlAndDirectionCharactersBecomeBlanks(String text, String safe) {
    assertThat(SafeText.line(text)).isEqualTo(safe);
  }
}
