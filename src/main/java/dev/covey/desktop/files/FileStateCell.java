package dev.covey.desktop.files;

import atlantafx.base.controls.Spacer;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Icon;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Tone;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.TransferSnapshot;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. What this device has of a file: nothing, some of it, or all. */
final class FileStateCell extends LiveColumns.Drawn<FileKey, FileLine> {
  /** Bars begin below each other, after "0%" and after "100 %". */
  private static final double PERCENT_WIDTH = 44;

  private static final double GAP = 8;
  private static final double CROSS = 28;
  private static final double LEAST_WITH_A_BAR = 170;

  private final Icon icon = Icons.of(Feather.UPLOAD);
  private final Label words = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Button cancel = Icons.iconButton(null, Feather.X, "");

  FileStateCell(Consumer<SharingSnapshot> onCancel) {
    this(new HBox(GAP), onCancel);
  }

  private FileStateCell(HBox box, Consumer<SharingSnapshot> onCancel) {
    super(box);
    box.setAlignment(Pos.CENTER_LEFT);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinWidth(20);
    bar.setFocusTraversable(false);
    HBox.setHgrow(bar, Priority.ALWAYS);
    cancel.getStyleClass().addAll("small", "flat", "row-button");
    cancel.setOnAction(_ -> getItem().preparing().ifPresent(onCancel));
    Spacer spacer = new Spacer();
    spacer.managedProperty().bind(bar.managedProperty().not());
    box.getChildren().addAll(icon, words, bar, spacer, cancel);
  }

  /** What a file that is being prepared needs, with the cross beside its words, in pixels. */
  static double width() {
    String words = Messages.text("share.preparing", Formats.percent(0.99));
    return Math.max(LEAST_WITH_A_BAR, Tables.iconAnd(List.of(words)) + 2 * GAP + CROSS);
  }

  @Override
  protected void fill(FileLine line) {
    switch (line.state()) {
      case FileState.NotHere _ -> show(Feather.FILE, Tone.NEUTRAL, "", false, false, false);
      case FileState.Preparing(double share) -> preparing(line, share);
      case FileState.Downloading(TransferSnapshot download) -> downloading(download);
      case FileState.Sharing _ ->
          show(Feather.UPLOAD, Tone.GOOD, Messages.text("files.state.sharing"), true, false, false);
    }
  }

  private void preparing(FileLine line, double share) {
    show(
        Feather.LOADER,
        Tone.ACCENT,
        Messages.text("share.preparing", Formats.percent(share)),
        true,
        false,
        true);
    cancel.setId("cancel_" + line.name());
    String name = Messages.text("share.cancel", line.name());
    cancel.setAccessibleText(name);
    cancel.getTooltip().setText(name);
  }

  private void downloading(TransferSnapshot download) {
    Tone tone =
        switch (download.state()) {
          case RUNNING, VERIFYING -> Tone.ACCENT;
          case WAITING -> Tone.WARNING;
          case QUEUED, PAUSED, COMPLETED, FAILED, CANCELLED -> Tone.NEUTRAL;
        };
    Feather shown =
        switch (download.state()) {
          case QUEUED, WAITING -> Feather.CLOCK;
          case PAUSED -> Feather.PAUSE;
          case VERIFYING -> Feather.SHIELD;
          case RUNNING, COMPLETED, FAILED, CANCELLED -> Feather.ARROW_DOWN;
        };
    show(shown, tone, Formats.percent(download.progress()), true, true, false);
    setBar(download.progress(), tone);
  }

  private void setBar(double progress, Tone tone) {
    bar.setProgress(progress);
    if (!bar.getStyleClass().contains(tone.styleClass())) {
      tone.applyTo(bar);
    }
  }

  private void show(
      Feather shown, Tone tone, String text, boolean any, boolean barred, boolean cancellable) {
    icon.setFeather(shown);
    tone.applyTo(icon);
    words.setText(text);
    words.setMinWidth(barred ? PERCENT_WIDTH : Region.USE_PREF_SIZE);
    place(icon, any);
    place(words, any);
    place(bar, barred);
    place(cancel, cancellable);
  }

  private static void place(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
