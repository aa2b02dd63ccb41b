package dev.covey.console;

import dev.covey.peer.PeerStatus;
import java.util.List;
import org.jline.utils.AttributedString;

/** The first lines of a shell: where one is, and what one may do next. Pure. */
final class Welcome {
  private Welcome() {}

  static List<AttributedString> lines(PeerStatus status, Page page) {
    return new Lines(page)
        .sentence(
            "Covey ",
            Style.STRONG,
            "help shows the commands, Tab completes them, quit leaves.",
            Style.MUTED)
        .sentence(next(status))
        .toList();
  }

  private static String next(PeerStatus status) {
    String where = status.network().map(" to the network '%s'"::formatted).orElse("");
    return switch (status.connection()) {
      case NO_NETWORK -> "No network is known here yet: join_network <invite> joins one.";
      case SIGNED_OUT ->
          "Nobody is signed in%s: login <user>, or create_user <user> first.".formatted(where);
      case ONLINE, RECONNECTING ->
          "Signed in%s%s.".formatted(where, status.user().map(user -> " as " + user).orElse(""));
      case TRACKERS_DOWN -> status.message();
    };
  }
}
