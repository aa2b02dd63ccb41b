package dev.covey.desktop.looks;

import dev.covey.peer.PeerStatus;
import dev.covey.testing.FakePeer;
import java.nio.file.Path;

/** The peers that sights are seen of, besides {@link GreatNames}. */
final class Peers {
  static final String ALL_DOWN = "All trackers are down: transfers continue, reconnecting…";

  private Peers() {}

  /** Signed in to a network in which nothing is yet. */
  static FakePeer newcomer() {
    return FakePeer.signedIn(GreatNames.ME);
  }

  /** Has never been in a network. */
  static FakePeer withoutNetwork() {
    FakePeer peer = new FakePeer();
    peer.leaveNetwork();
    return peer;
  }

  /** In a network, but nobody is signed in. */
  static FakePeer signedOut() {
    FakePeer peer = new FakePeer();
    peer.network().user(GreatNames.ME, "password1");
    return peer;
  }

  /** So many of everything that tables scroll. */
  static FakePeer withThousands(Path folder) {
    return new Thousands(folder).peer();
  }

  /** All its trackers go down (H5). */
  static void lose(FakePeer peer) {
    peer.connection(PeerStatus.Connection.TRACKERS_DOWN, ALL_DOWN);
  }
}
