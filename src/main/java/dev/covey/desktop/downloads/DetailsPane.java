package dev.covey.desktop.downloads;

import atlantafx.base.theme.Styles;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Tables;
import dev.covey.model.DownloadId;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Runs on the FX thread. Below the table: all that is known of the chosen download. */
final class DetailsPane {
  private final DownloadsViewModel viewModel;
  private final TransferTab transfer;
  private final FileTab file = new FileTab();
  private final HistoryTab history;
  private final Tab transferTab;
  private final Tab historyTab;
  private final TabPane tabs = new TabPane();
  private final Label name = new Label();
  private final Label bytes = new Label();
  private final Label pieces = new Label();
  private final HBox head = new HBox(name, bytes, pieces);
  private final Label nothing = new Label(Messages.text("downloads.details.none"));
  private final StackPane node = new StackPane(tabs, head, nothing);
  private Optional<DownloadId> shown = Optional.empty();
  private Tab usual;

  DetailsPane(DownloadsViewModel viewModel, TransferTab transfer, HistoryTab history) {
    this.viewModel = viewModel;
    this.transfer = transfer;
    this.history = history;
    transferTab = tab("downloadTransferTab", "transfer", transfer.node());
    historyTab = tab("downloadHistoryTab", "history", history.node());
    usual = transferTab;
    tabs.getTabs().setAll(transferTab, tab("downloadFileTab", "file", file.node()), historyTab);
    arrange();
    viewModel.detailsProperty().subscribe(this::show);
    viewModel.moreProperty().subscribe(() -> show(viewModel.detailsProperty().get()));
  }

  private static Tab tab(String id, String key, Node content) {
    Tab tab = new Tab(Messages.text("downloads.tab." + key), content);
    tab.setId(id);
    return tab;
  }

  private void arrange() {
    tabs.setId("downloadTabs");
    tabs.setAccessibleText(Messages.text("downloads.details"));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("details-tabs");
    name.setId("downloadName");
    name.getStyleClass().add("strong");
    Tables.shortenInTheMiddle(name);
    bytes.getStyleClass().add(Styles.TEXT_MUTED);
    bytes.setMinWidth(Region.USE_PREF_SIZE);
    pieces.getStyleClass().add(Styles.TEXT_MUTED);
    pieces.setMinWidth(Region.USE_PREF_SIZE);
    head.getStyleClass().add("details-head");
    head.setPickOnBounds(false);
    head.setMaxHeight(Region.USE_PREF_SIZE);
    nothing.getStyleClass().add("muted");
    StackPane.setAlignment(head, Pos.TOP_RIGHT);
    node.setId("downloadDetails");
  }

  Region node() {
    return node;
  }

  /** What takes the focus in the pane. */
  Node tabs() {
    return tabs;
  }

  private void show(TransferSnapshot snapshot) {
    boolean any = snapshot != null;
    tabs.setVisible(any);
    head.setVisible(any);
    nothing.setVisible(!any);
    if (!any) {
      shown = Optional.empty();
      return;
    }
    chooseTab(snapshot);
    name.setText(snapshot.file().value());
    bytes.setText(
        snapshot.state().hasEnded()
            ? Formats.bytes(snapshot.wanted())
            : Messages.text(
                "downloads.details.bytes",
                Formats.bytes(snapshot.bytes()),
                Formats.bytes(snapshot.wanted())));
    pieces.setText(pieceCount(snapshot));
    transfer.show(snapshot, viewModel.moreProperty().get());
    file.show(snapshot);
    history.show(snapshot, viewModel.history(snapshot));
  }

  private static String pieceCount(TransferSnapshot snapshot) {
    return snapshot.state().hasEnded()
        ? Messages.text("downloads.details.size", snapshot.extent().chosen().count())
        : Messages.text(
            "downloads.details.pieces", snapshot.piecesDone(), snapshot.extent().chosen().count());
  }

  /** A failed choice opens on its history; any other on the tab that was used before. */
  private void chooseTab(TransferSnapshot snapshot) {
    Optional<DownloadId> id = Optional.of(snapshot.id());
    if (id.equals(shown)) {
      return;
    }
    shown = id;
    Tab now = tabs.getSelectionModel().getSelectedItem();
    if (!now.equals(historyTab)) {
      usual = now;
    }
    boolean failed = snapshot.state() == TransferState.FAILED;
    tabs.getSelectionModel().select(failed ? historyTab : usual);
  }
}
