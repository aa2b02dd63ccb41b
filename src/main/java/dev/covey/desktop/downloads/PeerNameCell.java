package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.Tables;
import dev.covey.model.DeviceId;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Runs on the FX thread. A dot, the user and the device. */
final class PeerNameCell extends LiveColumns.Drawn<DeviceId, PeerLine> {
  /** Of the cell's width, which the user may have. */
  private static final double MOST_OF_THE_CELL = 0.6;

  private final Region dot = new Region();
  private final Label user = new Label();
  private final Label device = new Label();
  private final DoubleProperty drawn = new SimpleDoubleProperty();

  PeerNameCell() {
    this(new HBox(8));
  }

  private PeerNameCell(HBox box) {
    super(box);
    box.setAlignment(Pos.CENTER_LEFT);
    dot.getStyleClass().add("dot");
    device.getStyleClass().add("muted");
    Tables.shortenInTheMiddle(user);
    Tables.shortenInTheMiddle(device);
    // The device's name gives way to the user's; a label knows its width only once it is styled.
    user.minWidthProperty()
        .bind(Bindings.min(drawn, box.widthProperty().multiply(MOST_OF_THE_CELL)));
    box.getChildren().addAll(dot, user, device);
  }

  @Override
  protected void fill(PeerLine line) {
    PeerView peer = line.peer();
    // Each change of a style class has the node styled anew.
    List<String> look = look(line);
    if (!look.equals(dot.getStyleClass())) {
      dot.getStyleClass().setAll(look);
    }
    dot.setAccessibleText(
        Messages.text(
            peer.connected() ? "downloads.peers.connected" : "downloads.peers.notConnected"));
    showUser(peer.user().value());
    device.setText(SafeText.line(peer.deviceName()));
  }

  private void showUser(String name) {
    if (!name.equals(user.getText())) {
      user.setText(name);
      drawn.set(Tables.drawn(name));
    }
  }

  private static List<String> look(PeerLine line) {
    if (line.colour().isPresent()) {
      return List.of("swatch", "peer-" + line.colour().getAsInt());
    }
    return line.peer().connected() ? List.of("dot") : List.of("dot", "away");
  }
}
