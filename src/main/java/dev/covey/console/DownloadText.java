package dev.covey.console;

import dev.covey.console.ConsoleCommand.Action;
import dev.covey.console.Result.Numbered;
import dev.covey.console.Table.Cell;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.peer.transfer.TransferState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;

/** Downloads as people read them: one line each, and below it who serves it and why (P7). Pure. */
final class DownloadText {
  private static final int BAR = 10;
  private static final int INDENT = 4;

  private DownloadText() {}

  static List<AttributedString> begun(Numbered download, Page page) {
    TransferSnapshot it = download.snapshot();
    return new Lines(page)
        .sentence(
            "Download %d began: %s (%s) from %s to %s."
                .formatted(download.number(), it.file(), extent(it), it.group(), it.destination()))
        .toList();
  }

  /** How much is fetched: {@code 4.2 MB}, or {@code 1.05 MB of 4.2 MB, pieces 1-2}. */
  private static String extent(TransferSnapshot it) {
    return it.isPart()
        ? "%s of %s, pieces %s"
            .formatted(
                Amounts.bytes(it.wanted()),
                Amounts.bytes(it.size()),
                it.extent().chosen().numbers())
        : Amounts.bytes(it.size());
  }

  static List<AttributedString> steered(Action action, Numbered download, Page page) {
    String done =
        switch (action) {
          case PAUSE -> "Paused";
          case RESUME -> "Resumed";
          case CANCEL -> "Cancelled";
          case RETRY -> "Started again:";
          case FORGET -> "Forgot";
        };
    return new Lines(page)
        .sentence(
            "%s download %d, %s.".formatted(done, download.number(), download.snapshot().file()))
        .toList();
  }

  static List<AttributedString> moved(Numbered download, Page page) {
    return new Lines(page)
        .sentence(
            "Download %d, %s, has place %d in the queue."
                .formatted(
                    download.number(), download.snapshot().file(), download.place().orElseThrow()))
        .toList();
  }

  static List<AttributedString> ended(List<Numbered> downloads, Page page) {
    if (downloads.isEmpty()) {
      return new Lines(page).sentence("There is no download to wait for.").toList();
    }
    Lines lines = new Lines(page);
    for (Numbered download : downloads) {
      TransferSnapshot it = download.snapshot();
      String lead = state(it) + "  ";
      String what = it.file().value();
      if (it.state() == TransferState.COMPLETED) {
        what += " %s %s (%s)".formatted(page.symbols().arrow(), it.place(), took(it));
      }
      lines.sentence(lead, Style.of(it.state()), what, Style.PLAIN);
    }
    return lines.toList();
  }

  private static String took(TransferSnapshot it) {
    String size = extent(it);
    Duration took =
        it.finished().map(end -> Duration.between(it.started(), end)).orElse(Duration.ZERO);
    if (took.toMillis() <= 0) {
      return size;
    }
    long rate = Math.round(it.wanted() * 1000.0 / took.toMillis());
    return "%s in %s, %s".formatted(size, Amounts.duration(took), Amounts.rate(rate));
  }

  /** Every download with its peers. */
  static List<AttributedString> downloads(List<Numbered> downloads, Page page) {
    if (downloads.isEmpty()) {
      return new Lines(page)
          .sentence("There are no downloads: download_file <group> <file> <destination>.")
          .toList();
    }
    List<AttributedString> rows = table(downloads, page);
    List<AttributedString> peers = peers(downloads, page);
    Lines lines = new Lines(page).line(rows.getFirst());
    int nextPeer = 0;
    for (int i = 0; i < downloads.size(); i++) {
      TransferSnapshot it = downloads.get(i).snapshot();
      lines.line(rows.get(i + 1));
      lines.all(notes(it, page));
      if (!it.state().hasEnded()) {
        lines.all(peers.subList(nextPeer, nextPeer + it.peers().size()));
        nextPeer += it.peers().size();
      }
    }
    return lines.toList();
  }

