package dev.covey.console;

import dev.covey.model.PieceSet;
import dev.covey.peer.transfer.PieceTable;
import dev.covey.peer.transfer.TransferSnapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * A download's pieces, drawn as a few lines of cells, of which each stands for some pieces. Pure.
 */
final class PieceBar {
  private static final int MOST_LINES = 4;
  private static final int LONGEST_LINE = 100;

  /** What a cell tells; if its pieces differ, the first of these that is among them. */
  enum Cell {
    COMING('▒', '+', Style.ACCENT, "coming"),
    TRIED('!', '!', Style.BAD, "asked in vain"),
    MISSING('░', '-', Style.MUTED, "missing"),
    HERE('█', '#', Style.GOOD, "here"),
    UNWANTED('·', '.', Style.MUTED, "not wanted");

    private final char unicode;
    private final char ascii;
    private final Style style;
    private final String word;

    Cell(char unicode, char ascii, Style style, String word) {
      this.unicode = unicode;
      this.ascii = ascii;
      this.style = style;
      this.word = word;
    }

    private String mark(Page page) {
      return String.valueOf(page.symbols() == Symbols.UNICODE ? unicode : ascii);
    }
  }

  private PieceBar() {}

  /** The cells, and below them what those that occur mean. */
  static List<AttributedString> lines(
      TransferSnapshot it, Optional<PieceTable> table, int indent, Page page) {
    int width = Math.max(1, Math.min(LONGEST_LINE, page.width() - indent));
    int each = Math.max(1, Math.ceilDiv(it.pieces(), width * MOST_LINES));
    List<Cell> cells = new ArrayList<>();
    for (int first = 0; first < it.pieces(); first += each) {
      cells.add(cell(it, table, first, Math.min(it.pieces(), first + each)));
    }
    List<AttributedString> lines = new ArrayList<>();
    for (int from = 0; from < cells.size(); from += width) {
      AttributedStringBuilder line = new AttributedStringBuilder().append(" ".repeat(indent));
      cells
          .subList(from, Math.min(cells.size(), from + width))
          .forEach(cell -> line.append(cell.mark(page), cell.style.look()));
      lines.add(line.toAttributedString());
    }
    lines.addAll(legend(EnumSet.copyOf(cells), each, indent, page));
    return lines;
  }

  private static Cell cell(TransferSnapshot it, Optional<PieceTable> table, int from, int to) {
    Set<Cell> among = EnumSet.noneOf(Cell.class);
    for (int piece = from; piece < to; piece++) {
      among.add(cell(it, table, piece));
    }
    return among.iterator().next();
  }

  private static Cell cell(TransferSnapshot it, Optional<PieceTable> table, int piece) {
    PieceSet chosen = it.extent().chosen();
    if (it.done().contains(piece)) {
      return Cell.HERE;
    }
    if (!chosen.contains(piece)) {
      return Cell.UNWANTED;
    }
    if (it.asked().contains(piece)) {
      return Cell.COMING;
    }
    boolean tried = table.filter(one -> piece < one.size() && one.tries(piece) > 0).isPresent();
    return tried ? Cell.TRIED : Cell.MISSING;
  }

  private static List<AttributedString> legend(Set<Cell> shown, int each, int indent, Page page) {
    List<String> words =
        new ArrayList<>(shown.stream().map(cell -> cell.mark(page) + " " + cell.word).toList());
    if (each > 1) {
      words.add("%d pieces a cell".formatted(each));
    }
    String lead = " ".repeat(indent);
    return new Lines(page)
        .sentence(lead, Style.PLAIN, String.join("  ", words), Style.MUTED)
        .toList();
  }
}
