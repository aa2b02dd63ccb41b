package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.Notice.Action;
import dev.covey.desktop.fx.Notice.Kind;
import dev.covey.desktop.fx.NoticeChoice;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.Said;
import dev.covey.desktop.fx.ShortPaths;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.peer.PeerEvent;
import java.nio.file.Path;
import java.util.Optional;

/** Runs on the FX thread. Tells the user what the peer's events mean, with what can be done. */
final class EventNotices {
  private final DesktopContext context;

  EventNotices(DesktopContext context) {
    this.context = context;
  }

  void happened(PeerEvent event) {
    switch (event) {
      case PeerEvent.RequestReceived(GroupName group, UserName user) ->
          show(NoticeChoice.REQUESTS, request(group, user));
      case PeerEvent.RequestAnswered(GroupName group, boolean accepted) ->
          show(NoticeChoice.REQUESTS, answer(group, accepted));
      case PeerEvent.GroupLost(GroupName group, String why) ->
          show(
              NoticeChoice.REQUESTS, notice(Kind.INFO, "notice.lost", group.value(), Said.of(why)));
      case PeerEvent.UserRenamed(UserName from, UserName to) ->
          context.notices().show(renamed("notice.renamed.user", from.value(), to.value()));
      case PeerEvent.GroupRenamed(GroupName from, GroupName to) ->
          context.notices().show(renamed("notice.renamed.group", from.value(), to.value()));
      case PeerEvent.DownloadCompleted(DownloadId id, FileName file, Path path) ->
          show(NoticeChoice.FINISHED, completed(id, file, path));
      case PeerEvent.DownloadFailed(DownloadId id, FileName file, String why) ->
          show(NoticeChoice.FAILED, failed(id, file, why));
      case PeerEvent.ShareStopped(GroupName group, FileName file, String why) ->
          show(NoticeChoice.FAILED, stopped(group, file, why));
      case PeerEvent.StatusChanged _,
          PeerEvent.GroupsChanged _,
          PeerEvent.FilesChanged _,
          PeerEvent.SharesChanged _,
          PeerEvent.SignedOut _ -> {}
    }
  }

  private void show(NoticeChoice choice, Notice notice) {
    if (choice.isWanted(context.preferences())) {
      context.notices().show(notice);
    }
  }

  private static Notice renamed(String key, String from, String to) {
    return Notice.of(
        Kind.INFO, Messages.text(key + ".title", to), Messages.text(key + ".text", from, to));
  }

  private static Notice notice(
      Kind kind, String key, String subject, String text, Action... actions) {
    return Notice.of(kind, Messages.text(key + ".title", subject), text, actions);
  }

  private Notice request(GroupName group, UserName user) {
    return Notice.of(
        Kind.REQUEST,
        Messages.text("notice.request.title", user.value(), group.value()),
        Messages.text("notice.request.text"),
        act("accept", "notice.request.accept", () -> context.peer().acceptRequest(group, user)),
        act("reject", "notice.request.reject", () -> context.peer().rejectRequest(group, user)),
        go("notice.request.show", new Destination.Groups(Optional.of(group))));
  }

  private Notice answer(GroupName group, boolean accepted) {
    return accepted
        ? notice(
            Kind.GOOD,
            "notice.accepted",
            group.value(),
            Messages.text("notice.accepted.text"),
            go("notice.accepted.show", new Destination.Files(Optional.of(group))))
        : notice(
            Kind.INFO, "notice.rejected", group.value(), Messages.text("notice.rejected.text"));
  }

  private Notice completed(DownloadId id, FileName file, Path path) {
    return notice(
        Kind.GOOD,
        "notice.completed",
        file.value(),
        Messages.text(
            "notice.completed.text",
            ShortPaths.of(SafeText.line(String.valueOf(path.getParent())), NoticeCard.MOST)),
        new Action(
            "openFolder",
            Messages.text("notice.completed.open"),
            false,
            () -> context.dialogs().open(path.toAbsolutePath().getParent())),
        go("notice.completed.show", new Destination.Downloads(Optional.of(id))));
  }

  private Notice failed(DownloadId id, FileName file, String why) {
    return notice(
        Kind.BAD,
        "notice.failed",
        file.value(),
        Said.inShort(why),
        act("retry", "notice.failed.retry", () -> context.peer().retry(id)),
        go("notice.failed.show", new Destination.Downloads(Optional.of(id))));
  }

  private Notice stopped(GroupName group, FileName file, String why) {
    return Notice.of(
        Kind.BAD,
        Messages.text("notice.stopped.title", file.value(), group.value()),
        Said.of(why),
        go("notice.stopped.show", new Destination.Sharing()));
  }

  /** An answer that is carried out in the background; a refusal becomes a notice itself. */
  private Action act(String id, String label, FxBridge.Deed deed) {
    return new Action(
        id, Messages.text(label), false, () -> context.bridge().act(deed, () -> {}, this::refused));
  }

  private void refused(CoveyException why) {
    context
        .notices()
        .show(Notice.of(Kind.BAD, Messages.text("notice.refused.title"), Said.of(why)));
  }

  private Action go(String label, Destination destination) {
    return new Action(
        "show", Messages.text(label), true, () -> context.navigation().go(destination));
  }
}
