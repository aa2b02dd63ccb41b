package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.LiveColumns;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.DeviceId;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.Comparator;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Runs on the FX thread. The columns of the peers table: who serves what, and why (P7). */
final class PeerColumns {
  private static final double WITHOUT_FAILURES = 920;

  /** Has room for the user, as much as that may take, and for some of the device. */
  private static final double WITH_THE_USER = 166;

  /** Has room for most sentences of what a peer does. */
  private static final double WHOLE_NOTE = 400;

  /** Stands where there is nothing to tell of a peer. */
  static final String NOT_TOLD = "–";

  private final LiveColumns<DeviceId, PeerLine> columns;
  private final TableColumn<?, ?> other;
  private final TableColumn<?, ?> utility;
  private final TableColumn<?, ?> failures;

  PeerColumns(TableView<LiveRow<DeviceId, PeerLine>> table) {
    columns = new LiveColumns<>(table);
    columns
        .add(
            "peerName",
            Messages.text("downloads.peers.name"),
            190,
            Comparator.comparing(line -> line.peer().user().value()),
            PeerNameCell::new)
        .setMinWidth(WITH_THE_USER);
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
        Comparator.comparingDouble(line -> PeerLoadCell.share(line.peer())),
        PeerLoadCell::new);
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
    TableColumn<LiveRow<DeviceId, PeerLine>, PeerLine> note =
        columns.add(
            "peerNote",
            Messages.text("downloads.peers.now"),
            220,
            Comparator.comparing(line -> line.peer().note()),
            PeerNoteCell::new);
    note.setMinWidth(PeerNoteCell.leastWidth());
    Tables.dress(table, Tables.DENSE_ROW);
    columns.grow(note, WHOLE_NOTE);
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
}
