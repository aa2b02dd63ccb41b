package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.DeviceId;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Runs on the FX thread. A bar that turns amber at the cap, and both numbers. */
final class PeerLoadCell extends LiveColumns.Drawn<DeviceId, PeerLine> {
  private final ProgressBar bar = new ProgressBar(0);
  private final Label numbers = new Label();

  PeerLoadCell() {
    this(new HBox(8));
  }

  private PeerLoadCell(HBox box) {
    super(box);
    box.setAlignment(Pos.CENTER_LEFT);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setFocusTraversable(false);
    HBox.setHgrow(bar, Priority.ALWAYS);
    numbers.getStyleClass().addAll("load-numbers");
    numbers.setMinWidth(Region.USE_PREF_SIZE);
    box.getChildren().addAll(bar, numbers);
  }

  @Override
  protected void fill(PeerLine line) {
    PeerView peer = line.peer();
    bar.setVisible(!peer.leftOut());
    bar.setManaged(!peer.leftOut());
    Tone tone = peer.cap() > 0 && peer.load() >= peer.cap() ? Tone.WARNING : Tone.NEUTRAL;
    if (!bar.getStyleClass().contains(tone.styleClass())) {
      tone.applyTo(bar);
    }
    bar.setProgress(share(peer));
    numbers.setText(
        peer.leftOut()
            ? PeerColumns.NOT_TOLD
            : Formats.count(peer.load()) + " / " + Formats.count(peer.cap()));
  }

  /** How much of what a peer may be asked for is asked of it, 0 to 1. */
  static double share(PeerView peer) {
    return peer.cap() == 0 ? 0 : Math.min(1, (double) peer.load() / peer.cap());
  }
}
