package dev.covey.console;

import dev.covey.console.Result.Numbered;
import dev.covey.console.Table.Cell;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.peer.transfer.TransferState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.utils.AttributedString;

/**
 * One download as the details pane of the desktop shows it: pieces, peers with what decides how
 * much they are asked (P7), and what happened. Pure.
 */
final class DetailText {
  private static final int INDENT = 13;

  /** Where sentences of the history begin. */
  private static final int HAPPENED = 18;

  private final TransferSnapshot it;
  private final Optional<TransferDetails> details;
  private final Page page;
  private final Lines lines;

  private DetailText(TransferSnapshot it, Optional<TransferDetails> details, Page page) {
    this.it = it;
    this.details = details;
    this.page = page;
    this.lines = new Lines(page);
  }

  static List<AttributedString> lines(
      Numbered download, Optional<TransferDetails> details, Page page) {
    DetailText text = new DetailText(download.snapshot(), details, page);
    text.fact("Download", "%d, %s".formatted(download.number(), text.it.file()), Style.STRONG);
    text.fact("State", text.state(download), Style.of(text.it.state()));
    text.fact("From group", text.it.group().toString(), Style.PLAIN);
    text.fact("Lies in", text.it.place().toString(), Style.PLAIN);
    text.rates();
    text.pieces();
    text.peers();
    text.history();
    return text.lines.toList();
  }

  private void fact(String name, String value, Style style) {
    lines.sentence(("%-" + INDENT + "s").formatted(name), Style.MUTED, value, style);
  }

  private String state(Numbered download) {
    List<String> parts = new ArrayList<>();
    parts.add(it.state().name().toLowerCase(Locale.ROOT));
    if (it.state() == TransferState.QUEUED) {
      download.place().ifPresent(place -> parts.add("place %d".formatted(place)));
    }
    parts.add(
        "%s of %s (%s)"
            .formatted(Amounts.bytes(it.bytes()), Amounts.bytes(it.wanted()), Amounts.percent(it)));
    if (it.state() == TransferState.RUNNING) {
      parts.add(Amounts.rate(it.rate()));
    }
    it.timeLeft().ifPresent(left -> parts.add(Amounts.duration(left) + " left"));
    return String.join(", ", parts);
  }

  /** Seconds in which it did not run count for nothing. */
  private void rates() {
    List<Long> rates =
        details.map(TransferDetails::rates).orElse(List.of()).stream()
            .map(TransferDetails.Sample::rate)
            .filter(rate -> rate > 0)
            .toList();
    if (!rates.isEmpty()) {
      long most = rates.stream().mapToLong(rate -> rate).max().orElseThrow();
      double usual = rates.stream().mapToLong(rate -> rate).average().orElseThrow();
      fact(
          "Rate",
          "%s on average, %s at most, in %s"
              .formatted(
                  Amounts.rate(Math.round(usual)),
                  Amounts.rate(most),
                  rates.size() == 1 ? "one second" : "%d seconds".formatted(rates.size())),
          Style.PLAIN);
    }
  }

  private void pieces() {
    int wanted = it.extent().chosen().count();
    fact(
        "Pieces",
        "%d of %d verified, %d on their way"
            .formatted(it.done().within(it.extent().chosen()).count(), wanted, it.asked().count()),
        Style.PLAIN);
    if (it.pieces() > 0) {
      lines.all(PieceBar.lines(it, details.flatMap(TransferDetails::pieces), INDENT, page));
    }
  }

  private void peers() {
    if (it.peers().isEmpty()) {
      fact("Peers", "nobody has served it since this peer was started", Style.MUTED);
      return;
    }
    Table table =
        new Table(
            Column.left("Peer").atLeast(12),
            Column.right("Pieces"),
            Column.right("Failed").rank(5),
            Column.right("Score").rank(4),
            Column.right("Load").rank(2),
            Column.right("Utility").rank(1),
            Column.right("Rate").rank(3),
            Column.left("Now").atLeast(8).rank(6).cutAtEnd());
    it.peers().forEach(peer -> table.row(cells(peer)));
    lines.all(table.lines(page));
    details
        .map(TransferDetails::weights)
        .ifPresent(weights ->
            lines.sentence(
                "",
                Style.PLAIN,
                String.format(
                    Locale.ROOT,
                    "utility = %.2f score - %.2f load; the highest is asked next",
                    weights.alpha(),
                    weights.beta()),
                Style.MUTED));
  }

  private static Cell[] cells(PeerView peer) {
    Style style = peer.connected() && !peer.leftOut() ? Style.PLAIN : Style.MUTED;
    return new Cell[] {
      new Cell(DownloadText.name(peer), style),
      Cell.of(peer.pieces()),
      new Cell(Integer.toString(peer.failures()), peer.failures() == 0 ? Style.MUTED : Style.BAD),
      Cell.of(two(peer.score())),
      Cell.of("%d/%d".formatted(peer.load(), peer.cap())),
      Cell.of(two(peer.utility())),
      DownloadText.rate(peer, style),
      Cell.muted(peer.note())
    };
  }

  private static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private void history() {
    lines.line(new AttributedString("History", Style.MUTED.look()));
    happened(
        Amounts.when(it.started(), page.clock()),
        "started: %s to fetch".formatted(Amounts.bytes(it.wanted())),
        Style.PLAIN);
    it.extent()
        .copiedFrom()
        .ifPresent(from -> happened("", "copied from " + from + ", not fetched", Style.PLAIN));
    it.peers().forEach(this::blame);
    it.error()
        .ifPresent(problem ->
            happened(
                "",
                "%s [%s]".formatted(problem.message(), problem.code().wire()),
                Style.of(it.state())));
    it.finished()
        .ifPresent(end ->
            happened(
                Amounts.when(end, page.clock()),
                it.state() == TransferState.COMPLETED
                    ? "completed, all hashes match"
                    : it.state().name().toLowerCase(Locale.ROOT),
                Style.of(it.state())));
  }

  /** D7: who was left out, and who failed. */
  private void blame(PeerView peer) {
    String name =
        Printable.middle(
            Printable.escape(DownloadText.name(peer)),
            page.width() - HAPPENED - 1,
            page.symbols().ellipsis());
    if (peer.leftOut()) {
      happened("", name + " sent wrong pieces and is left out of this download", Style.BAD);
    } else if (peer.failures() > 0) {
      happened(
          "",
          "%s: %s did not come or came wrong, and went to others"
              .formatted(name, peer.failures() == 1 ? "one piece" : peer.failures() + " pieces"),
          Style.WAITING);
    }
  }

  private void happened(String when, String what, Style style) {
    lines.sentence(("  %-" + (HAPPENED - 3) + "s ").formatted(when), Style.MUTED, what, style);
  }
}
