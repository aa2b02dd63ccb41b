package dev.covey.desktop.looks;

import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.TestDesktop;
import dev.covey.model.AddressCheck;
import dev.covey.model.DownloadId;
import dev.covey.model.Endpoint;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.peer.PeerEvent;
import java.nio.file.Path;
import java.util.List;

/** Network and Settings, and what can go wrong there. */
final class NetworkSights {
  private final Stand stand;

  NetworkSights(Stand stand) {
    this.stand = stand;
  }

  List<Sight> all() {
    return List.of(
        new Sight("network", this::network),
        new Sight("network-end", () -> stand.scroll("side", 1)),
        new Sight("network-not-reachable", this::notReachable),
        new Sight("settings", () -> stand.go(new Destination.Settings())),
        new Sight("settings-problems", this::problems),
        new Sight("settings-end", () -> stand.scroll("page", 1)),
        new Sight("network-no-invite", this::noInvite),
        new Sight("network-tracker-lost", this::trackerLost));
  }

  private void network() {
    stand
        .peer()
        .tell(
            new PeerEvent.RequestReceived(
                new GroupName(GreatNames.GROUP), new UserName(GreatNames.WIDE_USER)));
    stand
        .peer()
        .tell(
            new PeerEvent.DownloadCompleted(
                DownloadId.random(), new FileName(GreatNames.HEBREW_FILE), Path.of("/f/h.mov")));
    stand
        .peer()
        .tell(
            new PeerEvent.DownloadFailed(
                DownloadId.random(),
                new FileName(GreatNames.LONG_FILE),
                GreatDownloads.wholeIsWrong(GreatNames.LONG_FILE)));
    stand.go(new Destination.Network());
    TestDesktop.until(() -> !stand.desktop().isDisabled("copyInvite"));
    stand.choose("trackers", 0);
    stand.closeNotices();
  }

  private void notReachable() { // N1
    Endpoint at = new Endpoint("192.168.1.57", 10_412);
    stand.peer().addressCheck(new AddressCheck(at, at, false));
    stand.scroll("side", 0);
    stand.click("reachTest");
    stand.untilSeen("reachAdvice");
  }

  private void problems() {
    stand
        .peer()
        .calls()
        .failNext(
            "downloadFolder",
            ErrorCode.BAD_DESTINATION,
            "The folder '/media/marta/%s' cannot be written; choose another."
                .formatted("a-disk-of-the-valley/".repeat(6)));
    stand.desktop().dialogs().willChooseFolder(Path.of("/media/marta"));
    stand.click("changeFolder");
    stand.untilSeen("folderProblem");
    stand.enter("limitUp", "as fast as it goes");
    stand.enter("limitDown", "1");
    stand.enter("port", "99999999");
    stand.click("sectionTransfers");
    stand.untilSeen("limitUpProblem");
  }

  private void noInvite() {
    stand
        .peer()
        .calls()
        .failAlways(
            "invite",
            ErrorCode.NO_TRACKER,
            "No tracker's address is known to invite to: join the network again by an invite.");
    stand.go(new Destination.Network());
    stand.peer().tell(new PeerEvent.StatusChanged());
    stand.untilSeen("inviteProblem");
    stand.scrollTo("side", "inviteProblem");
  }

  private void trackerLost() { // H5
    stand.peer().calls().failAlways("trackers", ErrorCode.TRACKERS_DOWN, Peers.ALL_DOWN);
    Peers.lose(stand.peer());
    stand.untilSeen("banner");
  }
}
