package dev.covey.desktop.downloads;

import atlantafx.base.theme.Styles;
import dev.covey.desktop.downloads.PieceMap.Piece;
import dev.covey.desktop.fx.FxBridge;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.LiveRows;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.SafeText;
import dev.covey.desktop.fx.Said;
import dev.covey.desktop.fx.Segments;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.DeviceId;
import dev.covey.model.DownloadId;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.PeerView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. The chosen download's pieces, its rate, and the peers that serve it. */
final class TransferTab {
  /** What the left part shows; the graph stands beside it, where there is room. */
  private enum View {
    BY_STATE,
    BY_PEER,
    RATE
  }

  private final LiveRows<DeviceId, PeerLine> peers =
      new LiveRows<>(line -> line.peer().device(), (_, _) -> 0);
  private final Tooltip orderTip = new Tooltip();
  private final FxBridge bridge;
  private final Parent node;
  private PieceLegend pieceLegend;
  private PeerColumns columns;
  private WhatIf whatIf;
  private List<PeerView> served = List.of();
  private Optional<DownloadId> shown = Optional.empty();
  private View view = View.BY_STATE;

  @FXML private VBox downloadTransfer;
  @FXML private HBox downloadBanner;
  @FXML private Label downloadBannerText;
  @FXML private Button downloadBannerFolder;
  @FXML private HBox both;
  @FXML private VBox pieces;
  @FXML private RatePane rate;
  @FXML private ToggleGroup views;
  @FXML private ToggleButton downloadByState;
  @FXML private ToggleButton downloadByPeer;
  @FXML private ToggleButton downloadShowRate;
  @FXML private PieceMapView downloadMap;
  @FXML private Label downloadMapNote;
  @FXML private CheckBox downloadInOrder;
  @FXML private HBox legendRow;
  @FXML private FlowPane legend;
  @FXML private Label downloadScale;
  @FXML private TableView<LiveRow<DeviceId, PeerLine>> downloadPeers;

  /**
   * @param showFolder opens the folder of the chosen download
   * @param inOrder has it fetched from the beginning on, or not
   */
  TransferTab(FxBridge bridge, Runnable showFolder, Consumer<Boolean> inOrder) {
    this.bridge = bridge;
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
    columns = new PeerColumns(downloadPeers);
    downloadPeers.setItems(peers.shown());
    downloadPeers.setPlaceholder(new Label());
    downloadPeers.setSortPolicy(table -> {
      peers.order(table.getComparator());
      return true;
    });
    whatIf = new WhatIf(bridge, this::showPeers);
    downloadTransfer.getChildren().add(downloadTransfer.getChildren().size() - 1, whatIf);
    downloadBannerText.setGraphic(Icons.of(Feather.HARD_DRIVE, Icons.BANNER, Tone.WARNING));
    downloadBannerFolder.setGraphic(Icons.of(Feather.FOLDER));
    downloadBanner.managedProperty().bind(downloadBanner.visibleProperty());
    pieceLegend = new PieceLegend(legend);
    bindViews();
    downloadMap.mapProperty().subscribe(this::describe);
    downloadMap.pointedProperty().subscribe(this::describePointed);
  }

  private void bindViews() {
    Segments.bind(
        views,
        Map.of(
            View.BY_STATE,
            downloadByState,
            View.BY_PEER,
            downloadByPeer,
            View.RATE,
            downloadShowRate),
        this::choose);
    downloadShowRate.managedProperty().bind(downloadShowRate.visibleProperty());
    Narrow.windowWidth(downloadTransfer).subscribe(this::narrow);
  }

