package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Tables;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Runs on the FX thread. What is going on, beside the title: briefly in a narrow window. */
final class SummaryWords {
  /** What stands beside it, with the navigation, at most. */
  private static final double BESIDE = 800;

  private final Label label;
  private final Tooltip whole = new Tooltip();

  private SummaryWords(Label label) {
    this.label = label;
  }

  static void show(Label label, ObservableValue<DownloadTally.Summary> summary) {
    SummaryWords words = new SummaryWords(label);
    ObservableValue<Double> width = Narrow.windowWidth(label);
    width.subscribe(now -> words.say(summary.getValue(), now));
    summary.subscribe(now -> words.say(now, width.getValue()));
    label.textTruncatedProperty().subscribe(words::tell);
  }

  private void say(DownloadTally.Summary summary, double width) {
    whole.setText(summary.whole());
    boolean fits = Tables.drawn(summary.whole()) <= width - BESIDE;
    label.setText(fits ? summary.whole() : summary.brief());
    tell();
  }

  private void tell() {
    boolean told = label.getText().equals(whole.getText()) && !label.isTextTruncated();
    label.setTooltip(told ? null : whole);
  }
}
