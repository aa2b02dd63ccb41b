package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationsTest {
  private static final FileName FILE = new FileName("holiday.mkv");

  @TempDir private Path directory;

  private Path choose(Path wanted, boolean overwrite) throws CoveyException {
    return Destinations.choose(Optional.of(wanted), directory.resolve("default"), FILE, overwrite);
  }

  @Test
  void withoutADestinationItIsTheDefaultFolderWhichIsMade() throws CoveyException { // D9
    Path folder = directory.resolve("a/b");
    assertThat(Destinations.choose(Optional.empty(), folder, FILE, false))
        .isEqualTo(folder.resolve("holiday.mkv"));
    assertThat(folder).isDirectory();
  }

  @Test
  void aFolderKeepsTheFilesName() throws CoveyException { // D9
    assertThat(choose(directory, false)).isEqualTo(directory.resolve("holiday.mkv"));
  }

  @Test
  void aFullPathRenamesTheFile() throws CoveyException { // D9
    assertThat(choose(directory.resolve("x.bin"), false)).isEqualTo(directory.resolve("x.bin"));
  }

  @Test
  void nothingIsOverwrittenUnlessAsked() throws CoveyException, IOException { // D9
    Files.writeString(directory.resolve("holiday.mkv"), "mine");
    assertThat(choose(directory, false)).isEqualTo(directory.resolve("holiday (1).mkv"));
    assertThat(choose(directory, true)).isEqualTo(directory.resolve("holiday.mkv"));
    assertThat(choose(directory.resolve("holiday.mkv"), false))
        .isEqualTo(directory.resolve("holiday (1).mkv"));
  }

  @Test
  void aLinkIsNeverReplaced() throws IOException { // I4
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("elsewhere"));
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> choose(link, true))
        .matches(e -> e.code() == ErrorCode.BAD_DESTINATION);
  }

  @Test
  void aFolderThatIsNotThereIsRefusedByName() {
    Path missing = directory.resolve("missing");
    assertThatExceptionOfType(CoveyException.class)
        .isThrownBy(() -> choose(missing.resolve("x.bin"), false))
        .withMessageContaining(missing.toString())
        .matches(e -> e.code() == ErrorCode.BAD_DESTINATION);
  }

  @Test
  void aNameThatOtherSystemsForbidIsMadeHarmless() throws CoveyException { // X4
    assertThat(
            Destinations.choose(
                Optional.of(directory), directory, new FileName("c:nul.txt"), false))
        .isEqualTo(directory.resolve("c_nul.txt"));
  }
}
