package dev.covey.console;

import dev.covey.console.Result.Numbered;
import dev.covey.console.Table.Cell;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.peer.Recheck;
import dev.covey.peer.SharedFile;
import dev.covey.peer.SharingSnapshot;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** A group's files, and what this device shares, as people read them. Pure. */
final class FileText {
  private static final int BAR = 20;
  private static final int NARROW_BAR = 10;
  private static final int NARROW_PAGE = 80;

  private FileText() {}

  static List<AttributedString> files(Result.Files result, Page page) {
    if (result.files().isEmpty()) {
      return new Lines(page)
          .sentence(
              "Nobody who is online shares a file in %s: upload_file <path> %s."
                  .formatted(result.group(), result.group()))
          .toList();
    }
    Table table =
        new Table(
            Column.left("File").atLeast(28),
            Column.right("Size"),
            Column.right("Seeders"),
            Column.left("Shared by").atLeast(8).rank(1),
            Column.left("Since").rank(2),
            Column.left("SHA-256").atLeast(12).rank(3).cutAtEnd(),
            Column.left(""));
    for (FileListing file : result.files()) {
      table.row(
          Cell.of(file.name()),
          Cell.of(Amounts.bytes(file.size())),
          seeders(file),
          Cell.of(file.sharedBy()),
          Cell.of(Amounts.when(file.since(), page.clock())),
          Cell.muted(file.digests().sha256()),
          Cell.muted(file.mine() ? "yours" : ""));
    }
    return table.lines(page);
  }

  private static Cell seeders(FileListing file) {
    String count =
        file.partial() == 0
            ? Integer.toString(file.seeders())
            : "%d +%d".formatted(file.seeders(), file.partial());
    return file.seeders() <= 1 ? new Cell(count, Style.WAITING) : Cell.of(count);
  }

  static List<AttributedString> begunAll(Result.BegunAll all, Page page) {
    String sentence =
        all.files() == 0
            ? "There is nothing to fetch in %s: nobody online has a file that is not here or on its way."
                .formatted(all.group())
            : "Fetching %d %s (%s) from %s to %s."
                .formatted(
                    all.files(),
                    all.files() == 1 ? "file" : "files",
                    Amounts.bytes(all.bytes()),
                    all.group(),
                    all.folder());
    return new Lines(page).sentence(sentence).toList();
  }

  static List<AttributedString> shared(SharedFile file, Page page) {
    return new Lines(page)
        .sentence(
            "%s is shared in %s (%s)."
                .formatted(file.name(), file.group(), Amounts.bytes(file.size())))
        .sentence("sha256 ", Style.MUTED, file.digests().sha256().hex(), Style.MUTED)
        .toList();
  }

  static List<AttributedString> shares(List<SharedFile> files, Page page) {
    if (files.isEmpty()) {
      return new Lines(page)
          .sentence("This device shares nothing: upload_file <path> <group>.")
          .toList();
    }
    Table table =
        new Table(
            Column.left("File").atLeast(16),
            Column.left("Group").atLeast(8),
            Column.right("Size"),
            Column.left("State").atLeast(12).cutAtEnd(),
            Column.right("Uploaded").rank(1),
            Column.left("Path").atLeast(20).rank(2));
    for (SharedFile file : files) {
      table.row(
          Cell.of(file.name()),
          Cell.of(file.group()),
          Cell.of(Amounts.bytes(file.size())),
          state(file),
          Cell.of(Amounts.bytes(file.uploaded())),
          Cell.muted(file.path()));
    }
    return table.lines(page);
  }

  private static Cell state(SharedFile file) {
    if (!file.problem().isEmpty()) {
      return new Cell(file.problem(), Style.BAD);
    }
    return file.active() ? new Cell("shared", Style.GOOD) : Cell.muted("offline");
  }

  static List<AttributedString> rechecked(
      Recheck.Report report, Optional<Numbered> repair, Page page) {
    Lines lines = new Lines(page);
    if (report.isRight()) {
      return lines
          .sentence(
              "Verified now: ",
              Style.GOOD,
              "all of %s is right, %s.".formatted(report.file(), report.path()),
              Style.PLAIN)
          .toList();
    }
    int damaged = report.damaged().count();
    lines.sentence(
        "Damaged: ",
        Style.BAD,
        damaged == 0
            ? "%s has another length than it should, %s.".formatted(report.file(), report.path())
            : "%d of %d pieces of %s are not right, %s."
                .formatted(damaged, report.pieces(), report.file(), report.path()),
        Style.PLAIN);
    lines.sentence(
        repair
            .map(download -> "Download %d repairs it.".formatted(download.number()))
            .orElseGet(() ->
                "Fetch what is damaged: recheck %s %s --repair."
                    .formatted(report.group(), report.file())));
    return lines.toList();
  }

  /** One line that says how far the hashing is. */
  static AttributedString hashing(SharingSnapshot sharing, Page page) {
    return hashing("Hashing ", sharing.name(), sharing.hashed(), sharing.size(), page);
  }

  static AttributedString checking(Recheck.Snapshot checked, Page page) {
    return hashing("Checking ", checked.file(), checked.hashed(), checked.size(), page);
  }

  private static AttributedString hashing(
      String verb, FileName file, long hashed, long size, Page page) {
    double share = size == 0 ? 1 : Math.min(1, (double) hashed / size);
    String amounts =
        "  %s  %s of %s"
            .formatted(Amounts.percent(share), Amounts.bytes(hashed), Amounts.bytes(size));
    int bar = page.width() < NARROW_PAGE ? NARROW_BAR : BAR;
    int room = page.width() - verb.length() - 2 - bar - amounts.length();
    String name = Printable.escape(file.value());
    return new AttributedStringBuilder()
        .append(verb)
        .append(Printable.middle(name, Math.max(8, room), page.symbols().ellipsis()))
        .append("  ")
        .append(page.symbols().bar(share, bar), Style.ACCENT.look())
        .append(amounts)
        .toAttributedString();
  }
}
