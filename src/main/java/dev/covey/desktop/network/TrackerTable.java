package dev.covey.desktop.network;

import dev.covey.desktop.fx.Badge;
import dev.covey.desktop.fx.EmptyState;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.Endpoint;
import java.util.Comparator;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. The table of all trackers: who answers, and how far each has got. */
final class TrackerTable {
  private static final double EMPTY_TABLE = 180;

  /** The lines above and below the header. */
  private static final double TABLE_LINES = 3;

  private TrackerTable() {}

  static void bind(
      TableView<LiveRow<Endpoint, TrackerRow>> table,
      ObservableList<LiveRow<Endpoint, TrackerRow>> rows) {
    table.getStyleClass().add("trackers");
    table.setPlaceholder(
        new EmptyState(
            Feather.ACTIVITY,
            Messages.text("network.trackers.none.title"),
            Messages.text("network.trackers.none.text")));
    addColumns(new LiveColumns<>(table));
    Tables.dress(table, Tables.ROW);
    table.setItems(rows);
    // As high as its rows: trackers are few, and the rest of the height belongs to the events.
    table
        .prefHeightProperty()
        .bind(Bindings.size(rows).map(count -> tableHeight(count.intValue())));
    table
        .minHeightProperty()
        .bind(
            table.prefHeightProperty().map(height -> Math.min(height.doubleValue(), EMPTY_TABLE)));
  }

  private static double tableHeight(int rows) {
    return rows == 0 ? EMPTY_TABLE : (rows + 1) * Tables.ROW + TABLE_LINES;
  }

  private static void addColumns(LiveColumns<Endpoint, TrackerRow> columns) {
    columns.add(
        "trackerName",
        Messages.text("network.column.tracker"),
        145,
        Comparator.comparing(row -> row.tracker().name()),
        NameCell::new);
    columns.names(
        "trackerAddress",
        Messages.text("network.column.address"),
        178,
        row -> row.tracker().endpoint().toString());
    columns.add(
        "trackerHealth",
        Messages.text("network.column.health"),
        155,
        Comparator.comparing(TrackerRow::up)
            .thenComparing(row -> row.heardSeconds().orElse(Long.MAX_VALUE)),
        HealthCell::new);
    columns.text(
        "trackerReplication",
        Messages.text("network.column.replication"),
        143,
        TrackerRow::replication);
    columns.number(
        "trackerSessions",
        Messages.text("network.column.sessions"),
        93,
        row -> row.tracker().sessions(),
        row -> Formats.count(row.tracker().sessions()));
  }

  /** The tracker's name, and whether it is ours. */
  private static final class NameCell extends TableCell<LiveRow<Endpoint, TrackerRow>, TrackerRow> {
    private final Badge yours = Badge.tag(Messages.text("network.yours"), Tone.ACCENT);

    NameCell() {
      Tables.shortenInTheMiddle(this);
      setContentDisplay(ContentDisplay.RIGHT);
      setGraphicTextGap(8);
    }

    @Override
    protected void updateItem(TrackerRow row, boolean empty) {
      super.updateItem(row, empty);
      boolean nothing = empty || row == null;
      setText(nothing ? null : row.tracker().name());
      setGraphic(!nothing && row.mine() ? yours : null);
    }
  }

  /** Whether it answers, by icon and words. */
  private static final class HealthCell
      extends TableCell<LiveRow<Endpoint, TrackerRow>, TrackerRow> {
    HealthCell() {
      setGraphicTextGap(8);
      Tables.tellWhenCut(this);
    }

    @Override
    protected void updateItem(TrackerRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      setText(row.health());
      setGraphic(
          row.up()
              ? Icons.of(Feather.CHECK_CIRCLE, Icons.NORMAL, Tone.GOOD)
              : Icons.of(Feather.ALERT_CIRCLE, Icons.NORMAL, Tone.BAD));
    }
  }
}
