package dev.covey.desktop.fx;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;

/** Runs on the FX thread. What changes as the window gets narrower. */
public final class Narrow {
  /** Below it, details leave the row and open over the table. */
  public static final double DETAILS = 1100;

  /** Below it, tool buttons are icons. */
  public static final double TOOLS = 1000;

  /** Below it, tables show fewer columns. */
  public static final double COLUMNS = 960;

  /** Below this height, Downloads' details fold to their tab bar. */
  public static final double LOW = 640;

  private static final double USUAL = 1280;
  private static final double USUAL_HEIGHT = 800;

  private Narrow() {}

  /** The width of the window that a node is in. */
  public static ObservableValue<Double> windowWidth(Node node) {
    return node.sceneProperty()
        .flatMap(Scene::widthProperty)
        .map(Number::doubleValue)
        .orElse(USUAL);
  }

  /** The height of the window that a node is in. */
  public static ObservableValue<Double> windowHeight(Node node) {
    return node.sceneProperty()
        .flatMap(Scene::heightProperty)
        .map(Number::doubleValue)
        .orElse(USUAL_HEIGHT);
  }

  /**
   * Makes tool buttons show only their icons below {@link #TOOLS}; their words are tooltips then.
   */
  public static void iconsOnly(Node within, ButtonBase... buttons) {
    windowWidth(within)
        .subscribe(width -> {
          for (ButtonBase button : buttons) {
            iconOnly(button, width < TOOLS);
          }
        });
  }

  private static void iconOnly(ButtonBase button, boolean only) {
    button.setContentDisplay(only ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    button.getStyleClass().remove(Styles.BUTTON_ICON);
    if (only) {
      button.getStyleClass().add(Styles.BUTTON_ICON);
    }
    button.setAccessibleText(button.getText());
    if (button.getTooltip() == null) {
      button.setTooltip(new Tooltip(button.getText()));
    }
  }
}
