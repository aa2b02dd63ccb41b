package dev.covey.console;

import dev.covey.console.Table.Cell;
import dev.covey.model.RateLimit;
import java.util.List;
import org.jline.utils.AttributedString;

/** Limits as people read them. Pure. */
final class LimitText {
  private LimitText() {}

  static List<AttributedString> lines(Result.Limits limits, Page page) {
    Table table =
        new Table(Column.left("Limit of").atLeast(12), Column.right("Up"), Column.right("Down"));
    row(table, "everything", limits.rates().all());
    limits.rates().groups().forEach((group, limit) -> row(table, group.value(), limit));
    int most = limits.downloads();
    return new Lines(page)
        .all(table.lines(page))
        .sentence(
            most == 1
                ? "One download runs at a time."
                : "%d downloads run at once.".formatted(most))
        .toList();
  }

  private static void row(Table table, String of, RateLimit limit) {
    table.row(Cell.of(of), rate(limit.up()), rate(limit.down()));
  }

  private static Cell rate(long rate) {
    return rate == 0 ? Cell.muted("no limit") : Cell.of(Amounts.rate(rate));
  }
}
