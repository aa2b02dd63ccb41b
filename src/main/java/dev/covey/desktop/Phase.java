package dev.covey.desktop;

import dev.covey.peer.PeerStatus;

/** What the window shows. */
enum Phase {
  /** No network yet: the first start. */
  WELCOME,
  /** A network, and nobody signed in. */
  SIGN_IN,
  /** Somebody is signed in, also while trackers are away. */
  INSIDE;

  static Phase of(PeerStatus status) {
    return switch (status.connection()) {
      case NO_NETWORK -> WELCOME;
      case SIGNED_OUT -> SIGN_IN;
      case ONLINE, RECONNECTING, TRACKERS_DOWN -> status.signedIn() ? INSIDE : SIGN_IN;
    };
  }
}
