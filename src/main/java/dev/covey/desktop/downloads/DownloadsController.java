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
import dev.covey.desktop.fx.Tables;
import dev.covey.model.DownloadId;
import dev.covey.model.Subscription;
import dev.covey.peer.Peer;
import dev.covey.peer.QueueMove.Step;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Binds the downloads screen to its view model. */
final class DownloadsController implements Screen {
  private static final int SNAPSHOTS_A_SECOND = 4;
  private static final List<KeyCombination> OF_THE_TABLE =
      List.of(Shortcuts.SPACE, Shortcuts.ENTER, Shortcuts.MOVE_UP, Shortcuts.MOVE_DOWN);

  /** What there is at a moment. */
  private record Now(
      List<TransferSnapshot> downloads,
      List<DownloadId> queue,
      Optional<DownloadId> chosen,
      Optional<TransferDetails> details) {
    static Now at(Peer peer, Optional<DownloadId> chosen) {
      return new Now(peer.downloads(), peer.queue(), chosen, chosen.flatMap(peer::details));
    }
  }

  private final DesktopContext context;
  private final DownloadsViewModel viewModel = new DownloadsViewModel();
  private final Shortcuts shortcuts = new Shortcuts();
  private final Parent node;
  private DownloadCommands commands;
  private DownloadPlaceholder placeholder;
  private Panes panes;
  private KeptSelection<LiveRow<DownloadId, DownloadLine>> selection;
  private Optional<Subscription> polling = Optional.empty();
  private TransferTab transfer;

  /** Written by the FX thread, read by those that poll. */
  private volatile Optional<DownloadId> chosen = Optional.empty();

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
            context,
            viewModel,
            () -> downloadsTable.getScene().getWindow(),
            this::refresh,
            downloadsError);
    new DownloadTable(downloadsTable, commands::retry);
    new QueueDrag(downloadsTable, commands::move);
    downloadsTable.setItems(viewModel.shown());
    selection = new KeptSelection<>(downloadsTable, viewModel.chosenProperty());
    selection.whileSorting(viewModel::order);
    TableMemory.keep(downloadsTable, context.preferences());
    placeholder =
        new DownloadPlaceholder(viewModel, this::goToFiles, this::showAll, downloadsSearch::clear);
    viewModel.emptinessProperty().subscribe(this::showPlaceholder);
    Tables.tellWhenCut(downloadsSummary);
    downloadsSummary.textProperty().bind(viewModel.summaryProperty());
    bindSegments();
    bindSearch();
    bindTools();
    bindKeys();
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
    Segments.bind(segments, toggles, segment -> selection.during(() -> viewModel.segment(segment)));
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
          selection.during(() -> viewModel.search(text));
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

  private void bindKeys() {
    shortcuts
        .on(Shortcuts.SEARCH, downloadsSearch::requestFocus)
        .on(Shortcuts.ESCAPE, downloadsSearch::clear)
        .on(Shortcuts.RETRY, commands::retry)
        .on(Shortcuts.SPACE, commands::pauseOrResume)
        .on(Shortcuts.MOVE_UP, () -> commands.move(Step.UP))
        .on(Shortcuts.MOVE_DOWN, () -> commands.move(Step.DOWN))
        .on(Shortcuts.ENTER, commands::open)
        .on(Shortcuts.DELETE, commands::cancelOrRemove)
        .on(Shortcuts.COPY, commands::copyPath);
    // The table itself uses Space and Enter to choose what is chosen already, and arrows to walk.
    downloadsTable.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (OF_THE_TABLE.stream().anyMatch(keys -> keys.match(event))) {
            shortcuts.handle(event);
          }
        });
    downloadsTable.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
        commands.open();
      }
    });
  }

  private void addDetails() {
    transfer = new TransferTab(context.bridge(), commands::openFolder, commands::inOrder);
    DetailsPane details =
        new DetailsPane(
            viewModel, transfer, new HistoryTab(commands::copyDetails, commands::retry));
    viewModel.chosenProperty().subscribe(this::look);
    panes = new Panes(downloadsSearch, downloadsTable, details.tabs());
    new DetailsSplit(downloadsSplit, details.node(), context.preferences());
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

  private void look(LiveRow<DownloadId, DownloadLine> row) {
    chosen = Optional.ofNullable(row).map(LiveRow::key);
    chosen.ifPresent(id -> viewModel.acceptDetails(id, context.peer().details(id)));
  }

  /** What is there now, without waiting for the next poll. */
  private void refresh() {
    accept(Now.at(context.peer(), chosen));
  }

  private void accept(Now now) {
    selection.during(() -> viewModel.accept(now.downloads, now.queue, Instant.now()));
    now.chosen.ifPresent(id -> viewModel.acceptDetails(id, now.details));
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
  public void shown() {
    refresh();
    polling =
        Optional.of(
            context
                .bridge()
                .poll(() -> Now.at(context.peer(), chosen), SNAPSHOTS_A_SECOND, this::accept));
  }

  @Override
  public void hidden() {
    polling.ifPresent(Subscription::close);
    polling = Optional.empty();
    transfer.close();
  }

  @Override
  public void open(Destination destination) {
    if (destination instanceof Destination.Downloads(Optional<DownloadId> download)) {
      download.ifPresent(this::choose);
    }
  }

  private void choose(DownloadId id) {
    refresh();
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
