package dev.covey.desktop.sharing;

import atlantafx.base.controls.CustomTextField;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.KeptSelection;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Panes;
import dev.covey.desktop.fx.PassingTime;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.Segments;
import dev.covey.desktop.fx.Shortcuts;
import dev.covey.desktop.fx.TableMemory;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.ToolButton;
import dev.covey.model.Subscription;
import dev.covey.peer.SharedFile;
import dev.covey.peer.SharingSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Binds the sharing screen to its view model. */
final class SharingController implements Screen {
  private static final int SNAPSHOTS_A_SECOND = 2;

  private final DesktopContext context;
  private final PassingTime time;
  private final SharingViewModel viewModel = new SharingViewModel();
  private final ShareProblems problems = new ShareProblems("sharingProblems");
  private final Shortcuts shortcuts = new Shortcuts();
  private final ShareFiles shareFiles;
  private final Parent node;
  private KeptSelection<LiveRow<ShareLine.Key, ShareLine>> selection;
  private ShareCommands commands;
  private ShareTable columns;
  private SharePlaceholder placeholder;
  private Panes panes;
  private Optional<Subscription> polling = Optional.empty();

  @FXML private VBox root;
  @FXML private Label sharingSummary;
  @FXML private Button sharingShare;
  @FXML private CustomTextField sharingSearch;
  @FXML private ToggleGroup segments;
  @FXML private ToggleButton sharingAll;
  @FXML private ToggleButton sharingAttention;
  @FXML private Button sharingFolder;
  @FXML private Button sharingStop;
  @FXML private InlineError sharingError;
  @FXML private TableView<LiveRow<ShareLine.Key, ShareLine>> sharingTable;

  /** All that the screen shows, at one moment. */
  private record Snapshot(List<SharedFile> files, List<SharingSnapshot> sharings, long upRate) {}

  SharingController(DesktopContext context) {
    this.context = context;
    this.time = new PassingTime(context.bridge());
    this.shareFiles = new ShareFiles(context, this::refresh, problems::add);
    this.node = FxmlFile.SHARING.load(this);
  }

  @FXML
  void initialize() {
    root.getChildren().add(root.getChildren().indexOf(sharingError), problems);
    commands =
        new ShareCommands(
            context,
            viewModel,
            shareFiles,
            new ShareWith(context, shareFiles, sharingError::show),
            new StopSharing(context, this::window, this::refresh, sharingError),
            this::window);
    panes = new Panes(sharingSearch, sharingTable);
    columns = new ShareTable(sharingTable, time.nowProperty(), commands::cancel, commands::again);
    sharingTable.setItems(viewModel.shown());
    selection = new KeptSelection<>(sharingTable, viewModel.chosenProperty());
    selection.whileSorting(viewModel::order);
    columns.sortByName();
    TableMemory.keep(sharingTable, context.preferences());
    placeholder =
        new SharePlaceholder(
            viewModel, commands::share, this::showFiles, this::showAll, sharingSearch::clear);
    viewModel.emptinessProperty().subscribe(this::showPlaceholder);
    viewModel.lineProperty().subscribe(_ -> offer());
    Tables.tellWhenCut(sharingSummary);
    sharingSummary.textProperty().bind(viewModel.summaryProperty());
    bindSegments();
    bindTools();
    commands.addMenu(sharingTable, sharingFolder.getText(), sharingStop.getText());
    shortcuts
        .on(Shortcuts.SEARCH, sharingSearch::requestFocus)
        .on(Shortcuts.ESCAPE, sharingSearch::clear)
        .on(Shortcuts.SHARE, commands::share)
        .on(Shortcuts.DELETE, commands::stop)
        .on(Shortcuts.COPY, commands::copyHash);
  }

  private void bindSegments() {
    viewModel
        .allProperty()
        .subscribe(count -> sharingAll.setText(Messages.text("sharing.segment.all", count)));
    viewModel
        .needsAttentionProperty()
        .subscribe(
            count -> sharingAttention.setText(Messages.text("sharing.segment.attention", count)));
    Segments.bind(
        segments,
        Map.of(false, sharingAll, true, sharingAttention),
        attention -> selection.whileFiltering(() -> viewModel.attentionOnly(attention)));
  }

  private void bindTools() {
    sharingSearch.setLeft(Icons.of(Feather.SEARCH, Icons.SMALL));
    sharingSearch
        .textProperty()
        .subscribe(text -> {
          selection.whileFiltering(() -> viewModel.search(text));
          showPlaceholder();
        });
    ToolButton.bind(sharingShare, Feather.PLUS, Optional.of(Shortcuts.SHARE), commands::share);
    ToolButton.bind(sharingFolder, Feather.FOLDER, Optional.empty(), commands::openFolder);
    ToolButton.bind(sharingStop, Feather.SLASH, Optional.of(Shortcuts.DELETE), commands::stop);
    Narrow.iconsOnly(root, sharingFolder, sharingStop);
  }

  private void offer() {
    sharingFolder.setDisable(!commands.hasFolder());
    sharingStop.setDisable(!commands.isShared());
  }

  private void showPlaceholder() {
    sharingTable.setPlaceholder(placeholder.node());
  }

  private void showAll() {
    sharingAll.setSelected(true);
  }

  private void showFiles() {
    context.navigation().go(Place.FILES);
  }

  private Window window() {
    return node.getScene().getWindow();
  }

  private Snapshot snapshot() {
    return new Snapshot(
        context.peer().sharedFiles(), context.peer().sharings(), context.peer().status().upRate());
  }

  private void refresh() {
    accept(snapshot());
  }

  private void accept(Snapshot now) {
    selection.during(() -> viewModel.accept(now.files(), now.sharings(), now.upRate()));
    columns.makeRoomFor(viewModel.lines());
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public String title() {
    return Messages.text("sharing.title");
  }

  @Override
  public void shown() {
    sharingError.clear();
    refresh();
    time.start();
    polling = Optional.of(context.bridge().poll(this::snapshot, SNAPSHOTS_A_SECOND, this::accept));
  }

  @Override
  public void hidden() {
    time.stop();
    polling.ifPresent(Subscription::close);
    polling = Optional.empty();
  }

  @Override
  public void shortcut(KeyEvent event) {
    shortcuts.handle(event);
    panes.handle(event);
  }
}
