package dev.covey.tracker.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class NameIndexTest {
  private record Named(String givenName, long claimedAt, UUID uuid) implements Claimant {}

  private static final UUID ID = UUID.fromString("1f0c22ab-0000-4000-8000-000000000000");

  private final NameIndex<Named> index = new NameIndex<>(NameSuffix::ofGroup);

  @Test
  void aSuffixedNameIsStillANameOfItsKind() { // T12
    assertThat(NameSuffix.ofUser("bob", ID)).isEqualTo("bob-1f0c22ab");
    assertThat(new UserName(NameSuffix.ofUser("b".repeat(32), ID)).value())
        .isEqualTo("b".repeat(23) + "-1f0c22ab");
    assertThat(new GroupName(NameSuffix.ofGroup("g".repeat(64), ID)).value()).hasSize(64);
    assertThat(NameSuffix.ofFile("dune.mkv", ID)).isEqualTo("dune (1f0c22ab).mkv");
    assertThat(NameSuffix.ofFile(".profile", ID)).isEqualTo(".profile (1f0c22ab)");
    assertThat(NameSuffix.ofFile("no extension", ID)).isEqualTo("no extension (1f0c22ab)");
    String longest = new FileName(NameSuffix.ofFile("😀".repeat(62) + ".webm", ID)).value();
    assertThat(longest).endsWith("😀 (1f0c22ab).webm");
    assertThat(longest.getBytes(StandardCharsets.UTF_8).length).isBetween(252, 255);
  }

  @Test
  void pagesGoThroughGivenAndSuffixedNamesInOneOrder() {
    index.add(new Named("b", 1, new UUID(0, 1)));
    index.add(new Named("b", 2, new UUID(0, 2)));
    index.add(new Named("a", 3, new UUID(0, 3)));
    index.add(new Named("b-1", 4, new UUID(0, 4)));
    index.add(new Named("a", 5, new UUID(0, 5)));
    assertThat(shownAfter(Optional.empty()))
        .containsExactly("a", "a-00000000", "b", "b-00000000", "b-1");
    assertThat(shownAfter(Optional.of("a-00000000"))).containsExactly("b", "b-00000000", "b-1");
    assertThat(shownAfter(Optional.of("b"))).containsExactly("b-00000000", "b-1");
    assertThat(index.size()).isEqualTo(5);
  }

  @Test
  void whoShowsWhichNameDependsOnWhoIsThereAlone() { // T5, T12
    long seed = RandomGenerator.getDefault().nextLong();
    Random random = new Random(seed);
    List<Named> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      all.add(new Named("n" + random.nextInt(8), random.nextInt(4), id));
    }
    Collections.shuffle(all, random);
    all.forEach(index::add);
    List<Named> leaving = all.subList(0, 25);
    List<Named> staying = new ArrayList<>(all.subList(25, 40));
    leaving.forEach(index::remove);
    NameIndex<Named> fresh = new NameIndex<>(NameSuffix::ofGroup);
    Collections.shuffle(staying, random);
    staying.forEach(fresh::add);
    for (Named named : staying) {
      assertThat(index.shown(named)).as("seed %d", seed).isEqualTo(fresh.shown(named));
      assertThat(index.find(index.shown(named))).as("seed %d", seed).contains(named);
    }
    assertThat(index.size()).as("seed %d", seed).isEqualTo(staying.size());
  }

  private List<String> shownAfter(Optional<String> after) {
    List<String> shown = new ArrayList<>();
    index.after(after).forEach(named -> shown.add(index.shown(named)));
    return shown;
  }
}
