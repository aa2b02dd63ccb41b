package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Icon;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Tone;
import dev.covey.desktop.fx.Visibility;
import dev.covey.desktop.sharing.DropOverlay;
import dev.covey.peer.PeerStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableIntegerValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Binds {@code frame.fxml} to its view model. */
final class FrameController {
  private static final double SHORT_STATUS = 900;
  private static final int MOST_DOTS = 10;

  private final DesktopContext context;
  private final FrameViewModel model;
  private final UserMenu menu;
  private final Consumer<Place> chosen;
  private final DropOverlay drop;
  private final Map<Place, NavItem> places = new EnumMap<>(Place.class);

  /** All that were seen; one of them is visible. */
  private final StackPane screens = new StackPane();

  @FXML private BorderPane frame;
  @FXML private VBox navigation;
  @FXML private VBox brandWords;
  @FXML private Label networkName;
  @FXML private VBox items;
  @FXML private Button userMenu;
  @FXML private HBox userRow;
  @FXML private Label avatar;
  @FXML private VBox userWords;
  @FXML private Label userName;
  @FXML private Label deviceName;
  @FXML private Icon userChevron;
  @FXML private BorderPane stage;
  @FXML private HBox banner;
  @FXML private Label bannerTitle;
  @FXML private Label bannerText;
  @FXML private Label bannerSince;
  @FXML private StatusBar statusBar;
  @FXML private Label statusTracker;
  @FXML private Label statusHeartbeat;
  @FXML private HBox statusTrackers;
  @FXML private Label statusTrackersWord;
  @FXML private HBox statusDots;
  @FXML private Label statusTrackersCount;
  @FXML private Label statusDown;
  @FXML private Label statusUp;
  private boolean shortStatus;

  FrameController(
      DesktopContext context, FrameViewModel model, UserMenu menu, Consumer<Place> chosen) {
    this.context = context;
    this.model = model;
    this.menu = menu;
    this.chosen = chosen;
    this.drop = new DropOverlay("frameDrop", context.bridge());
  }

  @FXML
  void initialize() {
    for (Place place : Place.values()) {
      NavItem item = new NavItem(place);
      item.setOnAction(_ -> chosen.accept(place));
      places.put(place, item);
      items.getChildren().add(item);
    }
    bindCount(Place.GROUPS, model.requestsProperty(), true);
    bindCount(Place.DOWNLOADS, model.runningProperty(), false);
    bindCount(Place.SHARING, model.sharedProperty(), false);
    bindUser();
    bindBanner();
    bindStatus();
    StackPane place = new StackPane(screens, drop);
    stage.setCenter(place);
    // Files shows one of its own, which knows the group.
    drop.showOver(place, () -> !item(Place.FILES).isSelected(), Optional::empty);
    // What is dropped beside the screens is asked about, whichever of them is seen.
    drop.showOver(navigation, () -> true, Optional::empty);
    drop.showOver(statusBar, () -> true, Optional::empty);
    Narrow.windowWidth(frame).subscribe(this::fit);
  }

  private void bindCount(Place place, ObservableIntegerValue count, boolean asks) {
    count.subscribe(number -> places.get(place).count(number.intValue(), asks));
  }

