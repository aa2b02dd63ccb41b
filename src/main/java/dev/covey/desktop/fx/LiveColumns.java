package dev.covey.desktop.fx;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/**
 * Runs on the FX thread. Makes the columns of a table of {@link LiveRow}s: their cells follow what
 * the row shows.
 */
public final class LiveColumns<K, V> {
  private final TableView<LiveRow<K, V>> table;

  public LiveColumns(TableView<LiveRow<K, V>> table) {
    this.table = table;
  }

  /**
   * A column drawn by cells of its own.
   *
   * @param width preferred, in pixels
   */
  public TableColumn<LiveRow<K, V>, V> add(
      String id,
      String title,
      double width,
      Comparator<? super V> order,
      Supplier<? extends TableCell<LiveRow<K, V>, V>> cell) {
    TableColumn<LiveRow<K, V>, V> column = new TableColumn<>(title);
    column.setId(id);
    double heading = Tables.headingWidth(title);
    ColumnWidths.prefer(column, Math.max(width, heading));
    column.setMinWidth(heading);
    column.setComparator(order::compare);
    column.setCellValueFactory(row -> row.getValue().valueProperty());
    column.setCellFactory(_ -> cell.get());
    column.setReorderable(false);
    if (table.getColumns().isEmpty()) {
      column.getStyleClass().add("first-column");
    }
    table.getColumns().add(column);
    return column;
  }

  /** A column of text, shortened in its middle if it must be. */
  public TableColumn<LiveRow<K, V>, V> text(
      String id, String title, double width, Function<? super V, String> text) {
    return add(
        id,
        title,
        width,
        Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER),
        () -> new Words<>(text));
  }

  /** As {@link #text}, and growing with the table as far as the longest of it needs. */
  public TableColumn<LiveRow<K, V>, V> names(
      String id, String title, double width, Function<? super V, String> name) {
    TableColumn<LiveRow<K, V>, V> column = text(id, title, width, name);
    LongestName.follow(table, column, name);
    return column;
  }

  /** Lets a column of a table that is dressed grow with it. */
  public void grow(TableColumn<LiveRow<K, V>, V> column, double upTo) {
    ColumnWidths.grow(table, column, upTo);
  }

  /** Gives a column of a table that is dressed so much, however little room there is. */
  public void atLeast(TableColumn<LiveRow<K, V>, V> column, double width) {
    ColumnWidths.atLeast(table, column, width);
  }

  /**
   * A column that says when something was: no time at all is now.
   *
   * @param now by it all is said anew as it gets older
   */
  public TableColumn<LiveRow<K, V>, V> when(
      String id,
      String title,
      double width,
      Function<? super V, Optional<Instant>> time,
      ObservableValue<Instant> now) {
    TableColumn<LiveRow<K, V>, V> column =
        add(
            id,
            title,
            width,
            Comparator.comparing(value -> time.apply(value).orElse(Instant.MAX)),
            () -> new Words<>(value -> Formats.when(time.apply(value), now.getValue()), now));
    column.setMinWidth(width);
    column.getStyleClass().add("muted-column");
    return column;
  }

  /** A column of numbers: right-aligned, sorted by the number. */
  public TableColumn<LiveRow<K, V>, V> number(
      String id,
      String title,
      double width,
      ToLongFunction<? super V> number,
      Function<? super V, String> text) {
    return number(id, title, width, Comparator.comparingLong(number), () -> new Words<>(text));
  }

  /** A column of numbers, drawn by cells of its own. */
  public TableColumn<LiveRow<K, V>, V> number(
      String id,
      String title,
      double width,
      Comparator<? super V> order,
      Supplier<? extends TableCell<LiveRow<K, V>, V>> cell) {
    TableColumn<LiveRow<K, V>, V> column =
        add(
            id,
            title,
            width,
            order,
            () -> {
              TableCell<LiveRow<K, V>, V> made = cell.get();
              made.setAlignment(Pos.CENTER_RIGHT);
              return made;
            });
    Tables.rightAlign(column);
    column.setMinWidth(
        Math.max(width, column.getMinWidth())); // a number that is cut says something else
    return column;
  }

  /** A cell of one line of text. */
  public static final class Words<K, V> extends TableCell<LiveRow<K, V>, V> {
    private final Function<? super V, String> text;

    /** A table makes new cells now and then, and what they follow does not hold the old ones. */
    private final ChangeListener<Object> anew = (_, _, _) -> say();

    public Words(Function<? super V, String> text) {
      this.text = text;
      setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      Tables.tellWhenCut(this);
    }

    /**
     * @param changes whenever the same value is to be said anew
     */
    Words(Function<? super V, String> text, ObservableValue<?> changes) {
      this(text);
      changes.addListener(new WeakChangeListener<>(anew));
    }

    @Override
    protected void updateItem(V value, boolean empty) {
      super.updateItem(value, empty);
      say();
    }

    private void say() {
      setText(isEmpty() || getItem() == null ? null : text.apply(getItem()));
    }
  }

  /** A cell drawn by a node that is made once and filled for each value. */
  public abstract static class Drawn<K, V> extends TableCell<LiveRow<K, V>, V> {
    private final Region node;

    protected Drawn(Region node) {
      this.node = node;
    }

    /** A graphic takes the width it likes, else, and is cut at the cell's edge. */
    private void keepWithinCell() {
      if (!node.prefWidthProperty().isBound()) {
        node.prefWidthProperty()
            .bind(Bindings.createDoubleBinding(this::room, widthProperty(), insetsProperty()));
      }
    }

    private double room() {
      return Math.max(0, getWidth() - snappedLeftInset() - snappedRightInset());
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
      return attribute == AccessibleAttribute.TEXT
          ? Spoken.words(getGraphic())
          : super.queryAccessibleAttribute(attribute, parameters);
    }

    /** Shows the value in the node. */
    protected abstract void fill(V value);

    @Override
    protected void updateItem(V value, boolean empty) {
      super.updateItem(value, empty);
      boolean nothing = empty || value == null;
      if (!nothing) {
        keepWithinCell();
        fill(value);
      }
      setGraphic(nothing ? null : node);
    }
  }
}
