package dev.covey.desktop.downloads;

import dev.covey.desktop.downloads.PieceMap.Piece;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.LiveRows;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.DeviceId;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import dev.covey.peer.transfer.TransferSnapshot.Problem;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. The chosen download's pieces, and the peers that serve them. */
final class TransferTab {
  private final LiveRows<DeviceId, PeerView> peers = new LiveRows<>(PeerView::device, (_, _) -> 0);
  private final Tooltip orderTip = new Tooltip();
  private final Parent node;

  @FXML private HBox downloadBanner;
  @FXML private Label downloadBannerText;
  @FXML private Button downloadBannerFolder;
  @FXML private PieceMapView downloadMap;
  @FXML private Label downloadMapNote;
  @FXML private CheckBox downloadInOrder;
  @FXML private Label downloadVerified;
  @FXML private Label downloadAsked;
  @FXML private Label downloadMissing;
  @FXML private Label downloadNotChosen;
  @FXML private Label downloadNowhere;
  @FXML private Label downloadScale;
  @FXML private TableView<LiveRow<DeviceId, PeerView>> downloadPeers;

  /**
   * @param showFolder opens the folder of the chosen download
   * @param inOrder has it fetched from the beginning on, or not
   */
  TransferTab(Runnable showFolder, Consumer<Boolean> inOrder) {
    node = FxmlFile.DOWNLOAD_TRANSFER.load(this);
    downloadInOrder.setOnAction(_ -> inOrder.accept(downloadInOrder.isSelected()));
    downloadInOrder.setTooltip(orderTip);
    downloadBannerFolder.setOnAction(_ -> showFolder.run());
  }

  Parent node() {
    return node;
  }

  @FXML
  void initialize() {
    new PeerColumns(downloadPeers);
    downloadPeers.setItems(peers.shown());
    downloadPeers.setPlaceholder(new Label());
    downloadPeers.setSortPolicy(table -> {
      peers.order(table.getComparator());
      return true;
    });
    downloadBannerText.setGraphic(Icons.of(Feather.HARD_DRIVE, Icons.BANNER, Tone.WARNING));
    downloadBannerFolder.setGraphic(Icons.of(Feather.FOLDER));
    downloadBanner.managedProperty().bind(downloadBanner.visibleProperty());
    for (Label label :
        new Label[] {
          downloadVerified, downloadAsked, downloadMissing, downloadNotChosen, downloadNowhere
        }) {
      label.setGraphic(swatch());
    }
    downloadMap.mapProperty().subscribe(this::describe);
    downloadMap.pointedProperty().subscribe(this::describePointed);
  }

  private static Region swatch() {
    Region swatch = new Region();
    swatch.getStyleClass().add("swatch");
    return swatch;
  }

  void show(TransferSnapshot snapshot) {
    peers.accept(snapshot.peers());
    ((Label) downloadPeers.getPlaceholder()).setText(whyNoPeers(snapshot));
    downloadMap.show(
        snapshot.done(), snapshot.asked(), snapshot.extent().chosen(), nobodyHasTheRest(snapshot));
    downloadInOrder.setVisible(!snapshot.state().hasEnded());
    downloadInOrder.setSelected(snapshot.extent().inOrder());
    orderTip.setText(
        Messages.text("downloads.inOrder.tip", SafeText.line(snapshot.place().toString())));
    boolean diskFull = WaitReason.of(snapshot).filter(WaitReason.SPACE::equals).isPresent();
    downloadBanner.setVisible(diskFull);
    if (diskFull) {
      downloadBannerText.setText(
          snapshot.error().map(Problem::message).map(SafeText::line).orElse(""));
    }
  }

  /** A download that waits for a seeder and is served by none: what is missing is nowhere. */
  private static boolean nobodyHasTheRest(TransferSnapshot snapshot) {
    return WaitReason.of(snapshot).filter(WaitReason.SEEDER::equals).isPresent()
        && snapshot.peers().stream().noneMatch(PeerView::connected);
  }

  private static String whyNoPeers(TransferSnapshot snapshot) {
    return Messages.text(
        snapshot.state().hasEnded() ? "downloads.peers.ended" : "downloads.peers.none");
  }

  private void describe(PieceMap map) {
    count(downloadVerified, "downloads.pieces.verified", map.count(Piece.VERIFIED), true);
    int asked = map.count(Piece.ASKED);
    count(downloadAsked, "downloads.pieces.asked", asked, map.perSquare() == 1 && asked > 0);
    int missing = map.count(Piece.MISSING);
    count(downloadMissing, "downloads.pieces.missing", missing, missing > 0);
    int left = map.count(Piece.NOT_CHOSEN);
    count(downloadNotChosen, "downloads.pieces.left", left, left > 0);
    int nowhere = map.count(Piece.NOWHERE);
    count(downloadNowhere, "downloads.pieces.nowhere", nowhere, nowhere > 0);
    downloadScale.setText(
        map.pieces() == 0
            ? Messages.text("downloads.pieces.empty")
            : Messages.text("downloads.pieces.scale", map.perSquare()));
    downloadMap.setAccessibleText(
        Messages.text(
            "downloads.pieces.accessible", map.count(Piece.VERIFIED), map.pieces(), asked));
  }

  private static void count(Label label, String key, int count, boolean shown) {
    label.setText(Messages.text(key, count));
    label.setVisible(shown);
    label.setManaged(shown);
  }

  private void describePointed(OptionalInt square) {
    PieceMap map = downloadMap.mapProperty().get();
    downloadMapNote.setText(
        square.isPresent() && square.getAsInt() < map.squares()
            ? words(map, square.getAsInt())
            : "");
  }

  private static String words(PieceMap map, int square) {
    int first = map.firstPiece(square);
    int last = map.lastPiece(square);
    if (first < last) {
      return Messages.text(
          "downloads.pieces.square",
          Formats.count(first + 1),
          Formats.count(last + 1),
          map.verified(square),
          last - first + 1);
    }
    String state =
        switch (map.piece(first)) {
          case VERIFIED -> "downloads.piece.verified";
          case ASKED -> "downloads.piece.asked";
          case MISSING -> "downloads.piece.missing";
          case NOT_CHOSEN -> "downloads.piece.left";
          case NOWHERE -> "downloads.piece.nowhere";
        };
    return Messages.text(state, Formats.count(first + 1));
  }
}