  private void bindUser() {
    PeerStatus status = context.peer().status();
    String name = status.user().map(Object::toString).orElse("");
    Tables.shortenInTheMiddle(userName);
    Tables.tellWhenCut(deviceName);
    Tables.tellWhenCut(networkName);
    userName.setText(name);
    avatar.setText(name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT));
    deviceName.setText(status.deviceName());
    networkName.textProperty().bind(model.networkProperty());
    userMenu.setAccessibleText(Messages.text("nav.user", name));
    userRow.prefWidthProperty().bind(userMenu.widthProperty().subtract(32));
    userMenu.setOnAction(_ -> menu.showAbove(userMenu));
  }

  private void bindBanner() {
    bannerSince.textProperty().bind(model.downSinceProperty());
    Visibility.showWhile(banner, model.trackersDownProperty());
    // A low window has room for the title only, which tells the rest.
    bannerTitle.setTooltip(new Tooltip(bannerText.getText()));
    Narrow.windowHeight(frame)
        .subscribe(height -> Visibility.show(bannerText, height >= Narrow.LOW));
  }

  private void bindStatus() {
    statusDown.setTooltip(new Tooltip(Messages.text("status.down")));
    statusUp.setTooltip(new Tooltip(Messages.text("status.up")));
    model.statusProperty().subscribe(this::showStatus);
    model.trackersProperty().subscribe(this::showTrackers);
  }

  private void showStatus(StatusLine line) {
    statusTracker.setText(line.tracker());
    statusTracker.setGraphic(Icons.of(icon(line.tone()), Icons.SMALL, line.tone()));
    (line.tone() == Tone.GOOD ? Tone.ACCENT : line.tone()).applyTo(statusTracker);
    statusTracker.getStyleClass().remove(Tone.ACCENT.styleClass());
    statusTracker.setTooltip(line.tip().isEmpty() ? null : new Tooltip(line.tip()));
    statusHeartbeat.setText(shortStatus ? line.shortHeartbeat() : line.heartbeat());
    Visibility.show(statusHeartbeat, !line.heartbeat().isEmpty());
    statusDown.setText(line.down());
    statusUp.setText(line.up());
  }

  private static Feather icon(Tone tone) {
    return switch (tone) {
      case GOOD -> Feather.CHECK_CIRCLE;
      case WARNING -> Feather.REFRESH_CW;
      case BAD -> Feather.WIFI_OFF;
      case NEUTRAL, ACCENT -> Feather.LOG_IN;
    };
  }

  private void showTrackers(TrackerHealth health) {
    List<Node> dots = new ArrayList<>();
    // Beyond that the count tells as much, and leaves room for the rates.
    for (int i = 0; health.all() <= MOST_DOTS && i < health.all(); i++) {
      Region dot = new Region();
      dot.getStyleClass().add("dot");
      if (i >= health.up()) {
        dot.getStyleClass().add("dead");
      }
      dots.add(dot);
    }
    statusDots.getChildren().setAll(dots);
    statusTrackersCount.setText(Messages.text("status.trackers.count", health.up(), health.all()));
    Visibility.show(statusTrackers, health.all() > 0);
    Tooltip.install(
        statusTrackers,
        new Tooltip(Messages.text("status.trackers.tip", health.up(), health.all())));
  }

  private void fit(double width) {
    boolean rail = width < Narrow.TOOLS;
    places.values().forEach(item -> item.narrow(rail));
    navigation.getStyleClass().remove("rail");
    if (rail) {
      navigation.getStyleClass().add("rail");
    }
    Visibility.show(brandWords, !rail);
    Visibility.show(userWords, !rail);
    Visibility.show(userChevron, !rail);
    shortStatus = width < SHORT_STATUS;
    Visibility.show(statusTrackersWord, !shortStatus);
    Visibility.show(statusTrackersCount, !shortStatus);
    showStatus(model.statusProperty().get());
  }

  /**
   * Marks a place as chosen, and shows its screen. The others stay in the scene: JavaFX styles what
   * comes into one anew, node by node, and that takes longer than a frame.
   */
  void show(Place place, Node screen) {
    places.forEach((each, item) -> item.setSelected(each == place));
    if (!screens.getChildren().contains(screen)) {
      screens.getChildren().add(screen);
    }
    screens.getChildren().forEach(each -> Visibility.show(each, each.equals(screen)));
  }

  /** Whether it belongs to the screen that is shown, not to what is around it. */
  boolean isOfScreen(Node node) {
    return node != null && (node.equals(stage.getCenter()) || isOfScreen(node.getParent()));
  }

  NavItem item(Place place) {
    return places.get(place);
  }
}
