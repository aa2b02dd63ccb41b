package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a b|a,b",
        "  a\t b  |a,b",
        "\"my file.mov\" films|my file.mov,films",
        "'my file.mov' films|my file.mov,films",
        "my\\ file.mov films|my file.mov,films",
        "pre'fix me'd|prefix med",
        "\"it's\"|it's",
        "'say \"hi\"'|say \"hi\"",
        "\"say \\\"hi\\\"\"|say \"hi\"",
        "it\\'s|it's",
        "'back\\slash'|back\\slash",
        "\"back\\\\slash\"|back\\slash",
        "C:\\films\\a.mov|C:\\films\\a.mov",
        "end\\|end\\",
        "\\\\|\\",
      })
  void aLineIsCutAtItsBlanksOutsideQuotes(String line, String words) throws Exception {
    assertThat(Words.split(line).orRefuse()).isEqualTo(Arrays.asList(words.split(",")));
  }

  @Test
  void anEmptyQuoteIsAWord() throws Exception {
    assertThat(Words.split("a '' \"\"").orRefuse()).isEqualTo(List.of("a", "", ""));
    assertThat(Words.split(" \t ").orRefuse()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"list_files 'films", "list_files films'", "a \"b\\\"", "it's"})
  void aQuoteThatStaysOpenIsRefused(String line) {
    assertThatThrownBy(() -> Words.split(line).orRefuse())
        .isInstanceOf(CoveyException.class)
        .hasMessageContaining("is not closed");
  }
}
