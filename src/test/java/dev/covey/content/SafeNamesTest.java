package dev.covey.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.FileName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeNamesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = { // X4
        "film.mkv,        film.mkv",
        "Ärger & Co.txt,  Ärger & Co.txt",
        "C:evil,          C_evil",
        "a:stream,        a_stream",
        "what?.txt,       what_.txt",
        "<a>|*\",         _a____",
        "name.,           name_",
        "~name . . ~,     name_____",
        "...,             ___",
        "nul,             _nul",
        "NUL.txt,         _NUL.txt",
        "con .tar.gz,     _con .tar.gz",
        "Com1,            _Com1",
        "LPT\u00b2.log,   _LPT\u00b2.log",
        "conin$,          _conin$",
        "com,             com",
        "com10,           com10",
        "console.log,     console.log",
        ".hidden,         .hidden",
      })
  void aNameFromTheNetworkIsHarmless(String name, String local) {
    assertThat(SafeNames.localName(new FileName(name))).isEqualTo(local);
  }

  @Test
  void theNextFreeNameIsTaken() throws Exception { // D9
    assertThat(SafeNames.free(folder, "a.txt")).isEqualTo(folder.resolve("a.txt"));
    Files.createFile(folder.resolve("a.txt"));
    Files.createDirectory(folder.resolve("a (1).txt"));
    Files.createSymbolicLink(folder.resolve("a (2).txt"), folder.resolve("gone"));
    assertThat(SafeNames.free(folder, "a.txt")).isEqualTo(folder.resolve("a (3).txt"));
    Files.createFile(folder.resolve(".profile"));
    assertThat(SafeNames.free(folder, ".profile")).isEqualTo(folder.resolve(".profile (1)"));
  }

  @Test
  void namesStayShortEnough() throws Exception {
    String longest = "ü".repeat(125) + ".docx";
    Files.createFile(folder.resolve(longest));
    Path free = SafeNames.free(folder, longest);
    assertThat(free.getFileName().toString()).endsWith("ü (1).docx");
    Files.createFile(free);
    Path part = SafeNames.part(folder.resolve(longest), "id");
    assertThat(part.getFileName().toString()).startsWith(".üü").endsWith(".id.covey-part");
    Files.createFile(part);
    assertThat(part.getFileName().toString().getBytes(StandardCharsets.UTF_8))
        .as("room for one more character")
        .hasSizeLessThan(255);
    assertThat(SafeNames.localName(new FileName("nul." + "x".repeat(251)))).hasSize(254);
  }
}
