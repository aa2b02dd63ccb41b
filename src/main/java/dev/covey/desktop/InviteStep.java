package dev.covey.desktop;

import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import dev.covey.peer.PeerStatus;
import java.util.Optional;

/** Where an invite leads that is opened while the desktop runs (X2). */
sealed interface InviteStep {

  /** To the page where a network is chosen, filled in: nothing is lost by it. */
  record Choose(Invite invite) implements InviteStep {}

  /** To that page too, but first ask: one is in another network. */
  record Switch(Invite invite) implements InviteStep {}

  /** One is in that network: ask to join the group. */
  record AskFor(GroupName group) implements InviteStep {}

  /** The same, once somebody is signed in. */
  record SignInFirst(Optional<GroupName> group) implements InviteStep {}

  /** One is in that network, and it names no group. */
  record Inside() implements InviteStep {}

  /**
   * @param shown what the window shows now
   */
  static InviteStep of(Invite invite, Phase shown, PeerStatus status) {
    boolean sameNetwork = status.fingerprint().equals(Optional.of(invite.fingerprint()));
    return switch (shown) {
      case WELCOME -> new Choose(invite);
      case SIGN_IN -> sameNetwork ? new SignInFirst(invite.group()) : new Switch(invite);
      case INSIDE -> {
        if (!sameNetwork) {
          yield new Switch(invite);
        }
        yield invite.group().<InviteStep>map(AskFor::new).orElseGet(Inside::new);
      }
    };
  }
}
