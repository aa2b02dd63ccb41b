package dev.covey.desktop;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Icon;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Keys;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Place;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. One entry of the navigation: icon, name, and a count, which is filled only
 * when it asks something of the user. On a narrow window icon and count alone.
 */
final class NavItem extends ToggleButton {
  private final Label count = new Label();
  private final Icon icon;
  private final Icon railIcon;
  private final HBox wide;
  private final StackPane rail = new StackPane();
  private final String name;
  private final Keys keys;

  NavItem(Place place) {
    this.icon = Icons.of(icon(place));
    this.railIcon = Icons.of(icon(place), Icons.BANNER);
    this.name = name(place);
    this.keys = keys(place);
    Label words = new Label(name);
    words.getStyleClass().add("nav-name");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    wide = new HBox(8, words);
    wide.setAlignment(Pos.CENTER_LEFT);
    setId("nav" + place.name().charAt(0) + place.name().substring(1).toLowerCase(Locale.ROOT));
    getStyleClass().add("nav-item");
    rail.getStyleClass().add("rail-icon");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    setTooltip(
        new Tooltip(Messages.text("tooltip.keys", name, keys.combination().getDisplayText())));
    wide.prefWidthProperty().bind(widthProperty().subtract(20));
    narrow(false);
    count(0, false);
  }

  static String name(Place place) {
    return Messages.text("nav." + place.name().toLowerCase(Locale.ROOT));
  }

  private static Feather icon(Place place) {
    return switch (place) {
      case GROUPS -> Feather.USERS;
      case FILES -> Feather.FOLDER;
      case DOWNLOADS -> Feather.DOWNLOAD;
      case SHARING -> Feather.UPLOAD;
      case NETWORK -> Feather.ACTIVITY;
      case SETTINGS -> Feather.SETTINGS;
    };
  }

  private static Keys keys(Place place) {
    return switch (place) {
      case GROUPS -> Keys.GROUPS;
      case FILES -> Keys.FILES;
      case DOWNLOADS -> Keys.DOWNLOADS;
      case SHARING -> Keys.SHARING;
      case NETWORK -> Keys.NETWORK;
      case SETTINGS -> Keys.SETTINGS;
    };
  }

  Keys keys() {
    return keys;
  }

  /** Shows a count; none for 0. */
  void count(int number, boolean asks) {
    boolean any = number > 0;
    count.setText(any ? Formats.count(number) : "");
    count.getStyleClass().setAll("label", asks ? "badge" : "nav-count");
    count.setVisible(any);
    setAccessibleText(any ? Messages.text("nav.counted", name, number) : name);
  }

  /** Icon and badge alone, or all of it. */
  void narrow(boolean now) {
    wide.getChildren().removeAll(icon, count);
    rail.getChildren().clear();
    if (now) {
      StackPane.setAlignment(count, Pos.TOP_RIGHT);
      rail.getChildren().addAll(railIcon, count);
      setGraphic(rail);
    } else {
      wide.getChildren().addFirst(icon);
      wide.getChildren().add(count);
      setGraphic(wide);
    }
  }
}
