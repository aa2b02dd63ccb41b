package dev.covey.desktop.looks;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.sharing.DropOverlay;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.SplitMenuButton;

/** Files, its dialogs and what can go wrong there. */
final class FilesSights {
  private final Stand stand;

  FilesSights(Stand stand) {
    this.stand = stand;
  }

  List<Sight> all() {
    return List.of(
        new Sight("files", () -> pane(GreatNames.LONG_FILE)),
        new Sight("files-to-fetch", () -> pane(GreatNames.WIDE_FILE)),
        new Sight("files-hebrew", () -> pane(GreatNames.HEBREW_FILE)),
        new Sight("files-mine", () -> pane(GreatNames.MINE)),
        new Sight("files-preparing", this::preparing),
        new Sight("files-all-groups", this::allGroups),
        new Sight("files-share-with", this::shareWith),
        new Sight("files-pending", () -> group(GreatNames.PENDING, "filesWithdraw")),
        new Sight("files-empty", () -> group(GreatNames.EMPTY_GROUP, "filesEmptyShare")),
        new Sight("files-not-found", this::notFound),
        new Sight("files-menu", this::menu),
        new Sight("files-part", this::part),
        new Sight("files-drop", this::drop, () -> stand.dropped("filesDrop")),
        new Sight("files-drop-many", this::dropMany, () -> stand.dropped("filesDrop")),
        new Sight("files-drop-unnamed", this::dropUnnamed, () -> stand.dropped("filesDrop")),
        new Sight("files-drop-folder", this::dropFolder, () -> stand.dropped("filesDrop")),
        new Sight("files-drop-folders", this::dropFolders, () -> stand.dropped("filesDrop")),
        new Sight("files-stopped", this::stopped),
        new Sight("files-download-refused", this::downloadRefused),
        new Sight("files-not-shared", this::notShared),
        new Sight("files-tracker-lost", this::trackerLost));
  }

  private void group(String group, String untilSeen) {
    stand.go(new Destination.Files(Optional.of(new GroupName(group))));
    stand.untilSeen(untilSeen);
  }

  private void choose(String file) {
    stand.go(new Destination.Files(Optional.of(new GroupName(GreatNames.GROUP))));
    stand.choose("filesTable", "name=" + file);
  }

  /** With its pane, which a narrow window opens on demand. */
  private void pane(String file) {
    choose(file);
    stand.openPane("filesDetails", "fileName", file);
    TestDesktop.until(() -> !stand.desktop().text("fileAvailabilityText").isEmpty());
  }

  private void preparing() {
    closePane();
    stand.peer().holdSharings();
    Path file = file(GreatNames.LONG_HEBREW_FILE);
    try {
      stand.peer().share(file, new GroupName(GreatNames.GROUP));
    } catch (CoveyException e) {
      throw new IllegalStateException(e);
    }
    stand.peer().heldSharings().getFirst().hashed(340);
    choose(GreatNames.LONG_HEBREW_FILE);
  }

  private void closePane() {
    if (stand.desktop().sees("filesCloseDetails")) {
      stand.click("filesCloseDetails");
    }
  }

  private Path file(String name) {
    try {
      return Files.write(stand.directory().resolve(name), new byte[1000]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void allGroups() {
    ComboBox<?> groups = stand.desktop().node("filesGroup", ComboBox.class);
    TestDesktop.run(() -> groups.getSelectionModel().selectFirst());
    stand.choose("filesTable", "name=rehearsal.flac");
  }

  private void shareWith() {
    stand.shareWith("filesShare", file(GreatNames.LONG_FILE));
  }

  private void notFound() {
    choose(GreatNames.SHORT_FILE);
    stand.enter("filesSearch", "surwey");
    stand.untilSeen("filesClearSearch");
  }

  private void menu() {
    stand.enter("filesSearch", "");
    choose(GreatNames.SHORT_FILE);
    stand.openMenu("filesTable");
  }

  private void part() { // a wrong portion
    pane(GreatNames.WIDE_FILE);
    SplitMenuButton download = stand.desktop().node("fileDownload", SplitMenuButton.class);
    TestDesktop.run(download.getItems().get(1)::fire);
    stand.enter("downloadPartTo", "2 horses");
    TestDesktop.until(() -> stand.desktop().isDisabled("downloadPartYes"));
  }

  private void drop() { // U11
    choose(GreatNames.SHORT_FILE);
    stand.dragOver(
        "filesDrop",
        List.of(file(GreatNames.LONG_FILE)),
        Optional.of(new GroupName(GreatNames.GROUP)));
  }

  private void dropMany() {
    stand.dragOver(
        "filesDrop",
        List.of(
            file(GreatNames.LONG_HEBREW_FILE),
            file(GreatNames.WIDE_FILE),
            file(GreatNames.SHORT_FILE)),
        Optional.of(new GroupName(GreatNames.WIDE_GROUP)));
  }

  /** Not every system tells what is dragged. */
  private void dropUnnamed() {
    stand.dragOver("filesDrop", List.of(), Optional.of(new GroupName(GreatNames.GROUP)));
  }

  private void dropFolder() { // F1
    stand.dragOver(
        "filesDrop",
        List.of(file(GreatNames.WIDE_FILE), stand.directory()),
        Optional.of(new GroupName(GreatNames.WIDE_GROUP)));
  }

  private void dropFolders() {
    DropOverlay drop = stand.desktop().node("filesDrop", DropOverlay.class);
    TestDesktop.run(() -> drop.show(List.of(stand.directory()), Optional.empty()));
    TestDesktop.until(() -> !stand.desktop().sees("filesDropNames"));
  }

  private void stopped() {
    pane(GreatNames.MINE);
    stand.click("fileStop");
    stand.untilSeen("noticeClose"); // it can be taken back
  }

  private void downloadRefused() {
    stand.closeNotices();
    closePane();
    choose(GreatNames.WIDE_FILE);
    stand
        .peer()
        .calls()
        .failNext(
            "download",
            ErrorCode.BAD_DESTINATION,
            "'%s' cannot be written: you lack the permission"
                .formatted("/home/marta/Photographs/".repeat(6)));
    stand.click("filesDownload");
    stand.untilSeen("filesError");
  }

  /** The name is taken by another content (F8), and a file has vanished (F1). */
  private void notShared() {
    stand
        .peer()
        .calls()
        .failNext(
            "share",
            ErrorCode.NAME_TAKEN,
            "%s already has another %s (1.2 MB, 9c1f…; yours 1.3 MB, 41ab…). Rename yours to share it."
                .formatted(GreatNames.GROUP, GreatNames.HEBREW_FILE));
    stand.desktop().dialogs().willChooseFiles(file(GreatNames.HEBREW_FILE));
    stand.click("filesShare");
    stand.untilSeen("filesProblems");
    stand.desktop().dialogs().willChooseFiles(stand.directory().resolve(GreatNames.GONE));
    stand.click("filesShare");
    TestDesktop.until(() ->
        TestDesktop.on(() ->
            stand
                    .desktop()
                    .stage()
                    .getScene()
                    .getRoot()
                    .lookupAll("#filesProblems .inline-error")
                    .size()
                == 2));
  }

  private void trackerLost() { // H5
    stand.peer().calls().failAlways("listFiles", ErrorCode.TRACKERS_DOWN, Peers.ALL_DOWN);
    Peers.lose(stand.peer());
    stand.peer().tell(new dev.covey.peer.PeerEvent.FilesChanged(new GroupName(GreatNames.GROUP)));
    stand.untilSeen("banner");
  }
}
