package dev.covey.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.NoticeChoice;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.fx.Themes;
import dev.covey.model.ErrorCode;
import dev.covey.model.RateLimit;
import dev.covey.peer.PeerConfig;
import dev.covey.testing.FakePeer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
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
    desktop.click("sectionNotifications");
    desktop.click("notifyFinished");
    assertThat(NoticeChoice.FINISHED.isWanted(desktop.context().preferences())).isFalse();
    assertThat(NoticeChoice.FAILED.isWanted(desktop.context().preferences())).isTrue();
  }

  @Test
  void signingOutIsAskedOfThePeer() { // U3
    desktop.click("sectionAccount");
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

  @Test
  void scrolledToTheEndTheListMarksTheLastSection() {
    desktop.resize(900, 560);
    ScrollPane page = desktop.node("page", ScrollPane.class);
    TestDesktop.run(() -> page.setVvalue(page.getVmax()));
    assertThat(desktop.node("sectionAccount", ToggleButton.class).isSelected()).isTrue();
    TestDesktop.run(() -> page.setVvalue(0));
    assertThat(desktop.node("sectionGeneral", ToggleButton.class).isSelected()).isTrue();
  }

  // U16

  private void typed(String id, String text) {
    TestDesktop.run(desktop.node(id, TextField.class)::requestFocus);
    desktop.enter(id, text);
    desktop.press(KeyCode.ENTER);
  }

  private void leave() {
    TestDesktop.run(desktop.node("themeDark", ToggleButton.class)::requestFocus);
  }

  @Test
  void rateLimitsAreTakenAtOnceAndEmptyIsNone() {
    assertThat(desktop.text("limitUp")).isEmpty();
    typed("limitUp", "500");
    TestDesktop.until(() -> peer.rateLimits().all().equals(new RateLimit(500_000, 0)));
    typed("limitDown", "2000");
    TestDesktop.until(() -> peer.rateLimits().all().equals(new RateLimit(500_000, 2_000_000)));
    desktop.press(KeyCode.UP);
    TestDesktop.until(() -> peer.rateLimits().all().down() == 2_500_000);
    desktop.screenshots("06c-settings-limits");
    typed("limitUp", "");
    TestDesktop.until(() -> peer.rateLimits().all().equals(new RateLimit(0, 2_500_000)));
    assertThat(desktop.sees("limitUpProblem")).isFalse();
  }

  @Test
  void aLimitIsTakenWhenItsFieldIsLeft() {
    TestDesktop.run(desktop.node("limitUp", TextField.class)::requestFocus);
    desktop.enter("limitUp", "64");
    leave();
    TestDesktop.until(() -> peer.rateLimits().all().equals(new RateLimit(64_000, 0)));
  }

  @Test
  void whatIsNoRateIsSaidBesideItAndStaysUntilItIsOne() {
    typed("limitUp", "500");
    TestDesktop.until(() -> peer.rateLimits().all().up() == 500_000);
    typed("limitUp", "fast");
    TestDesktop.until(() -> desktop.sees("limitUpProblem"));
    assertThat(desktop.text("limitUpProblem"))
        .isEqualTo("Write a whole number from 9 to 10,000,000, or nothing.");
    desktop.screenshots("06d-settings-limit-wrong");
    typed("limitUp", "1");
    assertThat(desktop.sees("limitUpProblem")).isTrue();
    assertThat(peer.rateLimits().all().up()).isEqualTo(500_000);
    leave();
    assertThat(desktop.text("limitUp")).isEqualTo("1");
    assertThat(desktop.sees("limitUpProblem")).isTrue();
    desktop.screenshots("06d-settings-limit-left-wrong");
    typed("limitDown", "2000");
    TestDesktop.until(() -> peer.rateLimits().all().equals(new RateLimit(500_000, 2_000_000)));
    assertThat(desktop.text("limitUp")).as("whatever else is shown anew").isEqualTo("1");
    typed("limitUp", "64");
    TestDesktop.until(() -> peer.rateLimits().all().equals(new RateLimit(64_000, 2_000_000)));
    assertThat(desktop.sees("limitUpProblem")).isFalse();
  }

  @Test
  void escapeBringsBackWhatIsInForce() { // U16, N1
    typed("limitUp", "500");
    TestDesktop.until(() -> peer.rateLimits().all().up() == 500_000);
    typed("limitUp", "fast");
    desktop.press(KeyCode.ESCAPE);
    assertThat(desktop.text("limitUp")).isEqualTo("500");
    assertThat(desktop.sees("limitUpProblem")).isFalse();
    typed("port", "40123");
    TestDesktop.until(() -> peer.listenPort().equals(OptionalInt.of(40_123)));
    typed("port", "web");
    desktop.press(KeyCode.ESCAPE);
    TestDesktop.until(() -> desktop.text("port").equals("40123"));
    assertThat(desktop.text("portProblem")).isEmpty();
  }

  @Test
  void aLimitThatCannotBeKeptIsSaidAndTheOldOneShown() {
    peer.calls().failAlways("rateLimit", ErrorCode.FAILED, "The library cannot be written.");
    typed("limitUp", "500");
    TestDesktop.until(() -> desktop.sees("limitProblem"));
    assertThat(desktop.text("limitProblem")).isEqualTo("The library cannot be written.");
    assertThat(peer.rateLimits().all().isNone()).isTrue();
    assertThat(desktop.text("limitUp")).as("to be tried again").isEqualTo("500");
    leave();
    TestDesktop.until(() -> desktop.text("limitUp").isEmpty());
  }

  @Test
  void howManyDownloadsRunIsTakenAtOnce() {
    assertThat(desktop.text("downloadsAtOnce")).isEqualTo("5");
    typed("downloadsAtOnce", "3");
    TestDesktop.until(() -> peer.downloadsAtOnce() == 3);
    typed("downloadsAtOnce", "0");
    TestDesktop.until(() -> peer.downloadsAtOnce() == 1);
    assertThat(desktop.text("downloadsAtOnce")).isEqualTo("1");
    typed("downloadsAtOnce", "900");
    TestDesktop.until(() -> peer.downloadsAtOnce() == PeerConfig.Limits.MOST_DOWNLOADS);
    assertThat(peer.calls().made())
        .as("what is beyond the bounds is asked of nobody")
        .containsExactly(
            "downloadsAtOnce 3",
            "downloadsAtOnce 1",
            "downloadsAtOnce " + PeerConfig.Limits.MOST_DOWNLOADS);
  }

  @Test
  void whatIsNoNumberOfDownloadsGivesWayToTheOneInForce() {
    typed("downloadsAtOnce", "many");
    assertThat(desktop.text("downloadsAtOnce")).isEqualTo("5");
    typed("downloadsAtOnce", "3");
    TestDesktop.until(() -> peer.downloadsAtOnce() == 3);
    desktop.enter("downloadsAtOnce", "-");
    leave();
    assertThat(desktop.text("downloadsAtOnce")).isEqualTo("3");
    assertThat(peer.calls().made()).containsExactly("downloadsAtOnce 3");
  }

  @Test
  void theLastOfManyChoicesIsTheOneInForce() {
    peer.calls().hold("downloadsAtOnce");
    TestDesktop.run(desktop.node("downloadsAtOnce", TextField.class)::requestFocus);
    for (int i = 0; i < 4; i++) {
      desktop.press(KeyCode.UP);
    }
    desktop.press(KeyCode.DOWN);
    peer.calls().release("downloadsAtOnce");
    TestDesktop.until(() -> peer.downloadsAtOnce() == 8);
    assertThat(peer.calls().made()).containsExactly("downloadsAtOnce 6", "downloadsAtOnce 8");
  }

  @Test
  void theFieldsHaveNamesForScreenReaders() {
    assertThat(desktop.node("limitUp", TextField.class).getAccessibleText())
        .isEqualTo("Upload limit");
    assertThat(desktop.node("limitDown", TextField.class).getAccessibleText())
        .isEqualTo("Download limit");
    assertThat(desktop.node("downloadsAtOnce", TextField.class).getAccessibleText())
        .isEqualTo("Downloads at once");
  }

  @Test
  void aPortIsTakenAtOnceOrSaidToBeNone() { // N1
    desktop.enter("port", "80");
    desktop.click("port");
    desktop.press(KeyCode.ENTER);
    TestDesktop.until(() -> desktop.text("portProblem").startsWith("A port is a number from 1024"));
    assertThat(peer.calls().made()).noneMatch(call -> call.startsWith("listenPort"));
    desktop.screenshots("06-settings-port");
    desktop.enter("port", "40123");
    desktop.press(KeyCode.ENTER);
    TestDesktop.until(() -> peer.listenPort().equals(OptionalInt.of(40_123)));
    TestDesktop.until(() -> desktop.text("portProblem").isEmpty());
    desktop.enter("port", "");
    desktop.press(KeyCode.ENTER);
    TestDesktop.until(() -> peer.listenPort().isEmpty());
  }

  @Test
  void whatIsNoPortIsSaidAsItIsTypedAndStaysUntilItIsOne() { // N1
    typed("port", "40123");
    TestDesktop.until(() -> peer.listenPort().equals(OptionalInt.of(40_123)));
    desktop.enter("port", "web");
    assertThat(desktop.text("portProblem")).startsWith("A port is a number from 1024");
    leave();
    assertThat(desktop.text("port")).isEqualTo("web");
    assertThat(desktop.text("portProblem")).startsWith("A port is a number from 1024");
    assertThat(peer.listenPort()).isEqualTo(OptionalInt.of(40_123));
    desktop.enter("port", "40124");
    assertThat(desktop.text("portProblem")).isEmpty();
    typed("port", "40124");
    TestDesktop.until(() -> peer.listenPort().equals(OptionalInt.of(40_124)));
  }

  @Test
  void aPortThatIsTakenIsSaidBesideTheField() { // N1
    peer.calls().failAlways("listenPort", ErrorCode.FAILED, "Port 40123 is taken.");
    desktop.enter("port", "40123");
    desktop.click("port");
    desktop.press(KeyCode.ENTER);
    TestDesktop.until(() -> desktop.text("portProblem").equals("Port 40123 is taken."));
    assertThat(desktop.text("port")).as("to be corrected").isEqualTo("40123");
    leave();
    TestDesktop.until(() -> desktop.text("port").isEmpty());
    TestDesktop.until(() -> desktop.text("portProblem").equals("Port 40123 is taken."));
  }

  @Test
  void coveyStartsWithTheComputerIfWanted() {
    TestDesktop.until(() -> !desktop.isDisabled("autostart"));
    desktop.click("autostart");
    TestDesktop.until(() -> desktop.autostart().isOn());
    desktop.click("autostart");
    TestDesktop.until(() -> !desktop.autostart().isOn());
  }

  @Test
  void whatCannotBeWrittenIsSaidAndUndone() throws Exception {
    Files.writeString(directory.resolve(".config"), "in the way");
    desktop.click("autostart");
    TestDesktop.until(() -> desktop.text("autostartProblem").contains("cannot be written"));
    TestDesktop.until(() -> !desktop.node("autostart", CheckBox.class).isSelected());
  }

  @Test
  void stayingSignedInIsAskedOfThePeer() { // S5
    TestDesktop.until(() -> !desktop.node("stay", CheckBox.class).isSelected());
    CheckBox stay = desktop.node("stay", CheckBox.class);
    TestDesktop.run(stay::fire);
    TestDesktop.until(peer::staysSignedIn);
    TestDesktop.until(stay::isSelected);
    desktop.screenshots("06-settings-account");
    TestDesktop.run(stay::fire);
    TestDesktop.until(() -> !peer.staysSignedIn());
  }

  @Test
  void whetherCoveyKeepsRunningIsRemembered() {
    assertThat(desktop.node("keepRunning", CheckBox.class).isSelected()).isTrue();
    desktop.click("keepRunning");
    assertThat(desktop.context().preferences().text("tray.keepRunning")).hasValue("false");
  }

  @Test
  void theLanguageIsRemembered() {
    desktop.click("languageEnglish");
    assertThat(desktop.context().preferences().text("language")).hasValue("en");
    desktop.click("languageSystem");
    assertThat(desktop.context().preferences().text("language")).hasValue("system");
  }
}
