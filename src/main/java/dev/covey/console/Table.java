package dev.covey.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Aligned columns that fit a page: first the least needed columns are left out, as long as the rest
 * would have to be shortened beyond what stays readable; then columns are shortened. Text is made
 * safe for the terminal on its way in.
 */
final class Table {
  private static final String GAP = "  ";
  private static final int UNREADABLE = 4;

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();
  private int indent;

  /** Text in a cell; it may hold anything, and shows nothing but itself. */
  record Cell(String text, Style style) {
    Cell {
      text = Printable.escape(text);
    }

    static Cell of(Object text) {
      return new Cell(text.toString(), Style.PLAIN);
    }

    static Cell muted(Object text) {
      return new Cell(text.toString(), Style.MUTED);
    }
  }

  Table(Column... columns) {
    this.columns = List.of(columns);
  }

  /** Leaves so many cells free before each line. */
  Table indent(int cells) {
    indent = cells;
    return this;
  }

  /** Adds a row, a cell for each column. */
  void row(Cell... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "a row has %d cells, not %d".formatted(columns.size(), cells.length));
    }
    rows.add(List.of(cells));
  }

  /** The heads of the columns, and below them the rows. */
  List<AttributedString> lines(Page page) {
    int[] widths = widths(page);
    List<AttributedString> lines = new ArrayList<>();
    Cell[] heads = columns.stream().map(column -> Cell.muted(column.header())).toArray(Cell[]::new);
    lines.add(line(List.of(heads), widths, page));
    rows.forEach(row -> lines.add(line(row, widths, page)));
    return lines;
  }

  /** One line for each row, without heads. */
  List<AttributedString> rows(Page page) {
    int[] widths = widths(page);
    return rows.stream().map(row -> line(row, widths, page)).toList();
  }

  private AttributedString line(List<Cell> cells, int[] widths, Page page) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.append(" ".repeat(indent));
    int pending = 0;
    boolean first = true;
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] == 0) {
        continue;
      }
      String text = fit(columns.get(i), cells.get(i).text(), widths[i], page);
      int blanks = widths[i] - Printable.width(text);
      boolean right = columns.get(i).right();
      pending += (first ? 0 : GAP.length()) + (right ? blanks : 0);
      if (!text.isEmpty()) {
        line.append(" ".repeat(pending)).append(text, cells.get(i).style().look());
        pending = 0;
      }
      pending += right ? 0 : blanks;
      first = false;
    }
    return line.toAttributedString();
  }

  private static String fit(Column column, String text, int width, Page page) {
    String ellipsis = page.symbols().ellipsis();
    return column.middle()
        ? Printable.middle(text, width, ellipsis)
        : Printable.start(text, width, ellipsis);
  }

  /** The width of each column; 0 for one that is empty or left out. */
  private int[] widths(Page page) {
    int room = page.width() - indent;
    int[] widths = IntStream.range(0, columns.size()).map(this::natural).toArray();
    while (least(widths) > room && dropOne(widths)) {
      // the next may go too
    }
    shrink(widths, room, true);
    shrink(widths, room, false);
    return widths;
  }

  private int natural(int column) {
    int content =
        rows.stream().mapToInt(row -> Printable.width(row.get(column).text())).max().orElse(0);
    return content == 0 ? 0 : Math.max(content, Printable.width(columns.get(column).header()));
  }

  private int least(int[] widths) {
    int[] leasts = widths.clone();
    for (int i = 0; i < leasts.length; i++) {
      leasts[i] = Math.min(leasts[i], least(i, widths[i]));
    }
    return total(leasts);
  }

  private int least(int column, int width) {
    Column it = columns.get(column);
    return it.least() == 0 ? width : Math.max(it.least(), Printable.width(it.header()));
  }

  private static int total(int[] widths) {
    int shown = (int) Arrays.stream(widths).filter(width -> width > 0).count();
    return Arrays.stream(widths).sum() + Math.max(0, shown - 1) * GAP.length();
  }

  private boolean dropOne(int[] widths) {
    int worst = -1;
    for (int i = 0; i < widths.length; i++) {
      int rank = columns.get(i).rank();
      if (widths[i] > 0 && rank > 0 && (worst < 0 || rank > columns.get(worst).rank())) {
        worst = i;
      }
    }
    if (worst >= 0) {
      widths[worst] = 0;
    }
    return worst >= 0;
  }

  /**
   * Takes from the least needed column that may be shortened, of equals the widest, cell by cell.
   */
  private void shrink(int[] widths, int room, boolean readable) {
    for (int excess = total(widths) - room; excess > 0; excess--) {
      int chosen = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean may =
            columns.get(i).least() > 0 && widths[i] > (readable ? least(i, widths[i]) : UNREADABLE);
        if (may && (chosen < 0 || yields(widths, i, chosen))) {
          chosen = i;
        }
      }
      if (chosen < 0) {
        return;
      }
      widths[chosen]--;
    }
  }

  private boolean yields(int[] widths, int column, int other) {
    int rank = columns.get(column).rank();
    int otherRank = columns.get(other).rank();
    return rank > otherRank || (rank == otherRank && widths[column] > widths[other]);
  }
}
