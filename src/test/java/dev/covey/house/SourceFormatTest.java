package dev.covey.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SourceFormatTest {

  @Test
  void everySourceFileIsFormatted() throws IOException, FormatterException {
    assertThat(new SourceFormat().misformatted(Path.of("src")))
        .as("files to format; mvn -Pformat test-compile does it")
        .isEmpty();
  }
}
