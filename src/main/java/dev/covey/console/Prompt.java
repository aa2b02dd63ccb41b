package dev.covey.console;

import dev.covey.peer.PeerStatus;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** What stands before a typed line: who is signed in, and how the peer is connected. Pure. */
final class Prompt {
  private static final int LONGEST_NETWORK = 24;

  private Prompt() {}

  static AttributedString of(PeerStatus status, Symbols symbols) {
    String user = status.user().map(name -> name.value()).orElse("covey");
    AttributedStringBuilder prompt =
        new AttributedStringBuilder().append(user, Style.STRONG.look());
    if (status.signedIn()) {
      String network = Printable.escape(status.network().orElse(""));
      String shown = Printable.middle(network, LONGEST_NETWORK, symbols.ellipsis());
      prompt.append(shown.isEmpty() ? "" : "@" + shown, Style.MUTED.look());
    }
    PeerStatus.Connection connection = status.connection();
    if (connection != PeerStatus.Connection.ONLINE) {
      prompt
          .append(" ")
          .append(
              "(" + StatusText.connection(connection) + ")", StatusText.style(connection).look());
    }
    return prompt.append("> ").toAttributedString();
  }
}
