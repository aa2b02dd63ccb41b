package dev.covey.desktop.fx;

import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;

/**
 * Runs on the FX thread. What one entry of the navigation leads to; made when first needed and kept
 * until sign-out.
 */
public interface Screen {

  Parent node();

  String title();

  /** It is seen from now on: subscribe, poll, and ask for what may be stale. */
  void shown();

  /** It is no longer seen: close every subscription and poll. Follows each {@link #shown}. */
  void hidden();

  /**
   * How high the strip is that stands along the screen's lower edge, in pixels; 0 while there is
   * none. Its buttons are to be clicked: notices stand above it.
   */
  default ObservableValue<? extends Number> stripHeight() {
    return new SimpleDoubleProperty();
  }

  /**
   * Somebody asked for something particular in this screen. Called after {@link #shown}, also when
   * it was shown already; never with another screen's destination.
   */
  default void open(Destination destination) {}

  /**
   * A key was pressed and nothing with the focus used it: the screen's shortcuts. Consume what is
   * used. Not asked while a text field has the focus, unless Ctrl (or Cmd) is down or it is Esc.
   */
  default void shortcut(KeyEvent event) {}
}
