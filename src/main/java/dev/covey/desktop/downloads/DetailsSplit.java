package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Preferences;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Runs on the FX thread. The division between table and details: remembered across starts. In a low
 * window the details fold to their tab bar, and a click there unfolds them; while the table has no
 * row, all the room is its own.
 */
final class DetailsSplit {
  private static final double TAB_BAR = 37;
  private static final double TABLE_SHARE = 1.0 / 3;
  private static final String KEY = "downloads.split";

  private final SplitPane split;
  private final Region details;
  private final Preferences preferences;
  private boolean low;
  private boolean open;

  /** Where the division is, or was before the table got all the room. */
  private double position;

  /**
   * @param anyRow whether the table has a row
   */
  DetailsSplit(
      SplitPane split, Region details, Preferences preferences, ObservableValue<Boolean> anyRow) {
    this.split = split;
    this.details = details;
    this.preferences = preferences;
    details.setMinHeight(TAB_BAR);
    position = remembered();
    details.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> unfold());
    Narrow.windowHeight(split).map(height -> height < Narrow.LOW).subscribe(this::fold);
    anyRow.subscribe(this::open);
  }

  private double remembered() {
    return preferences.number(KEY).orElse(TABLE_SHARE);
  }

  private void open(boolean now) {
    if (now == open) {
      return;
    }
    open = now;
    if (open) {
      double before = position;
      split.getItems().add(details);
      split.setDividerPositions(before);
      split
          .getDividers()
          .getFirst()
          .positionProperty()
          .subscribe(next -> remember(next.doubleValue()));
    } else {
      split.getItems().remove(details);
    }
  }

  private void remember(double next) {
    if (open) {
      position = next;
      if (!low) {
        preferences.put(KEY, next);
      }
    }
  }

  private void fold(boolean nowLow) {
    if (nowLow != low) {
      low = nowLow;
      divide(low ? 1 : remembered());
    }
  }

  private void divide(double at) {
    position = at;
    if (open) {
      split.setDividerPositions(at);
    }
  }

  private boolean isFolded() {
    return low && details.getHeight() <= TAB_BAR + 1;
  }

  /** Of the tab bar, in pixels; 0 unless the details are folded to it. */
  ObservableValue<? extends Number> foldedHeight() {
    return details
        .sceneProperty()
        .flatMap(_ -> details.heightProperty())
        .map(height -> isFolded() ? height : 0)
        .orElse(0);
  }

  private void unfold() {
    if (isFolded()) {
      divide(TABLE_SHARE);
    }
  }
}
