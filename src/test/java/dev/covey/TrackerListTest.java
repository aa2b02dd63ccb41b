package dev.covey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covey.model.CoveyException;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.tracker.ClusterPlan;
import dev.covey.tracker.store.KnownTracker;
import dev.covey.trust.NetworkAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackerListTest {
  @TempDir Path folder;

  @Test
  void theOthersOfTheListAreKnownFromTheStart() throws Exception { // T1, T2
    Path file = folder.resolve("trackers.txt");
    Files.writeString(file, "10.0.0.1:6960\n10.0.0.2:6960:7000\n10.0.0.3:65000 9\n");
    TrackerList list = list(List.of(file.toString(), "9"), null, null, null);
    assertThat(list.self().id()).isEqualTo(9);
    assertThat(list.endpoints()).hasSize(3);
    assertThat(list.plan())
        .isEqualTo(
            new ClusterPlan(
                Endpoint.parse("10.0.0.3:64000"),
                List.of(
                    tracker("tracker-1", "10.0.0.1:6960", "10.0.0.1:7960"),
                    tracker("tracker-2", "10.0.0.2:6960", "10.0.0.2:7000")),
                List.of()));
  }

  @Test
  void whoJoinsIsInNoList() throws Exception { // T10
    TrackerList list = list(List.of(), "10.0.0.1:6960", "10.0.0.4:6960", 4);
    assertThat(list.self().id()).isEqualTo(4);
    assertThat(list.endpoints()).containsExactly(Endpoint.parse("10.0.0.4:6960"));
    assertThat(list.plan())
        .isEqualTo(
            new ClusterPlan(
                Endpoint.parse("10.0.0.4:7960"),
                List.of(),
                List.of(Endpoint.parse("10.0.0.1:7960"))));
  }

  @Test
  void whoJoinsNeedsTheNetworksKeys() throws Exception { // X2
    TrackerList list = list(List.of(), "10.0.0.1:6960", "10.0.0.4:6960", 4);
    CoveyException refusal =
        catchThrowableOfType(CoveyException.class, () -> list.requireKeys(new CoveyHome(folder)));
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_CONFIGURATION);
    assertThat(refusal).hasMessageContaining(folder.resolve("network").toString());
    Files.createDirectory(folder.resolve("network"));
    list.requireKeys(new CoveyHome(folder));
  }

  @Test
  void aTrackerThatDoesNotAnswerYetHoldsNobodyUp() throws Exception { // T6
    NetworkAuthority.openOrCreate(folder.resolve("network"), "home");
    TrackerList list = list(List.of(), "127.0.0.1:1", "127.0.0.1:6960", 4);
    assertThatCode(() -> list.requireSameNetwork(new CoveyHome(folder))).doesNotThrowAnyException();
  }

  @Test
  void whatDoesNotFitIsRefusedByName() {
    assertThat(refusal(List.of(), "10.0.0.1:6960", null, 4)).contains("--listen");
    assertThat(refusal(List.of("1"), "10.0.0.1:6960", "10.0.0.4:6960", 4)).contains("--join");
    assertThat(refusal(List.of("1"), null, "10.0.0.4:6960", null)).contains("--join");
    assertThat(refusal(List.of(), "nowhere", "10.0.0.4:6960", 4)).contains("--join");
    assertThat(refusal(List.of(folder.resolve("none.txt").toString(), "1"), null, null, null))
        .contains("none.txt");
  }

  private static String refusal(List<String> words, String join, String listen, Integer id) {
    return catchThrowableOfType(CoveyException.class, () -> list(words, join, listen, id))
        .getMessage();
  }

  private static TrackerList list(List<String> words, String join, String listen, Integer id)
      throws CoveyException {
    return new TrackerList(
        words, Optional.ofNullable(join), Optional.ofNullable(listen), Optional.ofNullable(id));
  }

  private static KnownTracker tracker(String name, String endpoint, String place) {
    return new KnownTracker(name, Endpoint.parse(endpoint), Endpoint.parse(place));
  }
}
