package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.IconCell;
import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.DownloadId;
import dev.covey.peer.transfer.TransferState;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Runs on the FX thread. The columns of the downloads table (D11). */
final class DownloadTable {
  /** Below it, the time left gives way too. */
  private static final double WITHOUT_TIME_LEFT = 920;

  private final LiveColumns<DownloadId, DownloadLine> columns;
  private final TableColumn<?, ?> group;
  private final TableColumn<?, ?> timeLeft;

  /**
   * @param retry what the link in a failed row does
   */
  DownloadTable(TableView<LiveRow<DownloadId, DownloadLine>> table, Consumer<DownloadId> retry) {
    columns = new LiveColumns<>(table);
    columns
        .add(
            "downloadsName",
            Messages.text("downloads.column.name"),
            240,
            Comparator.comparing(
                line -> line.snapshot().file().value(), String.CASE_INSENSITIVE_ORDER),
            () -> IconCell.fileName(line -> line.snapshot().file()))
        .setMinWidth(140);
    group =
        columns.names(
            "downloadsGroup",
            Messages.text("downloads.column.group"),
            112,
            line -> line.snapshot().group().value());
    group.getStyleClass().add("muted-column");
    columns.number(
        "downloadsSize",
        Messages.text("downloads.column.size"),
        96,
        line -> line.snapshot().wanted(),
        line -> Formats.bytes(line.snapshot().wanted()));
    addState();
    columns
        .add(
            "downloadsProgress",
            Messages.text("downloads.column.progress"),
            150,
            Comparator.comparingDouble(line -> line.snapshot().progress()),
            () -> new ProgressCell(retry))
        .setMinWidth(Tables.widest(List.of(Messages.text("downloads.retry"))));
    columns.number(
        "downloadsRate",
        Messages.text("downloads.column.rate"),
        104,
        DownloadLine::rate,
        line -> line.state() == TransferState.RUNNING ? Formats.rate(line.rate()) : "");
    timeLeft =
        columns.number(
            "downloadsTimeLeft",
            Messages.text("downloads.column.timeLeft"),
            112,
            line -> line.timeLeft().map(Duration::toSeconds).orElse(Long.MAX_VALUE),
            line -> line.timeLeft().map(Formats::timeLeft).orElse(""));
    columns.number(
        "downloadsPeers",
        Messages.text("downloads.column.peers"),
        68,
        line -> line.peers().orElse(-1),
        line -> line.peers().isPresent() ? Formats.count(line.peers().getAsInt()) : "");
    Tables.dress(table, Tables.DENSE_ROW);
    Narrow.windowWidth(table).subscribe(this::narrow);
  }

  /** As wide as its words: they say what has become of a download. */
  private void addState() {
    double words = Tables.iconAnd(StateWords.all());
    columns
        .add(
            "downloadsState",
            Messages.text("downloads.column.state"),
            words,
            Comparator.comparing(DownloadLine::state),
            () -> new IconCell<>(DownloadTable::look, OverrunStyle.ELLIPSIS))
        .setMinWidth(words);
  }

  private static IconCell.Look look(DownloadLine line) {
    StateWords words =
        line.state() == TransferState.QUEUED && line.place() > 0
            ? StateWords.queued(line.place())
            : StateWords.of(line.snapshot());
    Tone text = words.tone() == Tone.BAD ? Tone.BAD : Tone.NEUTRAL;
    return new IconCell.Look(words.icon(), words.tone(), words.text(), text, words.tip());
  }

  private void narrow(double width) {
    group.setVisible(width >= Narrow.COLUMNS);
    timeLeft.setVisible(width >= WITHOUT_TIME_LEFT);
  }
}
