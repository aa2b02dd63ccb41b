package dev.covey.desktop.network;

import atlantafx.base.controls.Spacer;
import dev.covey.desktop.fx.Badge;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.BalancerListing;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. The balancers that this peer knows, and what they are for. */
final class BalancerSection extends VBox {
  BalancerSection(NetworkViewModel model) {
    setId("balancer");
    getStyleClass().add("pane-section");
    model.balancersProperty().subscribe(this::show);
  }

  private void show(List<BalancerListing> balancers) {
    getChildren().clear();
    if (balancers.isEmpty()) {
      getChildren().addAll(head(Optional.empty()), words(Messages.text("network.balancer.none")));
    }
    for (BalancerListing each : balancers) {
      getChildren().addAll(head(Optional.of(each)), words(text(each)));
    }
  }

  private static Node head(Optional<BalancerListing> balancer) {
    Label title = new Label(Messages.text("network.balancer"));
    title.getStyleClass().add("section-title");
    HBox head = new HBox(8, title, new Spacer());
    head.setAlignment(Pos.CENTER_LEFT);
    balancer.ifPresent(known -> head.getChildren().add(state(known.up())));
    return head;
  }

  private static Badge state(boolean up) {
    Tone tone = up ? Tone.GOOD : Tone.BAD;
    Badge state =
        Badge.tag(
            Messages.text(up ? "network.healthy" : "network.down"),
            tone,
            Icons.of(up ? Feather.CHECK : Feather.ALERT_CIRCLE, Icons.SMALL));
    state.setId("balancerState");
    return state;
  }

  private static String text(BalancerListing balancer) {
    if (!balancer.up()) {
      return Messages.text("network.balancer.down", balancer.endpoint());
    }
    return balancer
        .next()
        .map(next -> Messages.text("network.balancer.up", balancer.endpoint(), next))
        .orElseGet(() -> Messages.text("network.balancer.idle", balancer.endpoint()));
  }

  private static Label words(String text) {
    Label words = new Label(text);
    words.setId("balancerText");
    words.getStyleClass().add("hint");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    return words;
  }
}
