package dev.covey.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Framed;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.GroupName;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences where there is no file: a line has room for 40 characters of a group's name. */
class FilePlaceholderTest {
  private static final String LONG =
      "everybody-who-ever-sang-in-the-choir-of-the-northern-valley-2026";
  private static final String SHORTENED = "everybody-who-ever-s…orthern-valley-2026";
  private static final String JUST_SHORT = "everybody-who-ever-sang-in-the-choir-202";

  private final FakePeer peer = FakePeer.signedIn("marta");
  private TestDesktop desktop;

  @BeforeEach
  void open(@TempDir Path directory) {
    desktop = new TestDesktop(peer, directory);
  }

  @AfterEach
  void close() {
    desktop.close();
  }

  @Test
  void aLongGroupThatIsAskedForIsShortenedInItsMiddle() {
    peer.network().group(LONG, "ana").request(LONG, "marta");
    show(LONG);
    desktop.node("filesWithdraw", Node.class);
    assertThat(said()).contains(SHORTENED).doesNotContain(LONG);
  }

  @Test
  void aLongGroupThatIsSearchedInVainIsShortenedInItsMiddle() {
    searchInVain(LONG);
    assertThat(said()).contains(SHORTENED).doesNotContain(LONG);
  }

  @Test
  void aGroupThatALineHasRoomForIsToldWhole() {
    searchInVain(JUST_SHORT);
    assertThat(said()).contains(JUST_SHORT);
  }

  private void searchInVain(String group) {
    peer.network().group(group, "ana", "marta").file(group, "requiem.flac", 412_000, "ana");
    show(group);
    TestDesktop.until(() -> !table().getItems().isEmpty());
    desktop.enter("filesSearch", "surwey");
    desktop.node("filesClearSearch", Node.class);
  }

  private void show(String group) {
    Screen screen = desktop.show(Framed.screen(FilesScreen::create), 900, 600);
    TestDesktop.run(() -> screen.open(new Destination.Files(Optional.of(new GroupName(group)))));
  }

  private TableView<?> table() {
    return desktop.node("filesTable", TableView.class);
  }

  /** All that the empty table says. */
  private String said() {
    TableView<?> table = table();
    return TestDesktop.on(() ->
        table.getPlaceholder().lookupAll(".label").stream()
            .map(node -> ((Label) node).getText())
            .collect(Collectors.joining("\n")));
  }
}
