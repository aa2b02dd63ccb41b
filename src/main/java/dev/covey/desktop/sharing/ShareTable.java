package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.IconCell;
import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Tables;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.peer.SharedFile;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Runs on the FX thread. The columns of the sharing table. */
final class ShareTable {
  private final TableView<LiveRow<ShareLine.Key, ShareLine>> table;
  private final LiveColumns<ShareLine.Key, ShareLine> columns;
  private final TableColumn<LiveRow<ShareLine.Key, ShareLine>, ShareLine> name;
  private final TableColumn<LiveRow<ShareLine.Key, ShareLine>, ShareLine> state;
  private final TableColumn<?, ?> since;

  /** Each is measured once. */
  private final Set<String> problems = new HashSet<>();

  /**
   * @param now by which it is said since when a file is shared
   * @param cancel what the cross in a row that is being prepared does
   * @param again what the link in a stopped row does
   */
  ShareTable(
      TableView<LiveRow<ShareLine.Key, ShareLine>> table,
      ObservableValue<Instant> now,
      Consumer<ShareLine> cancel,
      Consumer<ShareLine> again) {
    this.table = table;
    columns = new LiveColumns<>(table);
    name =
        columns.add(
            "sharingName",
            Messages.text("sharing.column.name"),
            200,
            Comparator.comparing(ShareLine::key, Comparator.comparing(key -> name(key.name()))),
            () -> IconCell.fileName(line -> line.key().name()));
    name.setMinWidth(140);
    columns
        .names("sharingGroup", Messages.text("sharing.column.group"), 140, ShareTable::group)
        .getStyleClass()
        .add("muted-column");
    columns.number(
        "sharingSize",
        Messages.text("sharing.column.size"),
        96,
        ShareLine::size,
        line -> Formats.bytes(line.size()));
    double usual = ShareStateCell.width();
    state =
        columns.add(
            "sharingState",
            Messages.text("sharing.column.state"),
            usual,
            Comparator.comparing(ShareLine::state),
            () -> new ShareStateCell(cancel, again));
    state.setMinWidth(usual);
    since =
        columns.when(
            "sharingSince",
            Messages.text("sharing.column.since"),
            110,
            line -> line.shared().map(SharedFile::since),
            now);
    since.setMaxWidth(150);
    columns.number(
        "sharingUploaded",
        Messages.text("sharing.column.uploaded"),
        108,
        ShareLine::uploaded,
        line -> line.shared().isPresent() ? Formats.bytes(line.uploaded()) : "");
    Tables.dress(table, Tables.ROW);
    Narrow.windowWidth(table).subscribe(this::narrow);
  }

  /** Shows that names give the order, once the table has its rows. */
  void sortByName() {
    table.getSortOrder().setAll(List.of(name));
  }

  /**
   * Makes room for why any of these is stopped, which names have else. It stays when none is
   * stopped any more: columns stay in place.
   */
  void makeRoomFor(List<ShareLine> lines) {
    for (ShareLine line : lines) {
      if (line.needsAttention() && problems.add(line.shared().orElseThrow().problem())) {
        columns.atLeast(state, ShareStateCell.width(line.reason()));
      }
    }
  }

  private void narrow(double width) {
    since.setVisible(width >= Narrow.COLUMNS);
  }

  private static String name(FileName name) {
    return name.value().toLowerCase(Locale.ROOT);
  }

  private static String group(ShareLine line) {
    GroupName group = line.key().group();
    return group.value();
  }
}
