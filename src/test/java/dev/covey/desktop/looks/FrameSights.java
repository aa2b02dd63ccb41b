package dev.covey.desktop.looks;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.instance.Handover;
import dev.covey.model.DownloadId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.model.UserName;
import dev.covey.peer.PeerEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/** What the frame shows around and over every screen. */
final class FrameSights {
  private static final String OTHER_NETWORK = "covey://127.0.0.1:9000/films#" + "cd".repeat(32);

  private final Stand stand;

  FrameSights(Stand stand) {
    this.stand = stand;
  }

  List<Sight> all() {
    return List.of(
        new Sight("frame-request", this::request),
        new Sight("frame-notices", this::notices),
        new Sight("frame-drop", this::drop, () -> stand.dropped("frameDrop")),
        new Sight("frame-user-menu", this::userMenu),
        new Sight("frame-shortcuts", this::shortcuts),
        new Sight("frame-other-network", this::otherNetwork),
        new Sight("frame-keeps-running", () -> close(true, "keepsRunning")),
        new Sight("frame-quit", () -> close(false, "quitNow")));
  }

  private void request() { // U9
    stand.go(Destination.of(Place.SHARING));
    stand
        .peer()
        .tell(
            new PeerEvent.RequestReceived(
                new GroupName(GreatNames.GROUP), new UserName(GreatNames.WIDE_USER)));
    stand.untilSeen("notice-accept");
  }

  private void notices() {
    for (String file :
        List.of(GreatNames.LONG_FILE, GreatNames.ARABIC_FILE, GreatNames.HEBREW_FILE)) {
      stand
          .peer()
          .tell(
              new PeerEvent.DownloadFailed(
                  DownloadId.random(),
                  new FileName(file),
                  file.equals(GreatNames.ARABIC_FILE)
                      ? GreatDownloads.wholeIsWrong(file)
                      : "The piece hashes of '%s' at the tracker are not those of the file that is listed. Retry later."
                          .formatted(file)));
    }
    stand
        .peer()
        .tell(
            new PeerEvent.ShareStopped(
                new GroupName(GreatNames.WIDE_GROUP),
                new FileName(GreatNames.GONE),
                "'%s' was not found.".formatted(Path.of("/home/marta", GreatNames.GONE))));
    stand.untilSeen("moreNotices");
  }

  private void drop() { // U11
    stand.closeNotices();
    stand.dragOver(
        "frameDrop",
        List.of(
            Path.of(GreatNames.HEBREW_FILE),
            Path.of(GreatNames.SHORT_FILE),
            Path.of(GreatNames.GONE)),
        Optional.empty());
  }

  private void userMenu() {
    stand.closeNotices();
    stand.click("userMenu");
  }

  private void shortcuts() {
    stand.desktop().press(KeyCode.F1);
    stand.untilSeen("shortcuts");
  }

  private void otherNetwork() { // X2
    stand.window().handOver(new Handover(Optional.of(Invite.parse(OTHER_NETWORK)), List.of()));
    stand.untilSeen("switchNetwork");
  }

  private void close(boolean hasTray, String question) {
    stand.window().requestClose(hasTray);
    stand.untilSeen(question);
  }
}
