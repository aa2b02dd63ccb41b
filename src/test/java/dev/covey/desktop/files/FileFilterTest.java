package dev.covey.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.peer.SharingSnapshot;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileFilterTest {
  private static FileLine others(String name) {
    return FileLine.of(
        new FileKey(new GroupName("films"), new FileName(name)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aNameIsFoundByAnyPartOfItInAnyCase() {
    FileFilter filter = FileFilter.NONE.searching("  sUN ");
    assertThat(filter.search()).isEqualTo("sUN");
    assertThat(filter.shown().test(others("The Sunrise.mkv"))).isTrue();
    assertThat(filter.shown().test(others("Rain.mkv"))).isFalse();
  }

  @Test
  void aKindIsShownAloneBesideWhatIsSearchedFor() {
    FileFilter filter = FileFilter.NONE.searching("sun").of(FileKind.VIDEO);
    assertThat(filter.shown().test(others("sun.mkv"))).isTrue();
    assertThat(filter.shown().test(others("sun.txt"))).isFalse();
    assertThat(filter.shown().test(others("rain.mkv"))).isFalse();
  }

  @Test
  void whatThisDeviceHasOrPreparesIsHiddenIfWanted() {
    FileLine theirs = others("rain.mkv");
    FileLine mine =
        FileLine.of(
            theirs.key(),
            Optional.empty(),
            Optional.of(
                new SharingSnapshot(Path.of("rain.mkv"), theirs.group(), theirs.name(), 0, 1)),
            Optional.empty());
    assertThat(FileFilter.NONE.shown().test(mine)).isTrue();
    assertThat(FileFilter.NONE.hidingMine(true).shown().test(mine)).isFalse();
    assertThat(FileFilter.NONE.hidingMine(true).shown().test(theirs)).isTrue();
  }

  @Test
  void onlyASearchOrAKindNarrows() {
    assertThat(FileFilter.NONE.hidingMine(true).isNarrow()).isFalse();
    assertThat(FileFilter.NONE.searching(" ").isNarrow()).isFalse();
    assertThat(FileFilter.NONE.searching("a").isNarrow()).isTrue();
    assertThat(FileFilter.NONE.of(FileKind.AUDIO).isNarrow()).isTrue();
  }
}
