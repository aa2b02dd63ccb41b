package dev.covey.desktop.downloads;

import atlantafx.base.controls.Spacer;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Visibility;
import dev.covey.peer.transfer.TransferDetails.Sample;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Runs on the FX thread. The graph of a download's rates, with its heading and the legend of its
 * lines. To be used in FXML too.
 */
public final class RatePane extends VBox {
  private final RateGraph graph = new RateGraph();
  private final HBox head;

  public RatePane() {
    getStyleClass().add("rate");
    Label title = new Label(Messages.text("downloads.rate.title"));
    title.getStyleClass().add("section-title");
    Label unit = new Label();
    unit.setId("downloadRateUnit");
    unit.getStyleClass().add("hint");
    unit.textProperty().bind(graph.unitProperty());
    head = new HBox(title, new Spacer(), unit);
    head.getStyleClass().add("pieces-head");
    graph.setId("downloadRate");
    setVgrow(graph, Priority.ALWAYS);
    Label up = line("line-up", "downloads.rate.up");
    up.setId("downloadRateUp");
    Visibility.showWhile(up, graph.sendsProperty());
    HBox legend =
        new HBox(
            line("line-down", "downloads.rate.down"),
            up,
            line("line-peers", "downloads.rate.peers"));
    legend.getStyleClass().add("legend");
    getChildren().addAll(head, graph, legend);
    managedProperty().bind(visibleProperty());
  }

  private static Label line(String style, String key) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("swatch", "line");
    Label label = new Label(Messages.text(key), swatch);
    label.getStyleClass().addAll("hint", style);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  void show(List<Sample> samples) {
    graph.show(samples);
  }

  /** What the axis counts in. */
  ReadOnlyStringProperty unitProperty() {
    return graph.unitProperty();
  }

  /** Whether its heading is to be seen: not where something else heads it. */
  void headed(boolean shown) {
    Visibility.show(head, shown);
  }
}
