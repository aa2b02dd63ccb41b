package dev.covey.desktop.welcome;

import atlantafx.base.controls.Spacer;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.NearbyNetwork;
import dev.covey.desktop.fx.Visibility;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. The networks nearby, to choose one by a click. */
final class NearbyList extends VBox {
  /** A button's padding and border. */
  private static final double ROOM = 26;

  private final ObservableList<NearbyNetwork> networks;
  private final Consumer<NearbyNetwork> choose;
  private final VBox rows = new VBox(4);
  private final Label nothing = new Label(Messages.text("welcome.nearby.nothing"));

  NearbyList(NearbyViewModel model, Consumer<NearbyNetwork> choose) {
    super(8);
    this.networks = model.networks();
    this.choose = choose;
    setId("nearby");
    Label title = new Label(Messages.text("welcome.nearby"));
    title.getStyleClass().add("section-title");
    nothing.setId("nearbyNothing");
    nothing.getStyleClass().add("hint");
    nothing.setWrapText(true);
    nothing.setMinHeight(USE_PREF_SIZE);
    getChildren().setAll(title, rows, nothing);
    networks.subscribe(this::show);
    show();
  }

  private void show() {
    rows.getChildren().setAll(networks.stream().map(this::row).toList());
    Visibility.show(rows, !networks.isEmpty());
    Visibility.show(nothing, networks.isEmpty());
  }

  private Button row(NearbyNetwork network) {
    Label name = new Label(network.name());
    name.getStyleClass().add("strong");
    Label address = new Label(network.address().toString());
    address.getStyleClass().add("hint");
    address.setMinWidth(USE_PREF_SIZE);
    HBox content = new HBox(8, Icons.of(Feather.WIFI), name, new Spacer(), address);
    content.setAlignment(Pos.CENTER_LEFT);
    Button row = new Button(null, content);
    row.setId("nearby_" + network.digits());
    row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    row.setMaxWidth(Double.MAX_VALUE);
    content.prefWidthProperty().bind(row.widthProperty().subtract(ROOM));
    row.setAccessibleText(
        Messages.text("welcome.nearby.choose", network.name(), network.address()));
    row.setOnAction(_ -> choose.accept(network));
    return row;
  }
}
