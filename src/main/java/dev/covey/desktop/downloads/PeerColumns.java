package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.DeviceId;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Runs on the FX thread. The columns of the peers table: who serves what, and why (P7). */
final class PeerColumns {
  private static final double WITHOUT_FAILURES = 920;
  private static final String NOT_TOLD = "–";

  private final LiveColumns<DeviceId, PeerView> columns;
  private final TableColumn<?, ?> utility;
  private final TableColumn<?, ?> failures;

  PeerColumns(TableView<LiveRow<DeviceId, PeerView>> table) {
    columns = new LiveColumns<>(table);
    columns.add(
        "peerName",
        Messages.text("downloads.peers.name"),
        190,
        Comparator.comparing(peer -> peer.user().value()),
        PeerNameCell::new);
    columns.number(
        "peerScore",
        Messages.text("downloads.peers.score"),
        70,
        Comparator.comparingDouble(PeerView::score),
        () -> new LiveColumns.Words<>(peer -> Formats.fixed(2, peer.score())));
    columns.add(
        "peerLoad",
        Messages.text("downloads.peers.load"),
        210,
        Comparator.comparingDouble(PeerColumns::loadShare),
        LoadCell::new);
    utility =
        columns.number(
            "peerUtility",
            Messages.text("downloads.peers.utility"),
            80,
            Comparator.comparingDouble(PeerView::utility),
            () -> new LiveColumns.Words<>(whileAsked(peer -> Formats.fixed(2, peer.utility()))));
    columns.number(
        "peerPieces",
        Messages.text("downloads.peers.pieces"),
        92,
        PeerView::pieces,
        peer -> Formats.count(peer.pieces()));
    failures =
        columns.number(
            "peerFailures",
            Messages.text("downloads.peers.failures"),
            80,
            Comparator.comparingInt(PeerView::failures),
            FailuresCell::new);
    columns.number(
        "peerRate",
        Messages.text("downloads.peers.rate"),
        104,
        PeerView::rate,
        whileAsked(peer -> peer.connected() ? Formats.rate(peer.rate()) : NOT_TOLD));
    columns.add(
        "peerNote",
        Messages.text("downloads.peers.now"),
        220,
        Comparator.comparing(PeerView::note),
        NoteCell::new);
    Tables.dress(table, Tables.DENSE_ROW);
    Narrow.windowWidth(table).subscribe(this::narrow);
  }

  private void narrow(double width) {
    utility.setVisible(width >= Narrow.COLUMNS);
    failures.setVisible(width >= WITHOUT_FAILURES);
  }

  private static Function<PeerView, String> whileAsked(Function<PeerView, String> text) {
    return peer -> peer.leftOut() ? NOT_TOLD : text.apply(peer);
  }

  private static double loadShare(PeerView peer) {
    return peer.cap() == 0 ? 0 : Math.min(1, (double) peer.load() / peer.cap());
  }

  /** A dot, the user and the device. */
  private static final class PeerNameCell extends LiveColumns.Drawn<DeviceId, PeerView> {
    private final Region dot = new Region();
    private final Label user = new Label();
    private final Label device = new Label();

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
      box.getChildren().addAll(dot, user, device);
    }

    @Override
    protected void fill(PeerView peer) {
      dot.getStyleClass().setAll("dot");
      if (!peer.connected()) {
        dot.getStyleClass().add("away");
      }
      dot.setAccessibleText(
          Messages.text(
              peer.connected() ? "downloads.peers.connected" : "downloads.peers.notConnected"));
      user.setText(peer.user().value());
      device.setText(SafeText.line(peer.deviceName()));
    }
  }

  /** A bar that turns amber at the cap, and both numbers. */
  private static final class LoadCell extends LiveColumns.Drawn<DeviceId, PeerView> {
    private final ProgressBar bar = new ProgressBar(0);
    private final Label numbers = new Label();

    LoadCell() {
      this(new HBox(8));
    }

    private LoadCell(HBox box) {
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
    protected void fill(PeerView peer) {
      bar.setVisible(!peer.leftOut());
      bar.setManaged(!peer.leftOut());
      Tone tone = peer.cap() > 0 && peer.load() >= peer.cap() ? Tone.WARNING : Tone.NEUTRAL;
      if (!bar.getStyleClass().contains(tone.styleClass())) {
        tone.applyTo(bar);
      }
      bar.setProgress(loadShare(peer));
      numbers.setText(
          peer.leftOut()
              ? NOT_TOLD
              : Formats.count(peer.load()) + " / " + Formats.count(peer.cap()));
    }
  }

  private static final class FailuresCell extends TableCell<LiveRow<DeviceId, PeerView>, PeerView> {
    @Override
    protected void updateItem(PeerView peer, boolean empty) {
      super.updateItem(peer, empty);
      setText(empty || peer == null ? null : Formats.count(peer.failures()));
      Tone tone = Tone.NEUTRAL;
      if (!empty && peer != null && peer.failures() > 0) {
        tone = peer.leftOut() ? Tone.BAD : Tone.WARNING;
      }
      tone.applyTo(this);
    }
  }

  /** Engines speak in notes; a cell begins like a sentence. */
  private static String sentence(String note) {
    return note.isEmpty()
        ? note
        : note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1);
  }

  private static final class NoteCell extends TableCell<LiveRow<DeviceId, PeerView>, PeerView> {
    NoteCell() {
      Tables.tellWhenCut(this);
    }

    @Override
    protected void updateItem(PeerView peer, boolean empty) {
      super.updateItem(peer, empty);
      boolean nothing = empty || peer == null;
      setText(nothing ? null : sentence(SafeText.line(peer.note())));
      getStyleClass().remove("muted");
      if (!nothing && !peer.leftOut()) {
        getStyleClass().add("muted");
      }
      (!nothing && peer.leftOut() ? Tone.BAD : Tone.NEUTRAL).applyTo(this);
    }
  }
}
