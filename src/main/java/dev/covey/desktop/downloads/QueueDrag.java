package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.LiveRow;
import dev.covey.model.DownloadId;
import dev.covey.peer.QueueMove;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;

/**
 * Runs on the FX thread. Rows of downloads that have a place in the queue are dragged to another
 * place (U16), as long as the table shows them in that order.
 */
final class QueueDrag {
  private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
  private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");

  private final TableView<LiveRow<DownloadId, DownloadLine>> table;
  private final BiConsumer<DownloadId, QueueMove> move;

  /** Where the button went down. */
  private Optional<LiveRow<DownloadId, DownloadLine>> pressed = Optional.empty();

  private Optional<LiveRow<DownloadId, DownloadLine>> dragged = Optional.empty();

  QueueDrag(
      TableView<LiveRow<DownloadId, DownloadLine>> table, BiConsumer<DownloadId, QueueMove> move) {
    this.table = table;
    this.move = move;
    table.setRowFactory(_ -> row());
    table.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> table.setCursor(null));
  }

  private TableRow<LiveRow<DownloadId, DownloadLine>> row() {
    TableRow<LiveRow<DownloadId, DownloadLine>> row = new TableRow<>();
    // Before the cells, which have a gesture of their own for choosing many.
    row.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> pressed = Optional.ofNullable(row.getItem()));
    row.addEventFilter(MouseEvent.DRAG_DETECTED, event -> begin(row, event));
    row.addEventFilter(MouseDragEvent.MOUSE_DRAG_ENTERED_TARGET, _ -> show(row, true));
    row.addEventFilter(MouseDragEvent.MOUSE_DRAG_EXITED_TARGET, _ -> show(row, false));
    row.addEventFilter(MouseDragEvent.MOUSE_DRAG_RELEASED, event -> drop(row, event));
    return row;
  }

  private void begin(TableRow<LiveRow<DownloadId, DownloadLine>> row, MouseEvent event) {
    dragged = Optional.empty();
    if (event.getButton() == MouseButton.PRIMARY
        && table.getSortOrder().isEmpty()
        && pressed.filter(one -> one.value().place() > 0).isPresent()) {
      dragged = pressed;
      table.setCursor(Cursor.CLOSED_HAND);
      row.startFullDrag();
      event.consume();
    }
  }

  /** 0 where nothing can be dropped. */
  private static int place(TableRow<LiveRow<DownloadId, DownloadLine>> row) {
    return row.isEmpty() || row.getItem() == null ? 0 : row.getItem().value().place();
  }

  private void show(TableRow<LiveRow<DownloadId, DownloadLine>> row, boolean over) {
    int from = dragged.map(one -> one.value().place()).orElse(0);
    boolean possible = over && from > 0 && place(row) > 0;
    row.pseudoClassStateChanged(ABOVE, possible && place(row) < from);
    row.pseudoClassStateChanged(BELOW, possible && place(row) > from);
  }

  private void drop(TableRow<LiveRow<DownloadId, DownloadLine>> row, MouseDragEvent event) {
    show(row, false);
    int to = place(row);
    dragged
        .filter(one -> to > 0 && one.value().place() != to)
        .ifPresent(one -> move.accept(one.key(), new QueueMove.To(to)));
    dragged = Optional.empty();
    event.consume();
  }
}
