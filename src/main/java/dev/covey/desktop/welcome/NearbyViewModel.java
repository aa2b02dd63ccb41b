package dev.covey.desktop.welcome;

import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.NearbyNetwork;
import dev.covey.desktop.fx.NearbyNetworks;
import dev.covey.model.Subscription;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Runs on the FX thread. The networks that are announced nearby, once somebody wants to join. */
final class NearbyViewModel {
  private final NearbyNetworks source;
  private final FxBridge bridge;
  private final ObservableList<NearbyNetwork> networks = FXCollections.observableArrayList();
  private Subscription watch = () -> {};
  private boolean watching;

  NearbyViewModel(NearbyNetworks source, FxBridge bridge) {
    this.source = source;
    this.bridge = bridge;
  }

  /** Whether this computer is where networks could be found. */
  boolean isAvailable() {
    return !source.equals(NearbyNetworks.NONE);
  }

  /** Begins to look, at the first call. */
  void look() {
    if (!watching) {
      watching = true;
      watch = source.watch(found -> bridge.run(() -> show(found)));
    }
  }

  private void show(List<NearbyNetwork> found) {
    networks.setAll(found);
  }

  void close() {
    watch.close();
  }

  ObservableList<NearbyNetwork> networks() {
    return FXCollections.unmodifiableObservableList(networks);
  }
}
