package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.RightToLeft;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.Said;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Tone;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. What happened to the chosen download, and why it failed. */
final class HistoryTab {
  private final Parent node;

  @FXML private HBox downloadFailure;
  @FXML private Label downloadFailureTitle;
  @FXML private Label downloadFailureText;
  @FXML private Button downloadFailureCopy;
  @FXML private Button downloadFailureRetry;
  @FXML private TableView<HistoryLine> downloadHistoryTable;

  HistoryTab(Runnable copyDetails, Runnable retry) {
    node = FxmlFile.DOWNLOAD_HISTORY.load(this);
    downloadFailureCopy.setOnAction(_ -> copyDetails.run());
    downloadFailureRetry.setOnAction(_ -> retry.run());
  }

  Parent node() {
    return node;
  }

  @FXML
  void initialize() {
    downloadFailureCopy.setGraphic(Icons.of(Feather.COPY));
    downloadFailureRetry.setGraphic(Icons.of(Feather.ROTATE_CW));
    downloadFailure.getChildren().addFirst(Icons.of(Feather.ALERT_CIRCLE, Icons.BANNER, Tone.BAD));
    downloadFailure.managedProperty().bind(downloadFailure.visibleProperty());
    downloadFailureText.setMinHeight(Region.USE_PREF_SIZE);
    var time =
        Tables.text(
            "historyTime", Messages.text("downloads.history.time"), 140, HistoryTab::timeOf);
    var what =
        Tables.<HistoryLine>column(
            "historyWhat", Messages.text("downloads.history.what"), 600, (_, _) -> 0);
    time.getStyleClass().add("first-column");
    time.setMinWidth(140);
    time.setMaxWidth(160);
    time.setSortable(false);
    what.setSortable(false);
    what.setCellFactory(_ -> new WhatCell());
    downloadHistoryTable.getColumns().setAll(List.of(time, what));
    Tables.dress(downloadHistoryTable, Tables.DENSE_ROW, what);
  }

  void show(TransferSnapshot snapshot, List<HistoryLine> lines) {
    if (!downloadHistoryTable.getItems().equals(lines)) {
      downloadHistoryTable.getItems().setAll(lines);
    }
    boolean failed = snapshot.state() == TransferState.FAILED;
    downloadFailure.setVisible(failed);
    if (failed) {
      downloadFailureTitle.setText(StateWords.of(snapshot).text());
      showWhy(
          snapshot.error().map(p -> Said.of(p.code(), p.message())).orElse(""),
          SafeText.line(snapshot.file().value()));
    }
  }

  /** The file is named above, too: its name must not break the sentence. */
  private void showWhy(String sentence, String name) {
    String shorter = sentence.replace(name, RightToLeft.inARow(name));
    downloadFailureText.setText(shorter);
    downloadFailureText.setTooltip(
        shorter.equals(sentence) ? null : new Tooltip(RightToLeft.lines(sentence)));
  }

  private static String timeOf(HistoryLine line) {
    return line.time().map(HistoryTab::clock).orElse("–");
  }

  /** 14:09:58 today, else 10 Nov, 18:22. */
  private static String clock(Instant time) {
    ZonedDateTime then = time.atZone(ZoneId.systemDefault());
    return then.toLocalDate().equals(LocalDate.now(then.getZone()))
        ? Formats.exactTime(then)
        : Formats.dateTime(time);
  }

  private static final class WhatCell extends TableCell<HistoryLine, HistoryLine> {
    private final Tooltip whole = new Tooltip();

    WhatCell() {
      setGraphicTextGap(8);
      textTruncatedProperty().subscribe(this::tellWhole);
    }

    @Override
    protected void updateItem(HistoryLine line, boolean empty) {
      super.updateItem(line, empty);
      boolean nothing = empty || line == null;
      setText(nothing ? null : RightToLeft.line(line.text()));
      setGraphic(nothing ? null : Icons.of(line.icon(), Icons.NORMAL, line.tone()));
      whole.setText(nothing ? "" : RightToLeft.lines(line.whole()));
      tellWhole();
    }

    /** As a tooltip, while what is seen is not all. */
    private void tellWhole() {
      HistoryLine line = getItem();
      boolean cut = line != null && (isTextTruncated() || !line.whole().equals(line.text()));
      setTooltip(cut ? whole : null);
    }
  }
}
