package dev.covey.desktop;

import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.Screen;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Runs on the FX thread. Stands where a screen is still to come. */
final class Placeholder implements Screen {
  private final Place place;
  private final VBox node;

  Placeholder(Place place) {
    this.place = place;
    Label title = new Label(NavItem.name(place));
    title.getStyleClass().add("screen-title");
    HBox head = new HBox(title);
    head.getStyleClass().add("screen-head");
    node = new VBox(head);
    node.getStyleClass().add("screen");
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public String title() {
    return NavItem.name(place);
  }

  @Override
  public void shown() {}

  @Override
  public void hidden() {}
}
