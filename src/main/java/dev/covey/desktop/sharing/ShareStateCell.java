package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Icon;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Said;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Tone;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Whether others can fetch a file, or why not and what to do. */
final class ShareStateCell extends LiveColumns.Drawn<ShareLine.Key, ShareLine> {
  private static final double GAP = 8;
  private static final double LEAST_BAR = 40;
  private static final double CANCEL = 26;

  private final Icon icon = Icons.of(Feather.CHECK);
  private final Label words = new Label();
  private final Tooltip whole = new Tooltip();
  private final ProgressBar bar = new ProgressBar(0);
  private final Button cancel = Icons.iconButton(null, Feather.X, "");
  private final Hyperlink again = new Hyperlink(Messages.text("sharing.again"));

  ShareStateCell(Consumer<ShareLine> onCancel, Consumer<ShareLine> onAgain) {
    this(new HBox(GAP), onCancel, onAgain);
  }

  private ShareStateCell(HBox box, Consumer<ShareLine> onCancel, Consumer<ShareLine> onAgain) {
    super(box);
    box.setAlignment(Pos.CENTER_LEFT);
    whole.setWrapText(true);
    whole.setMaxWidth(480);
    words.textTruncatedProperty().subscribe(this::tell);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinWidth(LEAST_BAR);
    bar.setFocusTraversable(false);
    HBox.setHgrow(bar, Priority.ALWAYS);
    cancel.getStyleClass().addAll("small", "flat", "row-button");
    cancel.setOnAction(_ -> onCancel.accept(getItem()));
    again.setMinWidth(Region.USE_PREF_SIZE);
    again.setOnAction(_ -> onAgain.accept(getItem()));
    box.getChildren().addAll(icon, words, again, bar, cancel);
  }

  @Override
  protected void fill(ShareLine line) {
    switch (line.state()) {
      case PREPARING -> {
        String share = Formats.percent(line.prepared());
        show(Feather.LOADER, Tone.ACCENT, Messages.text("share.preparing", share));
        bar.setProgress(line.prepared());
        cancel.setId("cancel_" + line.key().name());
        String name = Messages.text("share.cancel", line.key().name());
        cancel.setAccessibleText(name);
        cancel.getTooltip().setText(name);
      }
      case STOPPED ->
          show(
              Feather.ALERT_CIRCLE,
              Tone.BAD,
              Messages.text("sharing.state.stopped", line.reason()));
      case OFFLINE -> show(Feather.CLOCK, Tone.WARNING, Messages.text("sharing.state.offline"));
      case AVAILABLE -> show(Feather.CHECK, Tone.GOOD, Messages.text("sharing.state.available"));
    }
    boolean preparing = line.state() == ShareLine.State.PREPARING;
    place(bar, preparing);
    place(cancel, preparing);
    place(again, line.state() == ShareLine.State.STOPPED);
    words.setMinWidth(preparing ? Region.USE_PREF_SIZE : Region.USE_COMPUTED_SIZE);
    again.setId("again_" + line.key().name());
    tell();
  }

  /** The whole sentence, where a few words stand for it or it is cut. */
  private void tell() {
    ShareLine line = getItem();
    boolean stopped = line != null && line.state() == ShareLine.State.STOPPED;
    whole.setText(
        stopped ? Messages.text("sharing.state.stopped", line.problem()) : words.getText());
    words.setTooltip(stopped || words.isTextTruncated() ? whole : null);
  }

  /** What it needs while nothing is stopped, in pixels. */
  static double width() {
    String all = Messages.text("share.preparing", Formats.percent(1));
    double preparing = Tables.iconAnd(List.of(all)) + LEAST_BAR + CANCEL + 2 * GAP;
    double waiting = Tables.iconAnd(List.of(Messages.text("sharing.state.offline")));
    return Math.max(preparing, waiting);
  }

  /** What a reason and the link beside it need, in pixels; a sentence is cut. */
  static double width(String reason) {
    return Math.min(stopped(List.of(reason)), stopped(Said.allBriefly()));
  }

  private static double stopped(List<String> reasons) {
    String again = Messages.text("sharing.again");
    return GAP
        + Tables.iconAnd(
            reasons.stream()
                .map(reason -> Messages.text("sharing.state.stopped", reason) + again)
                .toList());
  }

  private void show(Feather shown, Tone tone, String text) {
    icon.setFeather(shown);
    tone.applyTo(icon);
    (tone == Tone.BAD ? Tone.BAD : Tone.NEUTRAL).applyTo(words);
    words.getStyleClass().remove("plain");
    if (tone != Tone.BAD) {
      words.getStyleClass().add("plain");
    }
    words.setText(text);
  }

  private static void place(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
