package dev.covey.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.testing.FakeNetwork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupFilesTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final FileId SUN = FileId.random();
  private static final GroupId GROUP = GroupId.random();

  private final GroupFiles files = new GroupFiles(FILMS);
  private final KnownFiles known = new KnownFiles();

  private static FileListing sun(int seeders) {
    FileName name = new FileName("sun.mov");
    return new FileListing(
        SUN,
        GROUP,
        name,
        1_000_000,
        FakeNetwork.digests(name.value()),
        seeders,
        0,
        new UserName("jo"),
        FakeNetwork.NOW,
        false);
  }

  @Test
  void whatIsToldAgainAsItWasCostsTheThreadThatDrawsNoLookAtEachFile() {
    Map<FileKey, FileListing> first = files.told(List.of(sun(2)));
    assertThat(known.accept(FILMS, first)).isTrue();
    Map<FileKey, FileListing> second = files.told(List.of(sun(2)));
    assertThat(second).isSameAs(first);
    assertThat(known.accept(FILMS, second)).isFalse();
  }

  @Test
  void whatIsToldAgainAndIsNotAsItWasIsLookedAt() {
    known.accept(FILMS, files.told(List.of(sun(2))));
    Map<FileKey, FileListing> more = files.told(List.of(sun(3)));
    assertThat(more.values()).extracting(FileListing::seeders).containsExactly(3);
    assertThat(known.accept(FILMS, more)).isTrue();
    assertThat(known.accept(FILMS, files.told(List.of()))).isTrue();
  }

  @Test
  void whatWasForgottenMeanwhileIsTakenOverThoughItIsAsItWas() {
    known.accept(FILMS, files.told(List.of(sun(2))));
    assertThat(known.keepOnly(List.of(FILMS))).isFalse();
    assertThat(known.keepOnly(List.of())).isTrue();
    assertThat(known.keys()).isEmpty();
    assertThat(known.accept(FILMS, files.told(List.of(sun(2))))).isTrue();
    assertThat(known.keys()).hasSize(1);
  }
}
