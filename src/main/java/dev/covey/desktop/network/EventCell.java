package dev.covey.desktop.network;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Icon;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.RightToLeft;
import dev.covey.desktop.fx.Spoken;
import java.time.ZoneId;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. One event: when, what kind, what. */
final class EventCell extends ListCell<EventLog.Entry> {
  private static final double TIME_WIDTH = 86;

  private final Label time = new Label();
  private final Icon icon = Icons.of(Feather.INFO);
  private final Label text = new Label();
  private final HBox row = new HBox(time, icon, text);
  private final Tooltip whole = new Tooltip();

  EventCell() {
    time.getStyleClass().add("event-time");
    time.setMinWidth(TIME_WIDTH);
    HBox.setMargin(text, new Insets(0, 0, 0, 8));
    text.textTruncatedProperty().subscribe(this::tellWhole);
    row.setAlignment(Pos.CENTER_LEFT);
    // As wide as the list, which scrolls downwards only.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(EventLog.Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (empty || entry == null) {
      setGraphic(null);
      return;
    }
    time.setText(Formats.exactTime(entry.time().atZone(ZoneId.systemDefault())));
    icon.setFeather(entry.icon());
    entry.tone().applyTo(icon);
    text.setText(RightToLeft.line(entry.text()));
    text.setAccessibleText(entry.whole());
    whole.setText(RightToLeft.lines(entry.whole()));
    tellWhole();
    setGraphic(row);
  }

  /** As a tooltip, while what is seen is not all. */
  private void tellWhole() {
    EventLog.Entry entry = getItem();
    boolean cut = entry != null && (text.isTextTruncated() || !entry.whole().equals(entry.text()));
    text.setTooltip(cut ? whole : null);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? Spoken.words(getGraphic())
        : super.queryAccessibleAttribute(attribute, parameters);
  }
}
