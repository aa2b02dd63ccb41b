package dev.covey.desktop.downloads;

import atlantafx.base.controls.CustomTextField;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.KeptSelection;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Panes;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.Segments;
import dev.covey.desktop.fx.Shortcuts;
import dev.covey.desktop.fx.TableMemory;
import dev.covey.model.DownloadId;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Binds the downloads screen to its view model. */
final class DownloadsController implements Screen {
  private final DesktopContext context;
  private final DownloadsViewModel viewModel = new DownloadsViewModel();
  private final Shortcuts shortcuts = new Shortcuts();
  private final Parent node;
  private DownloadCommands commands;
  private DownloadsFeed feed;
  private DownloadPlaceholder placeholder;
  private Panes panes;
  private KeptSelection<LiveRow<DownloadId, DownloadLine>> selection;
  private TransferTab transfer;
  private DetailsSplit split;

  @FXML private Label downloadsSummary;
  @FXML private Button downloadsClear;
  @FXML private CustomTextField downloadsSearch;
  @FXML private ToggleGroup segments;
  @FXML private ToggleButton downloadsAll;
  @FXML private ToggleButton downloadsRunning;
  @FXML private ToggleButton downloadsOnHold;
  @FXML private ToggleButton downloadsCompleted;
  @FXML private ToggleButton downloadsFailed;
  @FXML private HBox downloadsTools;
  @FXML private InlineError downloadsError;
  @FXML private SplitPane downloadsSplit;
  @FXML private TableView<LiveRow<DownloadId, DownloadLine>> downloadsTable;

  DownloadsController(DesktopContext context) {
    this.context = context;
    this.node = FxmlFile.DOWNLOADS.load(this);
  }

  @FXML
  void initialize() {
    commands =
        new DownloadCommands(
            new DownloadsContext(
                context,
                viewModel,
                () -> downloadsTable.getScene().getWindow(),
                () -> feed.refresh(),
                downloadsError));
    new DownloadTable(downloadsTable, commands::retry);
    new QueueDrag(downloadsTable, commands::move);
    downloadsTable.setItems(viewModel.shown());
    selection = new KeptSelection<>(downloadsTable, viewModel.chosenProperty());
    selection.whileSorting(viewModel::order);
    feed = new DownloadsFeed(context, viewModel, selection, this::accepted);
    TableMemory.keep(downloadsTable, context.preferences());
    placeholder =
        new DownloadPlaceholder(viewModel, this::goToFiles, this::showAll, downloadsSearch::clear);
    viewModel.emptinessProperty().subscribe(this::showPlaceholder);
    SummaryWords.show(downloadsSummary, viewModel.summaryProperty());
    bindSegments();
    bindSearch();
    bindTools();
    new DownloadKeys(downloadsTable, commands).bind(shortcuts);
    shortcuts
        .on(Shortcuts.SEARCH, downloadsSearch::requestFocus)
        .on(Shortcuts.ESCAPE, downloadsSearch::clear);
    addDetails();
  }

  private void bindSegments() {
    Map<DownloadSegment, ToggleButton> toggles =
        Map.of(
            DownloadSegment.ALL,
            downloadsAll,
            DownloadSegment.RUNNING,
            downloadsRunning,
            DownloadSegment.ON_HOLD,
            downloadsOnHold,
            DownloadSegment.COMPLETED,
            downloadsCompleted,
            DownloadSegment.FAILED,
            downloadsFailed);
    toggles.forEach((segment, toggle) ->
        viewModel
            .countProperty(segment)
            .subscribe(count -> toggle.setText(Messages.text(key(segment), count))));
    Segments.bind(
        segments, toggles, segment -> selection.whileFiltering(() -> viewModel.segment(segment)));
  }

  private static String key(DownloadSegment segment) {
    return switch (segment) {
      case ALL -> "downloads.segment.all";
      case RUNNING -> "downloads.segment.running";
      case ON_HOLD -> "downloads.segment.onHold";
      case COMPLETED -> "downloads.segment.completed";
      case FAILED -> "downloads.segment.failed";
    };
  }

  private void bindSearch() {
    downloadsSearch.setLeft(Icons.of(Feather.SEARCH, Icons.SMALL));
    downloadsSearch
        .textProperty()
        .subscribe(text -> {
          selection.whileFiltering(() -> viewModel.search(text));
          showPlaceholder();
        });
  }

  private void bindTools() {
    downloadsClear.setTooltip(new Tooltip(Messages.text("downloads.clear.tip")));
    downloadsClear.setOnAction(_ -> commands.clear());
    DownloadTools tools = new DownloadTools(viewModel, commands);
    tools.addMenu(downloadsTable);
    downloadsTools.getChildren().add(tools);
  }

  private void addDetails() {
    transfer = new TransferTab(context.bridge(), commands::openFolder, commands::inOrder);
    DetailsPane details =
        new DetailsPane(
            viewModel, transfer, new HistoryTab(commands::copyDetails, commands::retry));
    viewModel.chosenProperty().subscribe(feed::look);
    panes = new Panes(downloadsSearch, downloadsTable, details.tabs());
    split =
        new DetailsSplit(
            downloadsSplit,
            details.node(),
            context.preferences(),
            viewModel.emptinessProperty().map(DownloadsViewModel.Emptiness.NOT_EMPTY::equals));
  }

  private void showPlaceholder() {
    downloadsTable.setPlaceholder(placeholder.node());
  }

  private void goToFiles() {
    context.navigation().go(Place.FILES);
  }

  private void showAll() {
    downloadsAll.setSelected(true);
  }

  /** After each look at what there is. */
  private void accepted() {
    downloadsClear.setDisable(viewModel.clearable().isEmpty());
    if (viewModel.chosenProperty().get() == null && !viewModel.shown().isEmpty()) {
      downloadsTable.getSelectionModel().selectFirst();
    }
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public String title() {
    return Messages.text("downloads.title");
  }

  @Override
  public ObservableValue<? extends Number> stripHeight() {
    return split.foldedHeight();
  }

  @Override
  public void shown() {
    feed.open();
  }

  @Override
  public void hidden() {
    feed.close();
    transfer.close();
  }

  @Override
  public void open(Destination destination) {
    if (destination instanceof Destination.Downloads(Optional<DownloadId> download)) {
      download.ifPresent(this::choose);
    }
  }

  private void choose(DownloadId id) {
    feed.refresh();
    viewModel
        .row(id)
        .ifPresent(row -> {
          if (!viewModel.shown().contains(row)) {
            downloadsSearch.clear();
            showAll();
          }
          viewModel.chosenProperty().set(row);
          downloadsTable.scrollTo(row);
        });
  }

  @Override
  public void shortcut(KeyEvent event) {
    shortcuts.handle(event);
    panes.handle(event);
  }
}