  /** Where there is no room for both, the graph takes the map's place when it is asked for. */
  private void narrow(double width) {
    boolean roomy = width >= Narrow.TOOLS;
    downloadShowRate.setVisible(!roomy);
    downloadByPeer.getStyleClass().removeAll(Styles.CENTER_PILL, Styles.RIGHT_PILL);
    downloadByPeer.getStyleClass().add(roomy ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
    if (roomy && view == View.RATE) {
      downloadByState.setSelected(true);
    }
    arrange();
  }

  private void choose(View next) {
    view = next;
    downloadMap.byPeer(view == View.BY_PEER);
    pieceLegend.byPeer(view == View.BY_PEER);
    describe(downloadMap.mapProperty().get());
    showPeers();
    arrange();
  }

  private void arrange() {
    boolean roomy = !downloadShowRate.isVisible();
    boolean graph = view == View.RATE;
    Pane place = roomy ? both : pieces;
    if (!place.equals(rate.getParent())) {
      place.getChildren().add(rate);
    }
    rate.headed(roomy);
    downloadMap.setVisible(!graph);
    downloadMap.setManaged(!graph);
    legendRow.setVisible(!graph);
    legendRow.setManaged(!graph);
    rate.setVisible(roomy || graph);
  }

  void show(TransferSnapshot snapshot, Optional<TransferDetails> details) {
    Optional<DownloadId> id = Optional.of(snapshot.id());
    served = snapshot.peers();
    whatIf.show(
        served, details.filter(_ -> !snapshot.state().hasEnded()).map(TransferDetails::weights));
    if (!id.equals(shown)) {
      shown = id;
      whatIf.reset();
    }
    showPeers();
    ((Label) downloadPeers.getPlaceholder()).setText(whyNoPeers(snapshot));
    pieceLegend.copied(snapshot.extent().copiedFrom().isPresent());
    downloadMap.show(PieceStates.of(snapshot, details));
    rate.show(details.map(TransferDetails::rates).orElse(List.of()));
    downloadInOrder.setVisible(!snapshot.state().hasEnded());
    downloadInOrder.setSelected(snapshot.extent().inOrder());
    orderTip.setText(
        Messages.text("downloads.inOrder.tip", SafeText.line(snapshot.place().toString())));
    boolean diskFull = WaitReason.of(snapshot).filter(WaitReason.SPACE::equals).isPresent();
    downloadBanner.setVisible(diskFull);
    if (diskFull) {
      downloadBannerText.setText(
          snapshot.error().map(p -> Said.of(p.code(), p.message())).orElse(""));
    }
  }

  private void showPeers() {
    columns.showOther(whatIf.isTried());
    int[] place = {0};
    peers.accept(
        served,
        PeerView::device,
        (before, peer) -> {
          PeerLine next = new PeerLine(peer, colour(place[0]++), whatIf.of(peer));
          return before.filter(next::equals).orElse(next);
        });
  }

  private OptionalInt colour(int place) {
    return view == View.BY_PEER
        ? OptionalInt.of(Math.min(place + 1, PieceMap.COLOURS))
        : OptionalInt.empty();
  }

  private static String whyNoPeers(TransferSnapshot snapshot) {
    return Messages.text(
        snapshot.state().hasEnded() ? "downloads.peers.ended" : "downloads.peers.none");
  }

  private void describe(PieceMap map) {
    pieceLegend.show(map, served);
    downloadScale.setText(scale(map));
    downloadMap.setAccessibleText(
        Messages.text(
            "downloads.pieces.accessible",
            map.count(Piece.VERIFIED),
            map.pieces(),
            map.count(Piece.ASKED) + map.count(Piece.ARRIVING)));
    describePointed(downloadMap.pointedProperty().get());
  }

  /** Of what is drawn there: the map, or the graph in its place. */
  private String scale(PieceMap map) {
    if (view == View.RATE) {
      return rate.unitProperty().get();
    }
    return map.pieces() == 0
        ? Messages.text("downloads.pieces.empty")
        : Messages.text("downloads.pieces.scale", map.perSquare());
  }

  private void describePointed(OptionalInt square) {
    PieceMap map = downloadMap.mapProperty().get();
    downloadMapNote.setText(
        square.isPresent() && square.getAsInt() < map.squares()
            ? new PieceWords(map, served).of(square.getAsInt())
            : "");
  }

  /** Drops what is being computed. */
  void close() {
    whatIf.close();
  }
}
