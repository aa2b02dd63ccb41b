package dev.covey.console;

import dev.covey.console.Table.Cell;
import dev.covey.model.GroupListing;
import dev.covey.model.Invite;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.Role;
import dev.covey.model.TrackerListing;
import java.util.List;
import org.jline.utils.AttributedString;

/** Outcomes as people read them. Pure. */
final class TextRenderer {
  private TextRenderer() {}

  static List<AttributedString> lines(Outcome outcome, Page page) {
    return switch (outcome) {
      case Outcome.Success(_, var result) -> lines(result, page);
      case Outcome.Failure failure ->
          new Lines(page)
              .sentence(
                  "error: ",
                  Style.BAD,
                  "%s [%s]".formatted(failure.message(), failure.code().wire()),
                  Style.PLAIN)
              .toList();
    };
  }

  static List<AttributedString> lines(Result result, Page page) {
    return switch (result) {
      case Result.Done(var sentence, _) -> new Lines(page).sentence(sentence).toList();
      case Result.Standing(var status) -> StatusText.lines(status, page);
      case Result.Groups(var groups) -> groups(groups, page);
      case Result.Members(_, var members) -> members(members, page);
      case Result.Requests requests -> requests(requests, page);
      case Result.Files files -> FileText.files(files, page);
      case Result.Shared(var file) -> FileText.shared(file, page);
      case Result.Shares(var files) -> FileText.shares(files, page);
      case Result.Begun(var download) -> DownloadText.begun(download, page);
      case Result.BegunAll all -> FileText.begunAll(all, page);
      case Result.Steered(var action, var download) -> DownloadText.steered(action, download, page);
      case Result.Moved(var download) -> DownloadText.moved(download, page);
      case Result.Limits limits -> LimitText.lines(limits, page);
      case Result.Downloads(var downloads) -> DownloadText.downloads(downloads, page);
      case Result.Details(var download, var details) -> DetailText.lines(download, details, page);
      case Result.Ended(var downloads) -> DownloadText.ended(downloads, page);
      case Result.Rechecked(var report, var repair) -> FileText.rechecked(report, repair, page);
      case Result.Link(var invite) -> link(invite);
      case Result.Trackers(var trackers) -> trackers(trackers, page);
      case Result.Guide(var verbs) -> HelpText.lines(verbs, page);
      case Result.Left() -> List.of();
    };
  }

  private static List<AttributedString> groups(List<GroupListing> groups, Page page) {
    if (groups.isEmpty()) {
      return new Lines(page).sentence("There are no groups yet: create_group <group>.").toList();
    }
    Table table =
        new Table(
            Column.left("Group").atLeast(12),
            Column.left("Role"),
            Column.left("Owner").atLeast(8),
            Column.right("Members"),
            Column.right("Online").rank(2),
            Column.right("Files").rank(1),
            Column.right("Requests"));
    for (GroupListing group : groups) {
      boolean mine = group.role() == Role.OWNER;
      table.row(
          Cell.of(group.name()),
          role(group.role()),
          Cell.of(group.owner()),
          Cell.of(group.members()),
          Cell.of(group.online()),
          Cell.of(group.role().isMember() ? group.files() : ""),
          mine && group.pending() > 0
              ? new Cell(Integer.toString(group.pending()), Style.WAITING)
              : Cell.muted(mine ? "0" : ""));
    }
    return table.lines(page);
  }

  private static Cell role(Role role) {
    return switch (role) {
      case OWNER -> new Cell(role.wire(), Style.STRONG);
      case MEMBER -> Cell.of(role.wire());
      case PENDING -> new Cell(role.wire(), Style.WAITING);
      case NONE -> Cell.muted(role.wire());
    };
  }

  private static List<AttributedString> members(List<MemberListing> members, Page page) {
    Table table = new Table(Column.left("Member").atLeast(8), Column.left("Role"), Column.left(""));
    for (MemberListing member : members) {
      table.row(
          Cell.of(member.user()),
          role(member.owner() ? Role.OWNER : Role.MEMBER),
          online(member.devices()));
    }
    return table.lines(page);
  }

  private static Cell online(int devices) {
    if (devices == 0) {
      return Cell.muted("offline");
    }
    return new Cell(
        devices == 1 ? "online" : "online on %d devices".formatted(devices), Style.GOOD);
  }

  private static List<AttributedString> requests(Result.Requests result, Page page) {
    if (result.requests().isEmpty()) {
      return new Lines(page).sentence("Nobody asks to join %s.".formatted(result.group())).toList();
    }
    Table table = new Table(Column.left("User").atLeast(8), Column.left("Since"));
    for (JoinRequest request : result.requests()) {
      table.row(Cell.of(request.user()), Cell.of(Amounts.when(request.since(), page.clock())));
    }
    return table.lines(page);
  }

  /** A link is to be copied: it is never broken. */
  private static List<AttributedString> link(Invite invite) {
    return List.of(new AttributedString(Printable.escape(invite.toString())));
  }

  private static List<AttributedString> trackers(List<TrackerListing> trackers, Page page) {
    Table table =
        new Table(
            Column.left("Tracker").atLeast(8),
            Column.left("Address").atLeast(12),
            Column.left("State"),
            Column.right("Sessions"));
    for (TrackerListing tracker : trackers) {
      table.row(
          Cell.of(tracker.name()),
          Cell.of(tracker.endpoint()),
          tracker.up() ? new Cell("up", Style.GOOD) : new Cell("down", Style.BAD),
          Cell.of(tracker.up() ? tracker.sessions() : ""));
    }
    return table.lines(page);
  }
}
