package dev.covey.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.files.FilesViewModel.Emptiness;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.model.FileId;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import dev.covey.model.UserName;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakeTransfer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilesViewModelTest {
  private static final GroupName FILMS = new GroupName("films");

  private final FilesViewModel viewModel = new FilesViewModel();

  private static GroupListing group(String name, Role role) {
    return new GroupListing(
        GroupId.random(), new GroupName(name), new UserName("ana"), role, 7, 0, 3, 5);
  }

  private void acceptFiles(GroupName group, List<FileListing> files) {
    viewModel.acceptFiles(group, new GroupFiles(group).told(files));
  }

  private static FileScope one(String group) {
    return new FileScope.One(new GroupName(group));
  }

  private static FileListing file(String name, boolean mine) {
    return new FileListing(
        FileId.random(),
        GroupId.random(),
        new FileName(name),
        1_000_000,
        FakeNetwork.digests(name),
        2,
        0,
        new UserName("jo"),
        FakeNetwork.NOW,
        mine);
  }

  private static SharingSnapshot preparing(String group, String name) {
    return new SharingSnapshot(
        Path.of("/home/marta", name), new GroupName(group), new FileName(name), 250, 1000);
  }

  private static TransferSnapshot download(String name, TransferState state) {
    return new FakeTransfer("films", name, 1_000_000).state(state).snapshot();
  }

  private void inFilms(FileListing... files) {
    viewModel.acceptGroups(List.of(group("films", Role.MEMBER)));
    acceptFiles(FILMS, List.of(files));
  }

  private List<String> names() {
    return viewModel.shown().stream().map(row -> row.key().name().value()).toList();
  }

  private FileLine line(String name) {
    return viewModel.row(new FileKey(FILMS, new FileName(name))).orElseThrow().value();
  }

  @Test
  void filesStandInTheOrderOfTheirNames() {
    inFilms(file("b.mov", false), file("A.mov", true));
    assertThat(names()).containsExactly("A.mov", "b.mov");
    assertThat(viewModel.summaryProperty().get()).isEqualTo("2 files, 3 of 7 members online");
  }

  @Test
  void theStateIsEmptyForWhatIsNotHere() {
    inFilms(file("a.mov", false), file("b.mov", true));
    assertThat(line("a.mov").state()).isEqualTo(new FileState.NotHere());
    assertThat(line("b.mov").state()).isEqualTo(new FileState.Sharing());
    assertThat(line("a.mov").canBeDownloaded()).isTrue();
    assertThat(line("b.mov").canBeDownloaded()).isFalse();
    assertThat(line("b.mov").canBeStopped()).isTrue();
  }

  // F4
  @Test
  void aFileThatIsPreparedIsARowWithItsProgress() {
    inFilms(file("a.mov", false));
    viewModel.acceptSnapshots(
        List.of(preparing("films", "new.mov"), preparing("music", "other.wav")), List.of());
    assertThat(names()).containsExactly("a.mov", "new.mov");
    assertThat(line("new.mov").state()).isEqualTo(new FileState.Preparing(0.25));
    assertThat(line("new.mov").seeders()).isEmpty();

    viewModel.acceptSnapshots(List.of(), List.of());
    assertThat(names()).containsExactly("a.mov");
  }

  // F7
  @Test
  void preparingAFileThatIsListedIsTheSameRow() {
    inFilms(file("a.mov", false));
    LiveRow<FileKey, FileLine> row = viewModel.shown().getFirst();
    viewModel.acceptSnapshots(List.of(preparing("films", "a.mov")), List.of());
    assertThat(viewModel.shown()).containsExactly(row);
    assertThat(row.value().state()).isEqualTo(new FileState.Preparing(0.25));
    assertThat(row.value().canBeDownloaded()).isFalse();
  }

  @Test
  void aDownloadThatGoesOnShowsInItsRowAndOneThatEndedDoesNot() {
    inFilms(file("a.mov", false), file("b.mov", false));
    TransferSnapshot goes = download("a.mov", TransferState.RUNNING);
    viewModel.acceptSnapshots(List.of(), List.of(goes, download("b.mov", TransferState.FAILED)));
    assertThat(line("a.mov").state()).isEqualTo(new FileState.Downloading(goes));
    assertThat(line("a.mov").canBeDownloaded()).isFalse();
    assertThat(line("b.mov").state()).isEqualTo(new FileState.NotHere());
    assertThat(line("b.mov").canBeDownloaded()).isTrue();
  }

  // F12
  @Test
  void aFileThatIsServedWhileItComesIsADownload() {
    inFilms(file("a.mov", true));
    TransferSnapshot goes = download("a.mov", TransferState.RUNNING);
    viewModel.acceptSnapshots(List.of(), List.of(goes));
    assertThat(line("a.mov").state()).isEqualTo(new FileState.Downloading(goes));
    assertThat(line("a.mov").canBeStopped()).isFalse();
  }

  @Test
  void whatIsMineCanBeHidden() {
    inFilms(file("a.mov", true), file("b.mov", false));
    viewModel.hideMine(true);
    assertThat(names()).containsExactly("b.mov");
    inFilms(file("a.mov", true));
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.ALL_MINE);
  }

  @Test
  void anEmptyTableSaysWhy() {
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.LOADING);
    viewModel.acceptGroups(List.of(group("open", Role.NONE)));
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NO_GROUP);
    viewModel.acceptGroups(List.of(group("course", Role.PENDING)));
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.PENDING);
    assertThat(viewModel.canShare()).isFalse();
    viewModel.acceptGroups(List.of(group("films", Role.MEMBER)));
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.LOADING);
    acceptFiles(FILMS, List.of());
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NOTHING_SHARED);
    acceptFiles(FILMS, List.of(file("a.mov", false)));
    viewModel.search("survey");
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NOTHING_FOUND);
  }

  @Test
  void aGroupIAmInIsChosenBeforeOneIOnlyAskedToJoin() {
    viewModel.acceptGroups(List.of(group("a", Role.PENDING), group("z", Role.MEMBER)));
    assertThat(viewModel.groupProperty().get().name().value()).isEqualTo("z");
    assertThat(viewModel.scopes()).containsExactly(one("a"), one("z"));
    assertThat(viewModel.isPending(one("a"))).isTrue();
  }

  @Test
  void anotherGroupBeginsEmpty() {
    GroupListing films = group("films", Role.MEMBER);
    GroupListing music = group("music", Role.MEMBER);
    viewModel.acceptGroups(List.of(films, music));
    acceptFiles(FILMS, List.of(file("a.mov", false)));
    viewModel.choose(one("music"));
    assertThat(names()).isEmpty();
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.LOADING);
    acceptFiles(FILMS, List.of(file("late.mov", false)));
    assertThat(names()).isEmpty();
  }

  @Test
  void theChosenGroupStaysChosenWhileItsCountsChange() {
    viewModel.acceptGroups(List.of(group("a", Role.MEMBER), group("films", Role.MEMBER)));
    viewModel.choose(one("films"));
    GroupListing films = viewModel.groupProperty().get();
    acceptFiles(FILMS, List.of(file("a.mov", false)));
    viewModel.acceptGroups(
        List.of(
            group("a", Role.MEMBER),
            new GroupListing(films.id(), films.name(), films.owner(), films.role(), 8, 0, 4, 6)));
    assertThat(viewModel.groupProperty().get().members()).isEqualTo(8);
    assertThat(names()).containsExactly("a.mov");
  }

  @Test
  void aGroupThatIsLostGivesWayToAnother() {
    viewModel.acceptGroups(List.of(group("a", Role.MEMBER), group("films", Role.MEMBER)));
    viewModel.choose(one("films"));
    viewModel.acceptGroups(List.of(group("a", Role.MEMBER)));
    assertThat(viewModel.groupProperty().get().name().value()).isEqualTo("a");
  }

  // U10
  @Test
  void ofAllMyGroupsTheFilesOfEachAreShown() {
    GroupName music = new GroupName("music");
    viewModel.acceptGroups(
        List.of(
            group("films", Role.MEMBER), group("music", Role.OWNER), group("open", Role.PENDING)));
    assertThat(viewModel.scopes())
        .containsExactly(new FileScope.All(), one("films"), one("music"), one("open"));
    viewModel.choose(new FileScope.All());
    assertThat(viewModel.toList()).containsExactly(FILMS, music);
    acceptFiles(FILMS, List.of(file("b.mov", false), file("same.txt", false)));
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NOT_EMPTY);
    acceptFiles(music, List.of(file("a.wav", true), file("same.txt", true)));
    acceptFiles(new GroupName("open"), List.of(file("none.txt", true)));
    assertThat(names()).containsExactly("a.wav", "b.mov", "same.txt", "same.txt");
    assertThat(viewModel.summaryProperty().get()).isEqualTo("4 files in 2 groups");
    viewModel.acceptSnapshots(List.of(preparing("music", "b.mov")), List.of());
    assertThat(names()).containsExactly("a.wav", "b.mov", "b.mov", "same.txt", "same.txt");
    assertThat(line("same.txt").canBeDownloaded()).isTrue();

    viewModel.acceptGroups(List.of(group("films", Role.MEMBER)));
    assertThat(viewModel.scopeProperty().get()).isEqualTo(one("films"));
  }

  @Test
  void withOneGroupThereIsNoChoiceOfAll() {
    viewModel.acceptGroups(List.of(group("films", Role.MEMBER), group("b", Role.PENDING)));
    assertThat(viewModel.scopes()).containsExactly(one("b"), one("films"));
  }

  @Test
  void oneKindOfFilesIsShownAlone() {
    inFilms(file("a.mov", false), file("b.WAV", false), file("c.unknown", false));
    viewModel.kind(FileKind.AUDIO);
    assertThat(names()).containsExactly("b.WAV");
    viewModel.kind(FileKind.OTHER);
    assertThat(names()).containsExactly("c.unknown");
    viewModel.kind(FileKind.IMAGE);
    assertThat(viewModel.emptinessProperty().get()).isEqualTo(Emptiness.NOTHING_FOUND);
    viewModel.kind(FileKind.ANY);
    assertThat(names()).hasSize(3);
  }

  @Test
  void aLineStaysTheSameWhileNothingOfItChanges() {
    inFilms(file("a.mov", false), file("b.mov", false));
    FileLine before = line("b.mov");
    viewModel.acceptSnapshots(List.of(), List.of(download("a.mov", TransferState.RUNNING)));
    assertThat(line("b.mov")).isSameAs(before);
    assertThat(line("a.mov").state()).isInstanceOf(FileState.Downloading.class);
  }

  @Test
  void whatIsToldAgainAsItWasIsTheSame() {
    GroupFiles told = new GroupFiles(FILMS);
    FileListing a = file("a.mov", false);
    FileListing again =
        new FileListing(
            a.id(),
            a.group(),
            a.name(),
            a.size(),
            FakeNetwork.digests("a.mov"),
            a.seeders(),
            a.partial(),
            a.sharedBy(),
            a.since(),
            a.mine());
    FileListing b = file("b.mov", false);
    assertThat(told.told(List.of(a, b)).values()).containsExactly(a, b);
    FileListing other = file("b.mov", true);
    assertThat(told.told(List.of(again, other)).values())
        .satisfiesExactly(
            first -> assertThat(first).isSameAs(a), second -> assertThat(second).isSameAs(other));
  }
}
