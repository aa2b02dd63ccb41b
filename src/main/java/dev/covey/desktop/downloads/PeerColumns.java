package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.Said;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.DeviceId;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.Comparator;
import java.util.List;
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

  private final LiveColumns<DeviceId, PeerLine> columns;
  private final TableColumn<?, ?> other;
  private final TableColumn<?, ?> utility;
  private final TableColumn<?, ?> failures;

  PeerColumns(TableView<LiveRow<DeviceId, PeerLine>> table) {
    columns = new LiveColumns<>(table);
    columns.add(
        "peerName",
        Messages.text("downloads.peers.name"),
        190,
        Comparator.comparing(line -> line.peer().user().value()),
        PeerNameCell::new);
    columns.number(
        "peerScore",
        Messages.text("downloads.peers.score"),
        70,
        Comparator.comparingDouble(line -> line.peer().score()),
        () -> new LiveColumns.Words<>(line -> Formats.fixed(2, line.peer().score())));
    columns.add(
        "peerLoad",
        Messages.text("downloads.peers.load"),
        210,
        Comparator.comparingDouble(line -> loadShare(line.peer())),
        LoadCell::new);
    other =
        columns.number(
            "peerOther",
            Messages.text("downloads.peers.other"),
            112,
            line -> line.other().orElse(-1),
            PeerColumns::other);
    other.setVisible(false);
    utility =
        columns.number(
            "peerUtility",
            Messages.text("downloads.peers.utility"),
            80,
            Comparator.comparingDouble(line -> line.peer().utility()),
            () -> new LiveColumns.Words<>(whileAsked(peer -> Formats.fixed(2, peer.utility()))));
    columns.number(
        "peerPieces",
        Messages.text("downloads.peers.pieces"),
        92,
        line -> line.peer().pieces(),
        line -> Formats.count(line.peer().pieces()));
    failures =
        columns.number(
            "peerFailures",
            Messages.text("downloads.peers.failures"),
            80,
            Comparator.comparingInt(line -> line.peer().failures()),
            FailuresCell::new);
    columns.number(
        "peerRate",
        Messages.text("downloads.peers.rate"),
        104,
        line -> line.peer().rate(),
        whileAsked(peer -> peer.connected() ? Formats.rate(peer.rate()) : NOT_TOLD));
    columns.add(
        "peerNote",
        Messages.text("downloads.peers.now"),
        220,
        Comparator.comparing(line -> line.peer().note()),
        NoteCell::new);
    Tables.dress(table, Tables.DENSE_ROW);
    Narrow.windowWidth(table).subscribe(this::narrow);
  }

  /** Shows what each would have assigned under other weights, beside what it has. */
  void showOther(boolean shown) {
    other.setVisible(shown);
  }

  /** With the difference: 412 (+18). */
  private static String other(PeerLine line) {
    if (line.other().isEmpty()) {
      return NOT_TOLD;
    }
    int more = line.other().getAsInt() - line.peer().load();
    String count = Formats.count(line.other().getAsInt());
    if (more == 0) {
      return Messages.text("downloads.peers.other.same", count);
    }
    String sign = more > 0 ? "+" : "−";
    return Messages.text(
        "downloads.peers.other.differs", count, sign + Formats.count(Math.abs(more)));
  }

  private void narrow(double width) {
    utility.setVisible(width >= Narrow.COLUMNS);
    failures.setVisible(width >= WITHOUT_FAILURES);
  }

  private static Function<PeerLine, String> whileAsked(Function<PeerView, String> text) {
    return line -> line.peer().leftOut() ? NOT_TOLD : text.apply(line.peer());
  }

  private static double loadShare(PeerView peer) {
    return peer.cap() == 0 ? 0 : Math.min(1, (double) peer.load() / peer.cap());
  }

  /** A dot, the user and the device. */
  private static final class PeerNameCell extends LiveColumns.Drawn<DeviceId, PeerLine> {
    private static final double MOST_OF_THE_CELL = 96;

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

    /** The device's name gives way to the user's. */
    private void showUser(String name) {
      if (!name.equals(user.getText())) {
        user.setText(name);
        user.setMinWidth(Math.min(MOST_OF_THE_CELL, Math.ceil(user.prefWidth(-1))));
      }
    }

    private static List<String> look(PeerLine line) {
      if (line.colour().isPresent()) {
        return List.of("swatch", "peer-" + line.colour().getAsInt());
      }
      return line.peer().connected() ? List.of("dot") : List.of("dot", "away");
    }
  }

  /** A bar that turns amber at the cap, and both numbers. */
  private static final class LoadCell extends LiveColumns.Drawn<DeviceId, PeerLine> {
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
    protected void fill(PeerLine line) {
      PeerView peer = line.peer();
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

  private static final class FailuresCell extends TableCell<LiveRow<DeviceId, PeerLine>, PeerLine> {
    @Override
    protected void updateItem(PeerLine line, boolean empty) {
      super.updateItem(line, empty);
      PeerView peer = line == null ? null : line.peer();
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

  private static final class NoteCell extends TableCell<LiveRow<DeviceId, PeerLine>, PeerLine> {
    NoteCell() {
      Tables.tellWhenCut(this);
    }

    @Override
    protected void updateItem(PeerLine line, boolean empty) {
      super.updateItem(line, empty);
      PeerView peer = line == null ? null : line.peer();
      boolean nothing = empty || peer == null;
      setText(nothing ? null : sentence(SafeText.line(Said.of(peer.note()))));
      boolean muted = !nothing && !peer.leftOut();
      if (muted != getStyleClass().contains("muted")) {
        getStyleClass().remove("muted");
        getStyleClass().addAll(muted ? List.of("muted") : List.of());
      }
      (!nothing && peer.leftOut() ? Tone.BAD : Tone.NEUTRAL).applyTo(this);
    }
  }
}
