package dev.covey.desktop.fx;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** Runs on the FX thread. Tables as the design has them: flat, dense, rows of one height. */
public final class Tables {
  /** Rows of Groups, Files, Sharing and Network. */
  public static final double ROW = 32;

  /** Rows of Downloads and of peers. */
  public static final double DENSE_ROW = 28;

  /** As the sheet draws headings. */
  private static final Font HEADING = Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, 12);

  private static final double HEADING_PADDING = 22;

  /** As the sheet draws what stands in cells. */
  private static final Font WORDS = Font.font(13);

  private static final double CELL_PADDING = 22;

  /** With the gap beside it. */
  private static final double ICON = 24;

  /** By so much a margin of the screen, 20 px, is wider than the padding of a cell. */
  private static final double MORE_AT_THE_EDGE = 10;

  private Tables() {}

  /**
   * Said once its columns are there, of which the first takes the width that is left over. Rows of
   * one height keep 10,000 of them smooth.
   */
  public static <R> void dress(TableView<R> table, double rowHeight) {
    dress(table, rowHeight, table.getColumns().getFirst());
  }

  /**
   * @param taker the column that takes the width that is left over
   */
  public static <R> void dress(TableView<R> table, double rowHeight, TableColumn<R, ?> taker) {
    table.setFixedCellSize(rowHeight);
    table.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE, "plain-table");
    if (rowHeight < ROW) {
      table.getStyleClass().add("dense-table");
    }
    endAtTheMargin(table.getColumns().getLast());
    table.setColumnResizePolicy(new ColumnWidths(taker));
    table.widthProperty().subscribe(_ -> widenRows(table));
  }

  /**
   * JavaFX shares a table's width when that of its rows changes, and leaves these as they were
   * while there is none: rows that come back to the width they had would find columns as wide as
   * the empty table was.
   */
  private static void widenRows(TableView<?> table) {
    if (table.getItems().isEmpty() && table.lookup(".virtual-flow") instanceof Region rows) {
      rows.resize(table.getWidth(), rows.getHeight());
    }
  }

  /** The last column ends where the head and the tools above it end. */
  private static void endAtTheMargin(TableColumn<?, ?> last) {
    last.getStyleClass().add("last-column");
    last.setMinWidth(last.getMinWidth() + MORE_AT_THE_EDGE);
    ColumnWidths.prefer(last, last.getPrefWidth() + MORE_AT_THE_EDGE);
  }

  /**
   * A column of rows as they are, drawn by its cells; sorted by a key.
   *
   * @param width preferred, in pixels
   */
  public static <R> TableColumn<R, R> column(
      String id, String title, double width, Comparator<? super R> order) {
    TableColumn<R, R> column = new TableColumn<>(title);
    column.setId(id);
    ColumnWidths.prefer(column, Math.max(width, headingWidth(title)));
    column.setMinWidth(headingWidth(title));
    column.setComparator(order::compare);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setReorderable(false);
    return column;
  }

  /** What a heading needs, in pixels: in some languages more than what stands under it. */
  static double headingWidth(String title) {
    Text text = new Text(title);
    text.setFont(HEADING);
    return Math.ceil(text.getLayoutBounds().getWidth()) + HEADING_PADDING;
  }

  /** What the longest of some words needs in a cell with an icon, in pixels. */
  public static double iconAnd(Collection<String> words) {
    return ICON + widest(words);
  }

  /** What the longest of some words needs in a cell, in pixels. */
  public static double widest(Collection<String> words) {
    return words.stream().mapToDouble(Tables::drawn).max().orElse(0) + CELL_PADDING;
  }

  /** What words take as they are drawn in a cell, in pixels. */
  public static double drawn(String words) {
    return drawn(words, WORDS);
  }

  /** What words take in that font, in pixels. */
  public static double drawn(String words, Font font) {
    Text text = new Text(words);
    text.setFont(font);
    return Math.ceil(text.getLayoutBounds().getWidth());
  }

  /** A column of text, cut at its end if it must be. */
  public static <R> TableColumn<R, R> text(
      String id, String title, double width, Function<? super R, String> text) {
    TableColumn<R, R> column =
        column(id, title, width, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
    column.setCellFactory(_ -> new TextCell<>(text, OverrunStyle.ELLIPSIS));
    return column;
  }

  /** A column of numbers: right-aligned, sorted by the number, never cut in the middle. */
  public static <R> TableColumn<R, R> number(
      String id,
      String title,
      double width,
      ToLongFunction<? super R> number,
      Function<? super R, String> text) {
    TableColumn<R, R> column = column(id, title, width, Comparator.comparingLong(number));
    column.setCellFactory(_ -> {
      TextCell<R> cell = new TextCell<>(text, OverrunStyle.ELLIPSIS);
      cell.setAlignment(Pos.CENTER_RIGHT);
      return cell;
    });
    rightAlign(column);
    return column;
  }

  /** Puts the heading at the right, above numbers. */
  public static void rightAlign(TableColumn<?, ?> column) {
    column.getStyleClass().add(Tweaks.ALIGN_RIGHT);
  }

  /** Shortens a long name in its middle, so that its end stays, and tells all of it when cut. */
  public static void shortenInTheMiddle(Labeled label) {
    label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    tellWhenCut(label);
  }

  /** Shows the whole text as a tooltip while it does not fit. */
  public static void tellWhenCut(Labeled label) {
    WholeText whole = new WholeText(label);
    label.textTruncatedProperty().subscribe(whole::tellIf);
  }

  /** A tooltip that is made once it is wanted: most cells are never cut. */
  private static final class WholeText {
    private final Labeled label;
    private Tooltip tip;

    WholeText(Labeled label) {
      this.label = label;
    }

    void tellIf(boolean cut) {
      if (cut && tip == null) {
        tip = new Tooltip();
        tip.textProperty().bind(label.textProperty());
      }
      label.setTooltip(cut ? tip : null);
    }
  }

  /** A cell that draws one line of text. */
  private static final class TextCell<R> extends TableCell<R, R> {
    private final Function<? super R, String> text;

    TextCell(Function<? super R, String> text, OverrunStyle overrun) {
      this.text = text;
      setTextOverrun(overrun);
      tellWhenCut(this);
    }

    @Override
    protected void updateItem(R row, boolean empty) {
      super.updateItem(row, empty);
      setText(empty || row == null ? null : text.apply(row));
    }
  }
}
