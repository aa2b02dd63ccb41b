package dev.covey.desktop.fx;

import dev.covey.model.CoveyException;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Says what is wrong right beside its cause, and takes no room while nothing
 * is. To be used in FXML too.
 */
public final class InlineError extends Label {
  /** Height of a line, in font sizes. */
  private static final double LINE = 1.33;

  public InlineError() {
    setGraphic(Icons.of(Feather.ALERT_CIRCLE, Icons.SMALL));
    getStyleClass().add("inline-error");
    setWrapText(true);
    setMinHeight(USE_PREF_SIZE);
    setAccessibleRole(AccessibleRole.TEXT);
    visibleProperty().bind(textProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
    RightToLeft.keepWhole(this);
  }

  /** Words of several lines have the icon beside the first one. */
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    Node icon = getGraphic();
    double firstLine = Math.min(getHeight(), getFont().getSize() * LINE);
    double above = (firstLine - icon.getLayoutBounds().getHeight()) / 2;
    icon.setLayoutY(snappedTopInset() + snapPositionY(above) - icon.getLayoutBounds().getMinY());
  }

  /** Says from now on what a view model does. */
  public void follow(ObservableValue<String> problem) {
    problem.subscribe(this::setText);
  }

  public void show(CoveyException problem) {
    setText(Said.of(problem));
  }

  public void clear() {
    setText("");
  }
}
