package dev.covey.desktop.autostart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covey.model.CoveyException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class AutostartTest {
  private static final List<String> COMMAND =
      List.of("/opt/100% \"best\" & $HOME/covey", "desktop", "--data", "a\\b `c`");

  @TempDir Path home;

  @Test
  void onLinuxItIsADesktopEntryOfXdgAutostart() {
    AutostartEntry entry = AutostartEntry.of("Linux", home, Map.of(), COMMAND);
    assertThat(entry.file()).isEqualTo(home.resolve(".config/autostart/covey.desktop"));
    // Twice escaped: as a string of the file, and as a quoted argument in it.
    assertThat(entry.content())
        .startsWith("[Desktop Entry]\nType=Application\nName=Covey\n")
        .contains(
            "\nExec=\"/opt/100%% \\\\\"best\\\\\" & \\\\$HOME/covey\" \"desktop\" \"--data\""
                + " \"a\\\\\\\\b \\\\`c\\\\`\"\n");
    assertThat(
            AutostartEntry.of(
                    "Linux", home, Map.of("XDG_CONFIG_HOME", home.resolve("c").toString()), COMMAND)
                .file())
        .isEqualTo(home.resolve("c/autostart/covey.desktop"));
  }

  @Test
  void onWindowsItIsAScriptInTheStartupFolder() {
    AutostartEntry entry =
        AutostartEntry.of(
            "Windows 11", home, Map.of(), List.of("C:\\100% mine\\covey.cmd", "desktop"));
    assertThat(entry.file())
        .isEqualTo(
            home.resolve(
                "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup/Covey.cmd"));
    assertThat(entry.content())
        .contains("start \"\" /min \"C:\\100%% mine\\covey.cmd\" \"desktop\"\r\n");
  }

  @Test
  void onMacItIsALaunchAgent() throws Exception {
    AutostartEntry entry = AutostartEntry.of("Mac OS X", home, Map.of(), COMMAND);
    assertThat(entry.file())
        .isEqualTo(home.resolve("Library/LaunchAgents/dev.covey.desktop.plist"));
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var plist =
        factory.newDocumentBuilder().parse(new InputSource(new StringReader(entry.content())));
    var strings = plist.getElementsByTagName("string");
    assertThat(strings.getLength()).isEqualTo(1 + COMMAND.size());
    for (int i = 0; i < COMMAND.size(); i++) {
      assertThat(strings.item(1 + i).getTextContent()).isEqualTo(COMMAND.get(i));
    }
    assertThat(plist.getElementsByTagName("true").getLength()).as("RunAtLoad").isEqualTo(1);
  }

  @Test
  void itIsTurnedOnAndOff() throws Exception {
    Autostart autostart = Autostart.on("Linux", home, Map.of(), COMMAND);
    assertThat(autostart.isOn()).isFalse();
    autostart.turn(true);
    autostart.turn(true);
    assertThat(autostart.isOn()).isTrue();
    assertThat(Files.readString(home.resolve(".config/autostart/covey.desktop")))
        .isEqualTo(AutostartEntry.of("Linux", home, Map.of(), COMMAND).content());
    autostart.turn(false);
    autostart.turn(false);
    assertThat(autostart.isOn()).isFalse();
  }

  @Test
  void whatCannotBeWrittenIsNamed() throws Exception {
    Files.writeString(home.resolve(".config"), "in the way");
    assertThatThrownBy(() -> Autostart.on("Linux", home, Map.of(), COMMAND).turn(true))
        .isInstanceOf(CoveyException.class)
        .hasMessageContaining("covey.desktop cannot be written");
  }

  @Test
  void whoDoesNotKnowItsOwnCommandSaysSo() {
    Autostart autostart = Autostart.on("Linux", home, Map.of(), List.of());
    assertThat(autostart.isPossible()).isFalse();
    assertThat(autostart.isOn()).isFalse();
    assertThatThrownBy(() -> autostart.turn(true)).hasMessageContaining("./covey");
  }
}
