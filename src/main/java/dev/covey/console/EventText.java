package dev.covey.console;

import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import dev.covey.peer.PeerStatus.Connection;
import java.util.List;
import org.jline.utils.AttributedString;

/** What happened, as people read it. Used by one thread. */
final class EventText {
  private Connection before;

  EventText(Connection before) {
    this.before = before;
  }

  /** Nothing for what a person need not know. */
  List<AttributedString> lines(PeerEvent event, PeerStatus status, Page page) {
    Lines lines = new Lines(page);
    switch (event) {
      case PeerEvent.StatusChanged() -> connection(status, lines);
      case PeerEvent.RequestReceived(var group, var user) ->
          lines.sentence(
              "* ",
              Style.WAITING,
              "%s asks to join %s: accept_request %s %s".formatted(user, group, group, user),
              Style.PLAIN);
      case PeerEvent.RequestAnswered(var group, var accepted) ->
          tell(
              lines,
              accepted ? Style.GOOD : Style.WAITING,
              accepted
                  ? "You are a member of %s now.".formatted(group)
                  : "Your request to join %s was rejected.".formatted(group));
      case PeerEvent.GroupLost(var group, var why) ->
          tell(lines, Style.WAITING, "You are no longer in %s: %s".formatted(group, why));
      case PeerEvent.UserRenamed(var from, var to) ->
          tell(
              lines,
              Style.WAITING,
              "Somebody was called %s before you: your user name is %s now.".formatted(from, to));
      case PeerEvent.GroupRenamed(var from, var to) ->
          tell(
              lines,
              Style.WAITING,
              "Another group was called %s before yours: yours is %s now.".formatted(from, to));
      case PeerEvent.DownloadCompleted(_, var file, var path) ->
          tell(
              lines,
              Style.GOOD,
              "Downloaded %s %s %s".formatted(file, page.symbols().arrow(), path));
      case PeerEvent.DownloadFailed(_, var file, var why) ->
          tell(lines, Style.BAD, "The download of %s failed: %s".formatted(file, why));
      case PeerEvent.ShareStopped(var group, var file, var why) ->
          tell(lines, Style.BAD, "%s is no longer shared in %s: %s".formatted(file, group, why));
      case PeerEvent.SignedOut(var why) ->
          tell(lines, Style.BAD, "You are signed out: %s".formatted(why));
      case PeerEvent.GroupsChanged(), PeerEvent.FilesChanged(_), PeerEvent.SharesChanged() -> {}
    }
    return lines.toList();
  }

  private void connection(PeerStatus status, Lines lines) {
    Connection now = status.connection();
    Connection earlier = before;
    before = now;
    if (now == earlier) {
      return;
    }
    switch (now) {
      case TRACKERS_DOWN ->
          tell(
              lines,
              Style.BAD,
              orElse(status, "All trackers are down: transfers continue, reconnecting."));
      case RECONNECTING ->
          tell(
              lines,
              Style.WAITING,
              orElse(status, "The tracker does not answer: looking for another."));
      case ONLINE -> {
        if (earlier == Connection.TRACKERS_DOWN || earlier == Connection.RECONNECTING) {
          tell(lines, Style.GOOD, "Connected again%s.".formatted(to(status)));
        }
      }
      case SIGNED_OUT, NO_NETWORK -> {}
    }
  }

  private static String to(PeerStatus status) {
    return status
        .tracker()
        .map(tracker -> ", to %s at %s".formatted(tracker.name(), tracker.endpoint()))
        .orElse("");
  }

  private static String orElse(PeerStatus status, String usual) {
    return status.message().isEmpty() ? usual : status.message();
  }

  private static void tell(Lines lines, Style style, String text) {
    lines.sentence("* ", style, text, Style.PLAIN);
  }
}
