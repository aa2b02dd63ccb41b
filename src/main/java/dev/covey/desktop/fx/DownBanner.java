package dev.covey.desktop.fx;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.peer.Peer;
import dev.covey.peer.PeerStatus.Connection;

/**
 * Any thread may call it. The frame's banner tells for all screens that all trackers are down (H5):
 * none of them says it a second time. What somebody tried to do is refused beside it all the same.
 */
public final class DownBanner {
  private DownBanner() {}

  /** Whether the banner says this now. */
  public static boolean says(Peer peer, CoveyException problem) {
    return problem.code() == ErrorCode.TRACKERS_DOWN
        && peer.status().connection() == Connection.TRACKERS_DOWN;
  }
}
