package dev.covey.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.NoticeChoice;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.fx.Themes;
import dev.covey.model.ErrorCode;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsScreenTest {
  @TempDir Path directory;
  private final FakePeer peer = FakePeer.signedIn("marta");
  private TestDesktop desktop;

  @BeforeEach
  void openTheScreen() {
    desktop = new TestDesktop(peer, directory);
    desktop.show(SettingsScreen::create, 1080, 772);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  @Test
  void theThemeChangesAtOnceAndIsRemembered() {
    desktop.screenshots("06-settings");
    desktop.click("themeDark");
    assertThat(TestDesktop.on(() -> desktop.context().themes().darkProperty().get())).isTrue();
    assertThat(desktop.context().preferences().text("theme")).hasValue("dark");
    desktop.click("themeDark");
    assertThat(desktop.node("themeDark", ToggleButton.class).isSelected()).isTrue();
    desktop.click("themeLight");
    assertThat(TestDesktop.on(() -> desktop.context().themes().choiceProperty().get()))
        .isEqualTo(Themes.Choice.LIGHT);
  }

  @Test
  void anotherDownloadFolderIsTakenAtOnce() {
    Path chosen = directory.resolve("films");
    desktop.dialogs().willChooseFolder(chosen);
    desktop.click("changeFolder");
    TestDesktop.until(() -> desktop.text("folder").equals(chosen.toString()));
    assertThat(peer.downloadFolder()).isEqualTo(chosen);
    TestDesktop.until(() -> desktop.text("freeSpace").endsWith(" free"));
  }

  @Test
  void aFolderThatCannotBeUsedIsSaidBesideItAndTheOldOneStays() {
    Path before = peer.downloadFolder();
    peer.calls().failNext("downloadFolder", ErrorCode.BAD_DESTINATION, "/proc is not writable.");
    desktop.dialogs().willChooseFolder(Path.of("/proc"));
    desktop.click("changeFolder");
    TestDesktop.until(() -> desktop.sees("folderProblem"));
    assertThat(desktop.text("folderProblem")).isEqualTo("/proc is not writable.");
    assertThat(desktop.text("folder")).isEqualTo(before.toString());
  }

  @Test
  void noticesCanBeSwitchedOff() {
    desktop.click("notifyFinished");
    assertThat(NoticeChoice.FINISHED.isWanted(desktop.context().preferences())).isFalse();
    assertThat(NoticeChoice.FAILED.isWanted(desktop.context().preferences())).isTrue();
  }

  @Test
  void signingOutIsAskedOfThePeer() { // U3
    desktop.click("signOut");
    TestDesktop.until(() -> !peer.status().signedIn());
  }

  @Test
  void theListBesideThePageJumpsToASection() {
    desktop.resize(900, 560);
    desktop.click("sectionAccount");
    assertThat(desktop.node("sectionAccount", ToggleButton.class).isSelected()).isTrue();
    assertThat(desktop.node("sectionGeneral", ToggleButton.class).isSelected()).isFalse();
    desktop.screenshots("06b-settings-narrow");
  }
}
