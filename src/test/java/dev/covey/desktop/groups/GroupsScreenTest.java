package dev.covey.desktop.groups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.Framed;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsScreenTest {
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

  private void populate() {
    peer.network()
        .group("bio-lab", "marta", "ana")
        .request("bio-lab", "kim")
        .group("choir", "jo", "marta", "ana")
        .group("city-open-data", "lin", "jo")
        .group("course-2026", "ana")
        .request("course-2026", "marta")
        .group("field-data", "marta", "ana", "jo", "lin", "sam", "eli", "rosa", "kit")
        .request("field-data", "tove")
        .request("field-data", "nils")
        .request("field-data", "ida")
        .group("film-crew", "jo", "marta");
  }

  @Test
  void looksLikeThePicture() {
    populate();
    desktop.show(Framed.screen(GroupsScreen::create), 1280, 800);
    TestDesktop.until(() -> desktop.text("groupsAll").equals("All 6"));
    TableView<?> table = desktop.node("groupsTable", TableView.class);
    TestDesktop.run(() -> table.getSelectionModel().select(4));
    desktop.node("accept_tove", Node.class);
    desktop.screenshots("groups");
    desktop.click("groupInvite");
    TestDesktop.until(() -> desktop.text("inviteLink").startsWith("covey://"));
    desktop.screenshots("groups-invite");
    desktop.click("inviteClose");
    desktop.click("groupsNew");
    desktop.enter("newGroupName", "film crew");
    desktop.screenshots("groups-new");
    desktop.click("newGroupCancel");
    MenuButton more = desktop.node("groupMore", MenuButton.class);
    TestDesktop.run(() -> more.getItems().getLast().fire());
    desktop.node("leaveHandOver", Node.class);
    desktop.screenshots("groups-leave");
    assertThat(desktop.text("leaveStay")).isEqualTo("Stay");
  }
}
