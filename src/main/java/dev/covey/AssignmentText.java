package dev.covey;

import dev.covey.peer.transfer.AssignmentOutcome;
import dev.covey.peer.transfer.AssignmentOutcome.Stretch;
import dev.covey.peer.transfer.AssignmentStudy;
import dev.covey.peer.transfer.AssignmentStudy.SweepPoint;
import dev.covey.peer.transfer.DescribedPeer;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;

/** The figures of an {@link AssignmentStudy} for people, as aligned text (P8). */
final class AssignmentText {
  /** With more peers, each would need too much room. */
  private static final int PEERS_LISTED = 20;

  private static final int CELLS_ABREAST = 64;
  private static final int ROWS = 20;
  private static final int BAR = 30;

  private final AssignmentStudy study;
  private final AssignmentOutcome outcome;

  AssignmentText(AssignmentStudy study) {
    this.study = study;
    this.outcome = study.run();
  }

  void print(PrintWriter out) {
    out.println(
        "%d pieces, %d peers, seed %d; alpha %s, beta %s, k %s; at most %d pieces a peer"
            .formatted(
                study.pieces(),
                study.peers().size(),
                study.seed(),
                study.alpha(),
                study.beta(),
                study.k(),
                outcome.cap()));
    totals(out);
    if (outcome.peers().size() <= PEERS_LISTED) {
      peers(out);
    }
    histogram(out, "Peers per piece count", "pieces", "peers", byCount());
    histogram(out, "Peers per score", "score", "peers", byScore(outcome.peersPerScore()));
    histogram(out, "Pieces per score", "score", "pieces", byScore(outcome.piecesPerScore()));
    trend(out);
    List<SweepPoint> points = study.sweep();
    sweep(out, "fairness", points, point -> number(point.fairness(), 4));
    sweep(out, "score-load correlation", points, point -> number(point.correlation(), 3));
    sweep(out, "max - min pieces", points, point -> Integer.toString(point.spread()));
  }

  private void totals(PrintWriter out) {
    title(out, "Pieces per peer");
    fact(out, "total", Integer.toString(outcome.total()));
    fact(out, "max", Integer.toString(outcome.max()));
    fact(out, "min", Integer.toString(outcome.min()));
    fact(out, "average", number(outcome.average(), 2));
    fact(out, "score-load correlation", number(outcome.correlation(), 3));
    fact(out, "fairness (Jain)", number(outcome.fairness(), 4));
    if (outcome.waiting() > 0) {
      fact(out, "not yet assigned", outcome.waiting() + "  (who has them is at the cap)");
    }
    if (outcome.missing() > 0) {
      fact(out, "not assigned", outcome.missing() + "  (nobody has them)");
    }
  }

  private void peers(PrintWriter out) {
    title(out, "Peers");
    int width = Math.max(4, widestName());
    String form = "  %-" + width + "s  %6s  %7s  %7s";
    out.println(form.formatted("peer", "score", "has", "pieces"));
    List<Integer> loads = outcome.loads();
    for (int i = 0; i < loads.size(); i++) {
      DescribedPeer peer = outcome.peers().get(i);
      out.println(
          form.formatted(
              peer.name(), number(peer.score(), 2), peer.pieces().count(), loads.get(i)));
    }
  }

  private int widestName() {
    return study.peers().stream().mapToInt(peer -> peer.name().value().length()).max().orElse(0);
  }

  /** The counts themselves, or where they are many, ranges of them. */
  private Map<String, Integer> byCount() {
    SortedMap<Integer, Integer> exact = outcome.peersPerCount();
    int lowest = exact.firstKey();
    int span = exact.lastKey() - lowest + 1;
    int width = exact.size() <= ROWS ? 1 : Math.ceilDiv(span, ROWS);
    Map<String, Integer> rows = new LinkedHashMap<>();
    exact.forEach((count, peers) -> {
      int from = count - (count - lowest) % width;
      rows.merge(width == 1 ? "" + count : from + "-" + (from + width - 1), peers, Integer::sum);
    });
    return rows;
  }

  private static Map<String, Integer> byScore(SortedMap<Integer, Integer> tenths) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    tenths.forEach((tenth, value) -> rows.put(number(tenth / 10.0, 1), value));
    return rows;
  }

  private static void histogram(
      PrintWriter out, String title, String keys, String values, Map<String, Integer> rows) {
    title(out, title);
    out.println("  %13s  %7s".formatted(keys, values));
    int most = Math.max(1, rows.values().stream().mapToInt(value -> value).max().orElse(0));
    rows.forEach((key, value) -> {
      String bar = "#".repeat(Math.ceilDiv(value * BAR, most));
      out.println("  %13s  %7d  %s".formatted(key, value, bar));
    });
  }

  /** Each peer in a column of its own, as far as they fit abreast. */
  private void trend(PrintWriter out) {
    title(out, "Trend: who got each tenth of the pieces, in the order of assignment");
    int width = Math.max(5, widestName());
    boolean abreast = study.peers().size() * (width + 2) <= CELLS_ABREAST;
    StringBuilder head = new StringBuilder("  %13s".formatted("turns"));
    if (abreast) {
      study.peers().forEach(peer -> head.append(right(peer.name(), width)));
    }
    out.println("%s  %7s  %7s  %7s  %10s".formatted(head, "max", "min", "max-min", "mean score"));
    for (Stretch stretch : outcome.trend()) {
      StringBuilder row =
          new StringBuilder("  %13s".formatted((stretch.from() + 1) + "-" + stretch.to()));
      if (abreast) {
        stretch.loads().forEach(load -> row.append(right(load, width)));
      }
      out.println(
          "%s  %7d  %7d  %7d  %10s"
              .formatted(
                  row,
                  stretch.max(),
                  stretch.min(),
                  stretch.max() - stretch.min(),
                  number(stretch.meanScore(), 2)));
    }
  }

  private static String right(Object text, int width) {
    return ("  %" + width + "s").formatted(text);
  }

  /** A row for each alpha, a column for each beta; the points come row by row. */
  private static void sweep(
      PrintWriter out, String what, List<SweepPoint> points, Function<SweepPoint, String> figure) {
    title(out, "Sweep: " + what + ", for alpha (down) and beta (across)");
    StringBuilder row = new StringBuilder("       ");
    double alpha = points.getFirst().alpha();
    points.stream()
        .filter(point -> point.alpha() == alpha)
        .forEach(point -> row.append("  %7s".formatted(number(point.beta(), 1))));
    for (SweepPoint point : points) {
      if (point.beta() == points.getFirst().beta()) {
        out.println(row);
        row.setLength(0);
        row.append("  %5s".formatted(number(point.alpha(), 1)));
      }
      row.append("  %7s".formatted(figure.apply(point)));
    }
    out.println(row);
  }

  private static void title(PrintWriter out, String title) {
    out.println();
    out.println(title);
  }

  private static void fact(PrintWriter out, String name, String value) {
    out.println("  %-22s  %s".formatted(name, value));
  }

  /** A dash if undefined. */
  private static String number(OptionalDouble value, int digits) {
    return value.isPresent() ? number(value.getAsDouble(), digits) : "-";
  }

  /** The same in every language; zero has no sign. */
  private static String number(double value, int digits) {
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.matches("-0\\.0*") ? text.substring(1) : text;
  }
}
