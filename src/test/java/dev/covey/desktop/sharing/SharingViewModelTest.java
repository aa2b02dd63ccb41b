package dev.covey.desktop.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.sharing.ShareLine.State;
import dev.covey.desktop.sharing.SharingViewModel.Emptiness;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.peer.SharedFile;
import dev.covey.peer.SharingSnapshot;
import dev.covey.testing.FakeNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class SharingViewModelTest {
  private static final Path HOME = Path.of("/home/marta");

  private final SharingViewModel viewModel = new SharingViewModel();

  static SharedFile shared(String group, String name, boolean active, String problem) {
    return new SharedFile(
        FileId.random(),
        GroupId.random(),
        new GroupName(group),
        new FileName(name),
        HOME.resolve(name),
        1_000_000,
        FakeNetwork.digests(name),
        FakeNetwork.NOW,
        active,
        problem,
        2_000_000);
  }

  private static SharingSnapshot preparing(String group, String name) {
    return new SharingSnapshot(
        HOME.resolve(name), new GroupName(group), new FileName(name), 250, 1000);
  }

  private void accept(SharedFile... files) {
    viewModel.accept(List.of(files), List.of(), 0);
  }

  private ShareLine first() {
    return viewModel.shown().getFirst().value();
  }

  @Test
  void theSummaryCountsFilesAndGroups() {
    viewModel.accept(
        List.of(shared("films", "a", true, ""), shared("music", "b", true, "")),
        List.of(preparing("music", "c")),
        0);
    assertThat(viewModel.summaryProperty().get()).isEqualTo("3 files in 2 groups");
    viewModel.accept(List.of(shared("films", "a", true, "")), List.of(), 6_200_000);
    assertThat(viewModel.summaryProperty().get())
        .isEqualTo("1 file in 1 group, 6.20 MB/s to others");
    accept();
    assertThat(viewModel.summaryProperty().get()).isEmpty();
  }

  // F10, F13
  @Test
  void theStateTellsWhetherOthersCanFetchIt() {
    accept(shared("films", "a", true, ""));
    assertThat(first().state()).isEqualTo(State.AVAILABLE);
    accept(shared("films", "a", false, ""));
    assertThat(first().state()).isEqualTo(State.OFFLINE);
    accept(shared("films", "a", false, "'/home/marta/a' was not found."));
    assertThat(first().state()).isEqualTo(State.STOPPED);
  }

  @Test
  void theReasonIsToldWithoutThePathThatWouldHideIt() {
    SharedFile stopped = shared("films", "a", false, "'/home/marta/a' cannot be\nread.");
    accept(stopped);
    assertThat(first().problem()).isEqualTo("it cannot be read.");
  }

  // F13
  @Test
  void theReasonIsAFewWordsWhereThereAreSomeForIt() {
    accept(
        shared(
            "films",
            "a",
            false,
            "'/home/marta/a' was changed, moved or deleted since it was shared: share it again."));
    assertThat(first().reason()).isEqualTo("changed or gone");
    assertThat(first().problem()).startsWith("it was changed, moved or deleted");
    accept(shared("films", "a", false, "The moon is full."));
    assertThat(first().reason()).isEqualTo("The moon is full.");
  }

  @Test
  void sharingAgainShowsInTheSameRow() {
    SharedFile stopped = shared("films", "a", false, "It changed.");
    accept(stopped);
    var row = viewModel.shown().getFirst();
    viewModel.accept(List.of(stopped), List.of(preparing("films", "a")), 0);
    assertThat(viewModel.shown()).containsExactly(row);
    assertThat(first().state()).isEqualTo(State.PREPARING);
    assertThat(first().prepared()).isEqualTo(0.25);
    assertThat(first().uploaded()).isEqualTo(2_000_000);
  }

  @Test
  void theSameNameInTwoGroupsIsTwoRows() {
    accept(shared("music", "a", true, ""), shared("films", "a", true, ""));
    assertThat(viewModel.shown().stream().map(row -> row.key().group().value()))
        .containsExactly("films", "music");
  }

  @Test
  void attentionAndSearchFilter() {
    accept(shared("films", "a.mov", true, ""), shared("music", "b.wav", false, "It changed."));
    assertThat(viewModel.needsAttentionProperty().get()).isEqualTo(1);
    viewModel.attentionOnly(true);
    assertThat(first().key().name().value()).isEqualTo("b.wav");
    viewModel.search("FILMS");
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NOTHING_FOUND);
    viewModel.attentionOnly(false);
    assertThat(first().key().name().value()).isEqualTo("a.mov");
    accept(shared("films", "a.mov", true, ""));
    viewModel.search("");
    viewModel.attentionOnly(true);
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.ALL_WELL);
    accept();
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NOTHING_SHARED);
  }

  @Test
  void whatDidNotChangeMovesNoRow() {
    SharedFile file = shared("films", "a", true, "");
    accept(file);
    ShareLine line = first();
    List<Object> events = new ArrayList<>();
    viewModel.shown().addListener((ListChangeListener<Object>) events::add);
    accept(file);
    assertThat(events).isEmpty();
    assertThat(first()).isSameAs(line);
  }
}
