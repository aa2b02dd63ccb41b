package dev.covey.desktop.downloads;

import atlantafx.base.controls.CustomTextField;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.EmptyState;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.KeptSelection;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Panes;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.Shortcuts;
import dev.covey.model.DownloadId;
import dev.covey.model.Subscription;
import dev.covey.peer.transfer.TransferSnapshot;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Binds the downloads screen to its view model. */
final class DownloadsController implements Screen {
  private static final int SNAPSHOTS_A_SECOND = 4;
  private static final String SPLIT = "downloads.split";

  private final DesktopContext context;
  private final DownloadsViewModel viewModel = new DownloadsViewModel();
  private final Shortcuts shortcuts = new Shortcuts();
  private final Map<DownloadSegment, ToggleButton> toggles = new EnumMap<>(DownloadSegment.class);
  private final Parent node;
  private DownloadCommands commands;
  private Panes panes;
  private KeptSelection<LiveRow<DownloadId, DownloadLine>> selection;
  private Optional<Subscription> polling = Optional.empty();

  @FXML private Label downloadsSummary;
  @FXML private Button downloadsClear;
  @FXML private CustomTextField downloadsSearch;
  @FXML private ToggleGroup segments;
  @FXML private ToggleButton downloadsAll;
  @FXML private ToggleButton downloadsRunning;
  @FXML private ToggleButton downloadsOnHold;
  @FXML private ToggleButton downloadsCompleted;
  @FXML private ToggleButton downloadsFailed;
  @FXML private Button downloadsPause;
  @FXML private Button downloadsResume;
  @FXML private Button downloadsCancel;
  @FXML private Button downloadsRetry;
  @FXML private Button downloadsOpen;
  @FXML private Button downloadsRemove;
  @FXML private Button downloadsFolder;
  @FXML private MenuButton downloadsMore;
  @FXML private MenuItem downloadsCopyPath;
  @FXML private MenuItem downloadsCopyDetails;
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
            downloadsError::show);
    new DownloadTable(downloadsTable, commands::retry);
    downloadsTable.setItems(viewModel.shown());
    selection = new KeptSelection<>(downloadsTable, viewModel.chosenProperty());
    downloadsTable.setSortPolicy(table -> {
      selection.during(() -> viewModel.order(table.getComparator()));
      return true;
    });
    viewModel.emptinessProperty().subscribe(this::showPlaceholder);
    downloadsSummary.textProperty().bind(viewModel.summaryProperty());
    bindSegments();
    bindSearch();
    bindTools();
    bindKeys();
    addDetails();
  }

  private void bindSegments() {
    toggles.put(DownloadSegment.ALL, downloadsAll);
    toggles.put(DownloadSegment.RUNNING, downloadsRunning);
    toggles.put(DownloadSegment.ON_HOLD, downloadsOnHold);
    toggles.put(DownloadSegment.COMPLETED, downloadsCompleted);
    toggles.put(DownloadSegment.FAILED, downloadsFailed);
    toggles.forEach((segment, toggle) -> {
      viewModel
          .countProperty(segment)
          .subscribe(count -> toggle.setText(Messages.text(key(segment), count)));
      toggle.setUserData(segment);
    });
    segments
        .selectedToggleProperty()
        .subscribe((before, now) -> {
          if (now == null) {
            before.setSelected(true);
          } else {
            selection.during(() -> viewModel.segment((DownloadSegment) now.getUserData()));
          }
        });
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
    button(downloadsPause, Feather.PAUSE, " (Space)", commands::pause);
    button(downloadsResume, Feather.PLAY, " (Space)", commands::resume);
    button(downloadsCancel, Feather.X, " (Delete)", commands::askToCancel);
    button(downloadsRetry, Feather.ROTATE_CW, keys(Shortcuts.RETRY), commands::retry);
    button(downloadsOpen, Feather.EXTERNAL_LINK, " (Enter)", commands::open);
    button(downloadsRemove, Feather.X, " (Delete)", commands::remove);
    button(downloadsFolder, Feather.FOLDER, "", commands::openFolder);
    downloadsFolder.setTooltip(new Tooltip(Messages.text("downloads.folder")));
    downloadsClear.setTooltip(new Tooltip(Messages.text("downloads.clear.tip")));
    downloadsClear.setOnAction(_ -> commands.clear());
    downloadsMore.setGraphic(Icons.of(Feather.MORE_HORIZONTAL));
    downloadsMore.setTooltip(new Tooltip(Messages.text("downloads.more")));
    downloadsCopyPath.setOnAction(_ -> commands.copyPath());
    downloadsCopyDetails.setOnAction(_ -> commands.copyDetails());
    Narrow.iconsOnly(
        downloadsTable,
        downloadsPause,
        downloadsResume,
        downloadsCancel,
        downloadsRetry,
        downloadsOpen,
        downloadsRemove);
    viewModel.actionsProperty().subscribe(this::offer);
  }

  private static String keys(KeyCombination keys) {
    return " (" + keys.getDisplayText() + ")";
  }

  private static void button(Button button, Feather icon, String keys, Runnable action) {
    button.setGraphic(Icons.of(icon));
    button.setTooltip(new Tooltip(button.getText() + keys));
    button.setOnAction(_ -> action.run());
  }

  private void offer(DownloadActions actions) {
    offer(downloadsPause, !actions.ended(), actions.pause());
    offer(downloadsResume, !actions.ended(), actions.resume());
    offer(downloadsCancel, !actions.ended(), actions.cancel());
    offer(downloadsRetry, actions.retry(), actions.retry());
    offer(downloadsOpen, actions.open(), actions.open());
    offer(downloadsRemove, actions.ended(), actions.remove());
    downloadsFolder.setDisable(!actions.folder());
    downloadsMore.setDisable(!actions.folder());
  }

  private static void offer(Button button, boolean shown, boolean enabled) {
    button.setVisible(shown);
    button.setManaged(shown);
    button.setDisable(!enabled);
  }

  private void bindKeys() {
    shortcuts
        .on(Shortcuts.SEARCH, downloadsSearch::requestFocus)
        .on(Shortcuts.ESCAPE, downloadsSearch::clear)
        .on(Shortcuts.RETRY, commands::retry)
        .on(Shortcuts.SPACE, commands::pauseOrResume)
        .on(Shortcuts.ENTER, commands::open)
        .on(Shortcuts.DELETE, commands::cancelOrRemove)
        .on(Shortcuts.COPY, commands::copyPath);
    // The table itself uses Space and Enter to choose what is chosen already.
    downloadsTable.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (Shortcuts.SPACE.match(event) || Shortcuts.ENTER.match(event)) {
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
    DetailsPane details =
        new DetailsPane(
            viewModel,
            new TransferTab(commands::openFolder),
            new HistoryTab(commands::copyDetails, commands::retry));
    panes = new Panes(downloadsSearch, downloadsTable, details.tabs());
    downloadsSplit.getItems().add(details.node());
    downloadsSplit.setDividerPositions(context.preferences().number(SPLIT).orElse(1.0 / 3));
    SplitPane.setResizableWithParent(details.node(), true);
    downloadsSplit
        .getDividers()
        .getFirst()
        .positionProperty()
        .subscribe(position -> context.preferences().put(SPLIT, position.doubleValue()));
  }

  private void showPlaceholder() {
    downloadsTable.setPlaceholder(
        switch (viewModel.emptinessProperty().get()) {
          case NOT_EMPTY -> new Label();
          case NOTHING_YET ->
              empty(
                  Feather.DOWNLOAD, "empty", "downloadsShowFiles", Feather.FOLDER, this::goToFiles);
          case NOTHING_IN_SEGMENT ->
              empty(Feather.DOWNLOAD, "emptySegment", "downloadsShowAll", null, this::showAll);
          case NOTHING_FOUND -> notFound();
        });
  }

  private static EmptyState empty(
      Feather icon, String key, String id, Feather buttonIcon, Runnable action) {
    Button button = new Button(Messages.text("downloads." + key + ".show"));
    button.setId(id);
    button.setGraphic(buttonIcon == null ? null : Icons.of(buttonIcon));
    button.setOnAction(_ -> action.run());
    return new EmptyState(
        icon,
        Messages.text("downloads." + key + ".title"),
        Messages.text("downloads." + key + ".text"),
        button);
  }

  private EmptyState notFound() {
    Button clear = new Button(Messages.text("downloads.notFound.clear"));
    clear.setId("downloadsClearSearch");
    clear.setOnAction(_ -> downloadsSearch.clear());
    return new EmptyState(
        Feather.SEARCH,
        Messages.text("downloads.notFound.title", viewModel.searched()),
        Messages.text("downloads.notFound.text", viewModel.size()),
        clear);
  }

  private void goToFiles() {
    context.navigation().go(Place.FILES);
  }

  private void showAll() {
    downloadsAll.setSelected(true);
  }

  /** What is there now, without waiting for the next poll. */
  private void refresh() {
    downloadsError.clear();
    accept(context.peer().downloads());
  }

  private void accept(List<TransferSnapshot> downloads) {
    selection.during(() -> viewModel.accept(downloads, Instant.now()));
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
            context.bridge().poll(context.peer()::downloads, SNAPSHOTS_A_SECOND, this::accept));
  }

  @Override
  public void hidden() {
    polling.ifPresent(Subscription::close);
    polling = Optional.empty();
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
