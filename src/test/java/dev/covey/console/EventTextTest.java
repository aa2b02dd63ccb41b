package dev.covey.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.DownloadId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus.Connection;
import dev.covey.testing.FakeNetwork;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTextTest {
  private static final GroupName FILMS = new GroupName("films");
  private static final FileName FILE = new FileName("a.mov");

  private final FakePeer peer = FakePeer.signedIn("ann");
  private final EventText text = new EventText(Connection.ONLINE);

  private List<String> told(PeerEvent event) {
    Page page = new Page(80, Symbols.UNICODE, Clock.fixed(FakeNetwork.NOW, ZoneOffset.UTC));
    return text.lines(event, peer.status(), page).stream().map(Object::toString).toList();
  }

  private List<String> connection(Connection connection, String message) {
    peer.connection(connection, message);
    return told(new PeerEvent.StatusChanged());
  }

  @Test
  void whatConcernsAPersonIsTold() {
    assertThat(told(new PeerEvent.RequestReceived(FILMS, new UserName("bob"))))
        .containsExactly("* bob asks to join films: accept_request films bob");
    assertThat(told(new PeerEvent.RequestAnswered(FILMS, true)))
        .containsExactly("* You are a member of films now.");
    assertThat(told(new PeerEvent.RequestAnswered(FILMS, false)))
        .containsExactly("* Your request to join films was rejected.");
    assertThat(told(new PeerEvent.GroupLost(FILMS, "its owner dissolved it.")))
        .containsExactly("* You are no longer in films: its owner dissolved it.");
    assertThat(
            told(new PeerEvent.DownloadCompleted(DownloadId.random(), FILE, Path.of("/srv/a.mov"))))
        .containsExactly("* Downloaded a.mov → /srv/a.mov");
    assertThat(told(new PeerEvent.DownloadFailed(DownloadId.random(), FILE, "no space.")))
        .containsExactly("* The download of a.mov failed: no space.");
    assertThat(told(new PeerEvent.ShareStopped(FILMS, FILE, "changed on disk."))) // F13
        .containsExactly("* a.mov is no longer shared in films: changed on disk.");
    assertThat(told(new PeerEvent.SignedOut("the password was changed.")))
        .containsExactly("* You are signed out: the password was changed.");
  }

  @Test
  void whatOnlyMakesAListOldIsNot() {
    assertThat(told(new PeerEvent.GroupsChanged())).isEmpty();
    assertThat(told(new PeerEvent.FilesChanged(FILMS))).isEmpty();
    assertThat(told(new PeerEvent.SharesChanged())).isEmpty();
  }

  @Test
  void losingAllTrackersIsToldOnceAndSoIsTheirReturn() { // H5
    String down = "All trackers are down: transfers continue, reconnecting.";
    assertThat(connection(Connection.TRACKERS_DOWN, down)).containsExactly("* " + down);
    assertThat(connection(Connection.TRACKERS_DOWN, down)).isEmpty();
    assertThat(connection(Connection.ONLINE, ""))
        .containsExactly("* Connected again, to tracker-1 at 127.0.0.1:6960.");
    assertThat(connection(Connection.ONLINE, "")).isEmpty();
  }

  @Test
  void signingInAndOutIsNoNews() {
    assertThat(connection(Connection.SIGNED_OUT, "")).isEmpty();
    assertThat(connection(Connection.ONLINE, "")).isEmpty();
  }

  @Test
  void whatAnotherWroteCannotMoveTheCursor() { // X4
    assertThat(told(new PeerEvent.GroupLost(FILMS, "\u001B[2J\u202Egone")))
        .containsExactly("* You are no longer in films: \\u001B[2J\\u202Egone");
  }
}
