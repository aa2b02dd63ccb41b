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
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. What happened to the chosen download, and why it failed. */
final class HistoryTab {
  private final Parent node;
  private Optional<Mismatch> compared = Optional.empty();

  @FXML private HBox downloadFailure;
  @FXML private Label downloadFailureTitle;
  @FXML private Label downloadFailureText;
  @FXML private Button downloadFailureCopy;
  @FXML private Button downloadFailureRetry;
  @FXML private GridPane downloadHashes;
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
    downloadHashes.managedProperty().bind(downloadHashes.visibleProperty());
    downloadHashes.setVisible(false);
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
    Optional<Mismatch> mismatch =
        snapshot.error().filter(_ -> failed).flatMap(p -> Mismatch.in(p.message()));
    if (failed) {
      downloadFailureTitle.setText(StateWords.of(snapshot).text());
      showWhy(
          snapshot.error().map(p -> sentence(p, mismatch.isPresent())).orElse(""),
          SafeText.line(snapshot.file().value()));
    }
    compare(mismatch);
  }

  private static String sentence(TransferSnapshot.Problem problem, boolean compared) {
    return compared ? Said.inShort(problem.message()) : Said.of(problem.code(), problem.message());
  }

  /** The digests stand one below the other, so that one sees where they differ. */
  private void compare(Optional<Mismatch> mismatch) {
    if (mismatch.equals(compared)) {
      return;
    }
    compared = mismatch;
    downloadHashes.setVisible(mismatch.isPresent());
    downloadHashes.getChildren().clear();
    mismatch.ifPresent(digests -> {
      addHashes("SHA-256", digests.expectedSha256(), digests.actualSha256());
      addHashes("SHA-1", digests.expectedSha1(), digests.actualSha1());
    });
  }

  private void addHashes(String kind, String expected, String actual) {
    addHash(Messages.text("downloads.history.expected", kind), expected);
    Label differs = addHash(Messages.text("downloads.history.actual", kind), actual);
    if (!actual.equals(expected)) {
      differs.getStyleClass().add(Tone.BAD.styleClass());
    }
  }

  private Label addHash(String name, String digest) {
    Label key = new Label(name);
    key.getStyleClass().add("hint");
    key.setMinWidth(Region.USE_PREF_SIZE);
    Label hash = new Label(digest);
    hash.getStyleClass().add("hash");
    hash.setMinWidth(Region.USE_PREF_SIZE);
    downloadHashes.addRow(downloadHashes.getRowCount(), key, hash);
    return hash;
  }

  /** The file is named above, too: its name must not break the sentence. */
  private void showWhy(String sentence, String name) {
    String shorter = sentence.replace(name, RightToLeft.inARow(name));
    downloadFailureText.setText(shorter);
    downloadFailureText.setTooltip(
        shorter.equals(sentence) ? null : new Tooltip(RightToLeft.lines(sentence)));
  }

  private static String timeOf(HistoryLine line) {
    return line.time()
        .map(HistoryTab::clock)
        .orElseGet(() -> Messages.text("downloads.history.meanwhile"));
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
