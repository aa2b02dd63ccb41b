package dev.covey.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.desktop.instance.Handover;
import dev.covey.desktop.sharing.DropOverlay;
import dev.covey.model.Invite;
import dev.covey.peer.PeerStatus;
import dev.covey.testing.FakePeer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoverWindowTest {
  private static final String OTHER = "covey://127.0.0.1:9000/films#" + "cd".repeat(32);

  @TempDir Path directory;
  private TestDesktop desktop;
  private FakePeer peer;
  private OpenWindow window;

  @AfterEach
  void close() {
    window.close();
    desktop.close();
  }

  @Test
  void anInviteToThisNetworkLeadsToAskingForItsGroup() { // U5, X2
    openSignedIn();
    handOver(invite("covey://127.0.0.1:9000/films#" + FakePeer.FINGERPRINT.hex()));
    desktop.click("notice-askToJoin");
    TestDesktop.until(() -> peer.calls().made().contains("joinGroup films"));
  }

  @Test
  void whoIsInTheGroupAlreadyIsOnlyLedThere() {
    openSignedIn();
    handOver(invite("covey://127.0.0.1:9000/field-data#" + FakePeer.FINGERPRINT.hex()));
    TestDesktop.until(() -> desktop.sees("groups"));
    TestDesktop.until(() -> desktop.text("groupName").equals("field-data"));
    assertThat(desktop.sees("notice-askToJoin")).isFalse();
  }

  @Test
  void anInviteToAnotherNetworkAsksFirstAndThenShowsWhoAnswers() { // X2
    openSignedIn();
    handOver(invite(OTHER));
    desktop.screenshots("handover-switch");
    desktop.click("switchNetworkNo");
    TestDesktop.until(() -> desktop.sees("navigation"));
    handOver(invite(OTHER));
    desktop.click("switchNetworkYes");
    TestDesktop.until(() -> desktop.text("invite").equals(OTHER));
    // It is not the network that the invite names: nobody is led there.
    TestDesktop.until(() -> desktop.sees("wrong"));
    assertThat(desktop.isDisabled("proceed")).isTrue();
    desktop.click("back");
    TestDesktop.until(() -> desktop.sees("navigation"));
    assertThat(peer.calls().made()).noneMatch(call -> call.startsWith("join "));
  }

  @Test
  void atTheFirstStartTheInviteIsFilledIn() { // X2
    peer = new FakePeer();
    peer.connection(PeerStatus.Connection.NO_NETWORK, "");
    open();
    handOver(invite("covey://127.0.0.1:9000/films#" + FakePeer.FINGERPRINT.hex()));
    TestDesktop.until(() -> !desktop.isDisabled("proceed"));
    desktop.screenshots("handover-first-start");
  }

  @Test
  void filesAreSharedWithTheGroupThatIsChosen() throws Exception { // U11
    openSignedIn();
    Path file = Files.writeString(directory.resolve("notes.txt"), "as they were");
    handOver(new Handover(Optional.empty(), List.of(file)));
    TestDesktop.until(() -> desktop.sees("shareWithGroup"));
    desktop.screenshots("handover-files");
    desktop.click("shareWithYes");
    TestDesktop.until(
        () -> peer.calls().made().stream().anyMatch(call -> call.startsWith("share ")));
  }

  @Test
  void filesAreDroppedOnAnyScreen() throws Exception { // U11
    openSignedIn();
    Path one = Files.writeString(directory.resolve("one.txt"), "1");
    Path two = Files.writeString(directory.resolve("two.txt"), "2");
    TestDesktop.run(() -> window.window().dropped(List.of(one, two)));
    desktop.click("shareWithYes");
    TestDesktop.until(() ->
        peer.calls()
            .made()
            .containsAll(List.of("share " + one + " field-data", "share " + two + " field-data")));
  }

  @Test
  void everyScreenSaysWhatDroppingOnItWillDo() { // U11
    openSignedIn();
    DropOverlay drop = desktop.node("frameDrop", DropOverlay.class);
    assertThat(desktop.sees("frameDrop")).isFalse();
    for (Place place : List.of(Place.DOWNLOADS, Place.SETTINGS)) {
      window.go(Destination.of(place));
      TestDesktop.run(() -> drop.show(List.of(directory.resolve("one.txt")), Optional.empty()));
      desktop.rest();
      assertThat(desktop.text("frameDropTitle"))
          .isEqualTo("Drop to share 1 file with one of your groups");
      assertThat(left(drop)).as("navigation stays free").isEqualTo(200);
      TestDesktop.run(drop::hide);
      assertThat(desktop.sees("frameDrop")).isFalse();
    }
  }

  @Test
  void foldersAreSaidToBeNoneWhileTheyAreDragged() throws Exception { // F1
    openSignedIn();
    DropOverlay drop = desktop.node("frameDrop", DropOverlay.class);
    window.go(Destination.of(Place.DOWNLOADS));
    Path folder = Files.createDirectory(directory.resolve("takes"));
    Path one = Files.writeString(directory.resolve("one.txt"), "1");
    TestDesktop.run(() -> drop.show(List.of(folder), Optional.empty()));
    TestDesktop.until(() -> desktop.text("frameDropTitle").equals("A folder cannot be shared"));
    TestDesktop.run(() -> drop.show(List.of(one, folder), Optional.empty()));
    TestDesktop.until(() ->
        desktop.text("frameDropTitle").equals("Drop to share 1 file with one of your groups"));
    assertThat(desktop.text("frameDropNames")).isEqualTo("one.txt: 1\u00a0B");
    assertThat(desktop.text("frameDropText")).endsWith("A folder is left out.");
  }

  @Test
  void nobodyIsAskedWithWhichGroupAFolderIsToBeShared() throws Exception { // F1
    openSignedIn();
    Path folder = Files.createDirectory(directory.resolve("takes"));
    TestDesktop.run(() -> window.window().dropped(List.of(folder)));
    TestDesktop.until(() -> desktop.sees("shareFoldersClose"));
    assertThat(desktop.sees("shareWithGroup")).isFalse();
    desktop.screenshots("handover-folder");
    desktop.click("shareFoldersClose");
    assertThat(peer.calls().made()).noneMatch(call -> call.startsWith("share "));
  }

  @Test
  void whatIsSaidOfADragThatNeverEndedGoesOnceTheMouseIsHeard() {
    openSignedIn();
    DropOverlay drop = desktop.node("frameDrop", DropOverlay.class);
    window.go(Destination.of(Place.DOWNLOADS));
    TestDesktop.run(() -> drop.show(List.of(directory.resolve("one.txt")), Optional.empty()));
    desktop.click("downloadsSearch");
    assertThat(desktop.sees("frameDrop")).isFalse();
  }

  private static double left(Node node) {
    return TestDesktop.on(() -> node.localToScene(node.getLayoutBounds()).getMinX());
  }

  @Test
  void filesWaitUntilSomebodyIsSignedIn() throws Exception { // S1
    peer = new FakePeer();
    peer.network().user("marta", "password1").group("field-data", "marta");
    open();
    Path file = Files.writeString(directory.resolve("notes.txt"), "as they were");
    handOver(new Handover(Optional.empty(), List.of(file)));
    TestDesktop.until(() -> desktop.sees("noticeClose"));
    desktop.click("signIn");
    desktop.enter("user", "marta");
    desktop.enter("password", "password1");
    desktop.click("submit");
    TestDesktop.until(() -> desktop.sees("shareWithGroup"));
  }

  @Test
  void aMinimizedWindowComesBack() {
    openSignedIn();
    TestDesktop.run(() -> desktop.stage().setIconified(true));
    handOver(Handover.NOTHING);
    TestDesktop.until(() -> !desktop.stage().isIconified());
    TestDesktop.run(() -> desktop.stage().hide());
    handOver(Handover.NOTHING);
    TestDesktop.until(() -> desktop.stage().isShowing());
  }

  private static Handover invite(String link) {
    return new Handover(Optional.of(Invite.parse(link)), List.of());
  }

  private void handOver(Handover handover) {
    TestDesktop.run(() -> window.window().handedOver(handover));
  }

  private void openSignedIn() {
    peer = FakePeer.signedIn("marta");
    peer.network().group("field-data", "marta").group("films", "ana");
    open();
  }

  private void open() {
    desktop = new TestDesktop(peer, directory);
    window = new OpenWindow(desktop, peer, directory);
  }
}
