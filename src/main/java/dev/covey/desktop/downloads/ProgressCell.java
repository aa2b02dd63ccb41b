package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.DownloadId;
import dev.covey.peer.transfer.TransferState;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Runs on the FX thread. A bar with its percentage; a link to retry where there is no progress. */
final class ProgressCell extends LiveColumns.Drawn<DownloadId, DownloadLine> {
  private final HBox box;
  private final ProgressBar bar = new ProgressBar(0);
  private final Label percent = new Label();
  private final Hyperlink again = new Hyperlink(Messages.text("downloads.retry"));

  ProgressCell(Consumer<DownloadId> retry) {
    this(new HBox(8), retry);
  }

  private ProgressCell(HBox box, Consumer<DownloadId> retry) {
    super(box);
    this.box = box;
    box.setAlignment(Pos.CENTER_LEFT);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setFocusTraversable(false);
    HBox.setHgrow(bar, Priority.ALWAYS);
    percent.getStyleClass().addAll("hint", "percent");
    again.setOnAction(_ -> retry.accept(getItem().snapshot().id()));
  }

  @Override
  protected void fill(DownloadLine line) {
    if (line.state() == TransferState.FAILED || line.state() == TransferState.CANCELLED) {
      box.getChildren().setAll(again);
      return;
    }
    if (box.getChildren().size() != 2) {
      box.getChildren().setAll(bar, percent);
    }
    Tone tone = StateWords.of(line.snapshot()).tone();
    if (!bar.getStyleClass().contains(tone.styleClass())) {
      tone.applyTo(bar);
    }
    double progress = line.snapshot().progress();
    bar.setProgress(progress);
    percent.setText(Formats.percent(progress));
  }
}
