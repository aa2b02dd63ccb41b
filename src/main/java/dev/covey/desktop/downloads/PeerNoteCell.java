package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.RightToLeft;
import dev.covey.desktop.fx.Said;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.DeviceId;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/**
 * Runs on the FX thread. What a peer is doing: a sentence, or a few words where that has no room.
 */
final class PeerNoteCell extends TableCell<LiveRow<DeviceId, PeerLine>, PeerLine> {
  private final Tooltip tip = new Tooltip();
  private String whole = "";
  private String brief = "";

  /** What the whole takes, in pixels. */
  private double needed;

  PeerNoteCell() {
    tip.setWrapText(true);
    tip.setMaxWidth(480);
    widthProperty().subscribe(this::say);
    insetsProperty().subscribe(this::say);
    textTruncatedProperty().subscribe(this::tell);
  }

  /** What a few words need, in pixels. */
  static double leastWidth() {
    return Tables.widest(Said.allBriefly("note.").stream().map(PeerNoteCell::sentence).toList());
  }

  @Override
  protected void updateItem(PeerLine line, boolean empty) {
    super.updateItem(line, empty);
    PeerView peer = empty || line == null ? null : line.peer();
    note(peer == null ? "" : peer.note());
    boolean muted = peer != null && !peer.leftOut();
    if (muted != getStyleClass().contains("muted")) {
      getStyleClass().remove("muted");
      getStyleClass().addAll(muted ? List.of("muted") : List.of());
    }
    (peer != null && peer.leftOut() ? Tone.BAD : Tone.NEUTRAL).applyTo(this);
    say();
  }

  private void note(String note) {
    String now = sentence(Said.of(note));
    if (!now.equals(whole)) {
      whole = now;
      brief = Said.briefly(note).map(PeerNoteCell::sentence).orElse(now);
      needed = Tables.drawn(now);
      tip.setText(RightToLeft.lines(now));
      setAccessibleText(now);
    }
  }

  private void say() {
    double room = getWidth() - snappedLeftInset() - snappedRightInset();
    setText(needed <= room ? whole : brief);
    tell();
  }

  private void tell() {
    setTooltip(whole.equals(getText()) && !isTextTruncated() ? null : tip);
  }

  /** Engines speak in notes; a cell begins like a sentence. */
  private static String sentence(String note) {
    return note.isEmpty()
        ? note
        : note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1);
  }
}
