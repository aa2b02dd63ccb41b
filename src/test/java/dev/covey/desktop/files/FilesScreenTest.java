package dev.covey.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.Framed;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.testing.FakePeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesScreenTest {
  private final FakePeer peer = FakePeer.signedIn("marta");
  private TestDesktop desktop;
  @TempDir Path directory;

  @BeforeEach
  void open() {
    desktop = new TestDesktop(peer, directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  private void populate() {
    peer.network()
        .group("film-crew", "jo", "marta", "lin", "sam", "ana", "eli", "rosa")
        .file("film-crew", "call-sheet-day4.pdf", 412_000, "jo", "marta", "sam")
        .file("film-crew", "colour-grade-v3.cube", 1_200_000, "sam", "jo", "lin")
        .file("film-crew", "dailies-day2.mp4", 1_940_000_000, "lin", "marta")
        .file("film-crew", "footage-day1.mov", 11_020_000_000L, "jo", "marta", "lin")
        .file("film-crew", "footage-day2.mov", 9_810_000_000L, "jo", "lin", "sam", "tove")
        .file("film-crew", "footage-day3.mov", 12_400_000_000L, "lin", "jo")
        .file("film-crew", "interviews-raw.wav", 3_300_000_000L, "ana", "eli")
        .file("film-crew", "location-stills.zip", 842_000_000, "rosa", "jo")
        .file("film-crew", "script-final.pdf", 188_000, "jo", "marta")
        .file("film-crew", "sound-day3.wav", 2_050_000_000, "ana")
        .file("film-crew", "subtitles-en.srt", 92_000, "lin", "jo")
        .group("field-data", "marta")
        .group("course-2026", "ana")
        .request("course-2026", "marta");
  }

  @Test
  void looksLikeThePicture() throws Exception {
    populate();
    peer.holdSharings();
    Path roll = Files.write(directory.resolve("b-roll-harbour.mov"), new byte[1000]);
    peer.share(roll, new GroupName("film-crew"));
    peer.heldSharings().getFirst().hashed(340);
    peer.download(
        new GroupName("film-crew"),
        new FileName("footage-day3.mov"),
        java.util.Optional.empty(),
        false);
    peer.change(peer.downloads().getFirst().id(), t -> t.pieces(9_000).rate(40_000_000));
    peer.download(
        new GroupName("film-crew"),
        new FileName("interviews-raw.wav"),
        java.util.Optional.empty(),
        false);
    peer.change(
        peer.downloads().getLast().id(),
        t -> t.pieces(2_800).state(dev.covey.peer.transfer.TransferState.PAUSED));
    desktop.show(Framed.screen(FilesScreen::create), 1280, 800);
    TableView<?> table = desktop.node("filesTable", TableView.class);
    TestDesktop.run(() -> {});
    desktop.node("filesGroup", javafx.scene.control.ComboBox.class);
    TestDesktop.run(() -> {
      @SuppressWarnings("unchecked")
      var box =
          (javafx.scene.control.ComboBox<GroupName>)
              desktop.stage().getScene().lookup("#filesGroup");
      box.setValue(new GroupName("film-crew"));
    });
    TestDesktop.until(() -> table.getItems().size() == 12);
    TestDesktop.run(() -> table.getSelectionModel().select(5));
    TestDesktop.until(() -> desktop.text("fileSha256").length() > 10);
    TestDesktop.until(() -> desktop.text("fileGoesTo").contains("free"));
    desktop.screenshots("files");
    assertThat(table.getItems()).hasSize(12);
    desktop.resize(900, 600);
    desktop.screenshots("files-900x600");
    desktop.click("filesDetails");
    desktop.screenshots("files-900x600-details");
  }

  @Test
  void theOverlaySaysWhatDroppingDoes() throws IOException {
    populate();
    Path roll = Files.write(directory.resolve("footage-day4.mov"), new byte[131_000]);
    Path sound = Files.write(directory.resolve("sound-day4.wav"), new byte[1000]);
    Path more = Files.write(directory.resolve("more.wav"), new byte[1000]);
    FilesController[] made = new FilesController[1];
    desktop.show(Framed.screen(context -> made[0] = new FilesController(context)), 1280, 800);
    TableView<?> table = desktop.node("filesTable", TableView.class);
    TestDesktop.run(() ->
        made[0].open(
            new dev.covey.desktop.fx.Destination.Files(
                java.util.Optional.of(new GroupName("film-crew")))));
    TestDesktop.until(() -> table.getItems().size() == 11);
    TestDesktop.run(
        () -> made[0].drop().show(List.of(roll, sound, more), new GroupName("film-crew")));
    TestDesktop.until(() -> desktop.text("filesDropNames").contains("133"));
    desktop.screenshots("files-drop");
  }
}
