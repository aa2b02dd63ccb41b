package dev.covey.desktop.files;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.IconCell;
import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.UserName;
import dev.covey.peer.SharingSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** Runs on the FX thread. The columns of the files table (F9). */
final class FileTable {
  /** An ordinary name. Where there is no room for such, the pane alone tells when. */
  private static final String ORDINARY_NAME = "call-sheet-day4.pdf";

  private static final double SCROLL_BAR = 16;

  private final TableView<LiveRow<FileKey, FileLine>> table;
  private final TableColumn<LiveRow<FileKey, FileLine>, FileLine> name;
  private final TableColumn<?, ?> group;
  private final TableColumn<?, ?> sharedBy;
  private final TableColumn<?, ?> when;
  private final double ordinary = Tables.iconAnd(List.of(ORDINARY_NAME));

  /**
   * @param now by which it is said how long ago a file was shared
   * @param isMe whether a user is the one who is signed in
   * @param cancel what the cross in a row that is being prepared does
   */
  FileTable(
      TableView<LiveRow<FileKey, FileLine>> table,
      ObservableValue<Instant> now,
      Predicate<UserName> isMe,
      Consumer<SharingSnapshot> cancel) {
    this.table = table;
    LiveColumns<FileKey, FileLine> columns = new LiveColumns<>(table);
    name =
        columns.add(
            "filesName",
            Messages.text("files.column.name"),
            200,
            Comparator.comparing(line -> line.name().value(), String.CASE_INSENSITIVE_ORDER),
            () -> IconCell.fileName(FileLine::name));
    name.setMinWidth(140);
    group =
        columns.names(
            "filesGroupColumn",
            Messages.text("files.column.group"),
            110,
            line -> line.group().value());
    group.setMinWidth(80);
    group.setVisible(false);
    group.getStyleClass().add("muted-column");
    columns.number(
        "filesSize",
        Messages.text("files.column.size"),
        96,
        Comparator.comparingLong(FileLine::size),
        SizeCell::new);
    columns.number(
        "filesSeeders",
        Messages.text("files.column.seeders"),
        76,
        Comparator.comparingInt(line -> line.seeders().orElse(-1)),
        SeedersCell::new);
    sharedBy =
        columns.names(
            "filesSharedBy",
            Messages.text("files.column.sharedBy"),
            90,
            line -> sharedBy(line, isMe));
    sharedBy.setMinWidth(90);
    when = columns.when("filesWhen", Messages.text("files.column.when"), 102, FileLine::since, now);
    double state = FileStateCell.width();
    columns
        .add(
            "filesState",
            Messages.text("files.column.state"),
            state,
            Comparator.comparingInt(line -> line.state().rank()),
            () -> new FileStateCell(cancel))
        .setMinWidth(state);
    Tables.dress(table, Tables.ROW);
    Narrow.windowWidth(table).subscribe(this::narrow);
    table.widthProperty().subscribe(() -> narrow(Narrow.windowWidth(table).getValue()));
  }

  /** Shows that names give the order, once the table has its rows. */
  void sortByName() {
    table.getSortOrder().setAll(List.of(name));
  }

  /** Shows whose each file is. */
  void showGroups(boolean shown) {
    group.setVisible(shown);
    narrow(Narrow.windowWidth(table).getValue());
  }

  private void narrow(double width) {
    sharedBy.setVisible(width >= Narrow.COLUMNS);
    when.setVisible(width >= Narrow.COLUMNS && whenLeavesRoom());
  }

  /** For names, if it and all that is shown take no more than they have to. */
  private boolean whenLeavesRoom() {
    double least =
        table.getColumns().stream()
            .filter(each -> !each.equals(name))
            .filter(each -> each.isVisible() || each.equals(when))
            .mapToDouble(TableColumn::getMinWidth)
            .sum();
    return least + ordinary + SCROLL_BAR <= table.getWidth();
  }

  private static String sharedBy(FileLine line, Predicate<UserName> isMe) {
    Optional<UserName> user = line.sharedBy();
    return user.filter(isMe.negate()).map(UserName::value).orElse(Messages.text("files.me"));
  }

  /** Rounded, with the exact bytes as a tooltip. */
  private static final class SizeCell extends TableCell<LiveRow<FileKey, FileLine>, FileLine> {
    private final Tooltip exact = new Tooltip();

    @Override
    protected void updateItem(FileLine line, boolean empty) {
      super.updateItem(line, empty);
      boolean nothing = empty || line == null;
      setText(nothing ? null : Formats.bytes(line.size()));
      setTooltip(nothing ? null : exact);
      exact.setText(nothing ? "" : Formats.exactBytes(line.size()));
    }
  }

  /** How many have all of it: one, or none, is worth a warning. */
  private static final class SeedersCell extends TableCell<LiveRow<FileKey, FileLine>, FileLine> {
    private final Tooltip why = new Tooltip();

    @Override
    protected void updateItem(FileLine line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setText(null);
        setTooltip(null);
        return;
      }
      int seeders = line.seeders().orElse(-1);
      boolean few = (seeders == 0 || seeders == 1) && line.canBeDownloaded();
      setText(seeders < 0 ? Messages.text("files.notTold") : Formats.count(seeders));
      (few ? Tone.WARNING : Tone.NEUTRAL).applyTo(this);
      why.setText(few ? Messages.text(seeders == 1 ? "files.oneSeeder" : "files.noSeeder") : "");
      setTooltip(few ? why : null);
    }
  }
}
