package dev.covey.desktop.downloads;

import dev.covey.desktop.downloads.PieceMap.Piece;
import dev.covey.desktop.fx.Messages;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Runs on the FX thread. What the colours of a piece map mean, and how many pieces have each. */
final class PieceLegend {
  private final Map<Piece, Label> states = new EnumMap<>(Piece.class);
  private final List<Label> peers = new ArrayList<>();
  private final Label earlier = label("downloadEarlier", "earlier");
  private final Label rest = label("downloadRest", "missing");
  private boolean byPeer;
  private boolean copied;

  /**
   * @param legend the box that it fills, from the left
   */
  PieceLegend(Pane legend) {
    states.put(Piece.VERIFIED, label("downloadVerified", "verified"));
    states.put(Piece.ARRIVING, label("downloadArriving", "arriving"));
    states.put(Piece.ASKED, label("downloadAsked", "asked"));
    states.put(Piece.MISSING, label("downloadMissing", "missing"));
    states.put(Piece.FAILED, label("downloadFailedPieces", "failed"));
    states.put(Piece.NOT_CHOSEN, label("downloadNotChosen", "not-chosen"));
    states.put(Piece.NOWHERE, label("downloadNowhere", "nowhere"));
    for (int i = 1; i <= PieceMap.COLOURS; i++) {
      peers.add(label("downloadPeer" + i, "peer-" + i));
    }
    List<Node> labels = new ArrayList<>(states.values());
    labels.addAll(peers);
    labels.add(earlier);
    labels.add(rest);
    legend.getChildren().addAll(0, labels);
  }

  private static Label label(String id, String colour) {
    Region swatch = new Region();
    swatch.getStyleClass().add("swatch");
    Label label = new Label("", swatch);
    label.setId(id);
    label.getStyleClass().addAll("hint", colour);
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  void byPeer(boolean now) {
    byPeer = now;
  }

  /** Whether pieces were copied on this computer, so that no peer sent them. */
  void copied(boolean now) {
    copied = now;
  }

  void show(PieceMap map, List<PeerView> served) {
    states.forEach((piece, label) -> {
      int count = shown(map, piece);
      label.setText(Messages.text(key(piece), count));
      label.setVisible(!byPeer && (piece == Piece.VERIFIED || count > 0));
    });
    for (int i = 0; i < PieceMap.COLOURS; i++) {
      peers.get(i).setVisible(byPeer && i < served.size());
      if (i < served.size()) {
        peers.get(i).setText(peer(served, i));
      }
    }
    int unsent = map.count(Piece.VERIFIED) - served.stream().mapToInt(PeerView::pieces).sum();
    earlier.setText(
        Messages.text(copied ? "downloads.pieces.copied" : "downloads.pieces.earlier", unsent));
    earlier.setVisible(byPeer && unsent > 0);
    rest.setText(
        Messages.text("downloads.pieces.missing", map.pieces() - map.count(Piece.VERIFIED)));
    rest.setVisible(byPeer);
  }

  /** How many pieces have a kind's colour: {@link PieceMap#rest} gives several one. */
  static int shown(PieceMap map, Piece kind) {
    if (map.perSquare() == 1) {
      return map.count(kind);
    }
    return switch (kind) {
      case ARRIVING, ASKED, FAILED -> 0;
      case MISSING ->
          Stream.of(Piece.MISSING, Piece.ARRIVING, Piece.ASKED, Piece.FAILED)
              .mapToInt(map::count)
              .sum();
      case VERIFIED, NOT_CHOSEN, NOWHERE -> map.count(kind);
    };
  }

  /** The last colour is that of all who have none of their own. */
  private static String peer(List<PeerView> served, int place) {
    boolean others = place == PieceMap.COLOURS - 1 && served.size() > PieceMap.COLOURS;
    int pieces =
        others
            ? served.stream().skip(place).mapToInt(PeerView::pieces).sum()
            : served.get(place).pieces();
    return others
        ? Messages.text("downloads.pieces.others", served.size() - place, pieces)
        : Messages.text("downloads.pieces.peer", served.get(place).user(), pieces);
  }

  private static String key(Piece piece) {
    return switch (piece) {
      case VERIFIED -> "downloads.pieces.verified";
      case ARRIVING -> "downloads.pieces.arriving";
      case ASKED -> "downloads.pieces.asked";
      case MISSING -> "downloads.pieces.missing";
      case FAILED -> "downloads.pieces.failed";
      case NOT_CHOSEN -> "downloads.pieces.left";
      case NOWHERE -> "downloads.pieces.nowhere";
    };
  }
}
