package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Preferences;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Runs on the FX thread. The division between table and details: remembered across starts. In a low
 * window the details fold to their tab bar, and a click there unfolds them.
 */
final class DetailsSplit {
  private static final double TAB_BAR = 37;
  private static final double TABLE_SHARE = 1.0 / 3;
  private static final String KEY = "downloads.split";

  private final SplitPane split;
  private final Region details;
  private final Preferences preferences;
  private boolean low;

  DetailsSplit(SplitPane split, Region details, Preferences preferences) {
    this.split = split;
    this.details = details;
    this.preferences = preferences;
    details.setMinHeight(TAB_BAR);
    split.getItems().add(details);
    split.setDividerPositions(remembered());
    split
        .getDividers()
        .getFirst()
        .positionProperty()
        .subscribe(position -> remember(position.doubleValue()));
    details.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> unfold());
    Narrow.windowHeight(split).map(height -> height < Narrow.LOW).subscribe(this::fold);
  }

  private double remembered() {
    return preferences.number(KEY).orElse(TABLE_SHARE);
  }

  private void remember(double position) {
    if (!low) {
      preferences.put(KEY, position);
    }
  }

  private void fold(boolean nowLow) {
    if (nowLow != low) {
      low = nowLow;
      split.setDividerPositions(low ? 1 : remembered());
    }
  }

  private boolean isFolded() {
    return low && details.getHeight() <= TAB_BAR + 1;
  }

  /** Of the tab bar, in pixels; 0 unless the details are folded to it. */
  ObservableValue<? extends Number> foldedHeight() {
    return details.heightProperty().map(height -> isFolded() ? height : 0);
  }

  private void unfold() {
    if (isFolded()) {
      split.setDividerPositions(TABLE_SHARE);
    }
  }
}
