package dev.covey.desktop.fx;

import dev.covey.model.CoveyException;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Says what is wrong right beside its cause, and takes no room while nothing
 * is. To be used in FXML too.
 */
public final class InlineError extends Label {
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