  /** The table of downloads alone: its heads, then a line for each. */
  static List<AttributedString> table(List<Numbered> downloads, Page page) {
    Table table =
        new Table(
            Column.right("#"),
            Column.left("File").atLeast(18),
            Column.left("Group").atLeast(12).rank(3),
            Column.left("State"),
            Column.left("").rank(4),
            Column.right("Done"),
            Column.right("Size"),
            Column.right("Rate").rank(1),
            Column.right("Left").rank(2),
            Column.right("Peers").rank(5));
    for (Numbered download : downloads) {
      TransferSnapshot it = download.snapshot();
      Style style = Style.of(it.state());
      table.row(
          Cell.muted(download.number()),
          Cell.of(it.file()),
          Cell.of(it.group()),
          new Cell(state(download), style),
          new Cell(it.state().hasEnded() ? "" : page.symbols().bar(it.progress(), BAR), style),
          Cell.of(Amounts.percent(it)),
          Cell.of(Amounts.bytes(it.size())),
          Cell.of(it.state() == TransferState.RUNNING ? Amounts.rate(it.rate()) : ""),
          Cell.of(it.timeLeft().map(Amounts::duration).orElse("")),
          Cell.of(it.state().hasEnded() ? "" : connected(it)));
    }
    return table.lines(page);
  }

  private static long connected(TransferSnapshot it) {
    return it.peers().stream().filter(PeerView::connected).count();
  }

  private static String state(Numbered download) {
    String state = state(download.snapshot());
    boolean queued = download.snapshot().state() == TransferState.QUEUED;
    return queued && download.place().isPresent()
        ? "%s, place %d".formatted(state, download.place().getAsInt())
        : state;
  }

  private static String state(TransferSnapshot it) {
    return it.state().name().toLowerCase(Locale.ROOT);
  }

  /** Why it failed or waits; where it went. */
  private static List<AttributedString> notes(TransferSnapshot it, Page page) {
    Lines lines = new Lines(page);
    String indent = " ".repeat(INDENT);
    it.error()
        .ifPresent(problem ->
            lines.sentence(
                indent,
                Style.PLAIN,
                "%s [%s]".formatted(problem.message(), problem.code().wire()),
                Style.of(it.state())));
    if (it.isPart() && it.state() != TransferState.CANCELLED) {
      lines.sentence(indent, Style.PLAIN, "only " + extent(it), Style.MUTED);
    }
    it.extent()
        .copiedFrom()
        .ifPresent(from -> lines.sentence(indent, Style.PLAIN, "copied from " + from, Style.MUTED));
    if (it.extent().inOrder() && !it.state().hasEnded()) {
      lines.sentence(
          indent,
          Style.PLAIN,
          "in order: %s from the beginning on in %s"
              .formatted(Amounts.bytes(it.beginning()), it.place()),
          Style.MUTED);
    }
    if (it.state() == TransferState.COMPLETED) {
      lines.sentence(
          indent + page.symbols().arrow() + " ", Style.MUTED, it.place().toString(), Style.MUTED);
    }
    return lines.toList();
  }

  private static List<AttributedString> peers(List<Numbered> downloads, Page page) {
    Table table =
        new Table(
                Column.left("").atLeast(16),
                Column.right(""),
                Column.right("").rank(2),
                Column.right("").rank(3),
                Column.right("").rank(4),
                Column.right("").rank(5),
                Column.right(""),
                Column.left("").atLeast(10).rank(6).cutAtEnd())
            .indent(INDENT);
    List<PeerView> all = new ArrayList<>();
    for (Numbered download : downloads) {
      if (!download.snapshot().state().hasEnded()) {
        all.addAll(download.snapshot().peers());
      }
    }
    all.forEach(peer -> table.row(cells(peer)));
    return table.rows(page);
  }

  private static Cell[] cells(PeerView peer) {
    Style style = peer.connected() && !peer.leftOut() ? Style.PLAIN : Style.MUTED;
    return new Cell[] {
      new Cell(name(peer), style),
      Cell.muted(count(peer.pieces(), "piece")),
      peer.failures() == 0
          ? Cell.muted("0 failed")
          : new Cell(peer.failures() + " failed", Style.BAD),
      Cell.muted(String.format(Locale.ROOT, "score %.2f", peer.score())),
      Cell.muted("load %d/%d".formatted(peer.load(), peer.cap())),
      Cell.muted(String.format(Locale.ROOT, "utility %.2f", peer.utility())),
      rate(peer, style),
      Cell.muted(peer.note())
    };
  }

  /** D7: that a peer is asked no more shows at any width. */
  static Cell rate(PeerView peer, Style style) {
    if (peer.leftOut()) {
      return new Cell("left out", Style.BAD);
    }
    return new Cell(peer.connected() ? Amounts.rate(peer.rate()) : "offline", style);
  }

  /** A user and their device. */
  static String name(PeerView peer) {
    return peer.user() + "@" + peer.deviceName();
  }

  private static String count(int count, String what) {
    return "%d %s%s".formatted(count, what, count == 1 ? " " : "s");
  }
}
