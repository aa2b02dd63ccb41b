package dev.covey.desktop.sharing;

import atlantafx.base.controls.CustomTextField;
import dev.covey.desktop.fx.Copying;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.KeptSelection;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Panes;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.RowMenu;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.Segments;
import dev.covey.desktop.fx.Shortcuts;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.Subscription;
import dev.covey.peer.SharedFile;
import dev.covey.peer.SharingSnapshot;
import java.nio.file.Path;
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
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Binds the sharing screen to its view model. */
final class SharingController implements Screen {
  private static final int SNAPSHOTS_A_SECOND = 2;

  private final DesktopContext context;
  private final SharingViewModel viewModel = new SharingViewModel();
  private final ShareProblems problems = new ShareProblems("sharingProblems");
  private final Shortcuts shortcuts = new Shortcuts();
  private final ShareFiles shareFiles;
  private final Parent node;
  private KeptSelection<LiveRow<ShareLine.Key, ShareLine>> selection;
  private ShareWith shareWith;
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
    this.shareFiles = new ShareFiles(context, this::refresh, problems::add);
    this.node = FxmlFile.SHARING.load(this);
  }

  @FXML
  void initialize() {
    root.getChildren().add(root.getChildren().indexOf(sharingError), problems);
    shareWith = new ShareWith(context, shareFiles, sharingError::show);
    panes = new Panes(sharingSearch, sharingTable);
    ShareTable columns = new ShareTable(sharingTable, this::cancel, this::shareAgain);
    sharingTable.setItems(viewModel.shown());
    selection = new KeptSelection<>(sharingTable, viewModel.chosenProperty());
    sharingTable.setSortPolicy(table -> {
      selection.during(() -> viewModel.order(table.getComparator()));
      return true;
    });
    columns.sortByName();
    placeholder =
        new SharePlaceholder(
            viewModel, this::share, this::showFiles, this::showAll, sharingSearch::clear);
    viewModel.emptinessProperty().subscribe(this::showPlaceholder);
    viewModel.lineProperty().subscribe(this::offer);
    sharingSummary.textProperty().bind(viewModel.summaryProperty());
    bindSegments();
    bindTools();
    addMenu();
    shortcuts
        .on(Shortcuts.SEARCH, sharingSearch::requestFocus)
        .on(Shortcuts.ESCAPE, sharingSearch::clear)
        .on(Shortcuts.SHARE, this::share)
        .on(Shortcuts.DELETE, this::askToStop)
        .on(Shortcuts.COPY, this::copyHash);
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
        attention -> selection.during(() -> viewModel.attentionOnly(attention)));
  }

  private void bindTools() {
    sharingSearch.setLeft(Icons.of(Feather.SEARCH, Icons.SMALL));
    sharingSearch
        .textProperty()
        .subscribe(text -> {
          selection.during(() -> viewModel.search(text));
          showPlaceholder();
        });
    tool(sharingShare, Feather.PLUS, Optional.of(Shortcuts.SHARE), this::share);
    tool(sharingFolder, Feather.FOLDER, Optional.empty(), this::openFolder);
    tool(sharingStop, Feather.SLASH, Optional.of(Shortcuts.DELETE), this::askToStop);
    Narrow.iconsOnly(root, sharingFolder, sharingStop);
  }

  private static void tool(
      Button button, Feather icon, Optional<KeyCombination> keys, Runnable action) {
    button.setGraphic(Icons.of(icon));
    String hint = keys.map(k -> " (" + k.getDisplayText() + ")").orElse("");
    button.setTooltip(new Tooltip(button.getText() + hint));
    button.setOnAction(_ -> action.run());
  }

  private void offer(ShareLine line) {
    sharingFolder.setDisable(line == null || line.path().isEmpty());
    sharingStop.setDisable(line == null || line.shared().isEmpty());
  }

  private void showPlaceholder() {
    sharingTable.setPlaceholder(placeholder.node());
  }

  private void addMenu() {
    new RowMenu(sharingTable)
        .item(
            "sharingMenuAgain",
            Feather.ROTATE_CW,
            Messages.text("sharing.again"),
            () -> chosen().filter(ShareLine::needsAttention).isPresent(),
            () -> chosen().ifPresent(this::shareAgain))
        .item(
            "sharingMenuFolder",
            Feather.FOLDER,
            sharingFolder.getText(),
            () -> !sharingFolder.isDisabled(),
            this::openFolder)
        .item(
            "sharingMenuCopy",
            Feather.COPY,
            Messages.text("files.copySha256"),
            () -> !sharingStop.isDisabled(),
            this::copyHash)
        .item(
            "sharingMenuStop",
            Feather.SLASH,
            sharingStop.getText(),
            () -> !sharingStop.isDisabled(),
            this::askToStop);
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

  private Optional<ShareLine> chosen() {
    return Optional.ofNullable(viewModel.lineProperty().get());
  }

  private void share() {
    shareWith.ask(window());
  }

  private void cancel(ShareLine line) {
    line.path().ifPresent(path -> shareFiles.cancel(path, line.key().group()));
  }

  private void shareAgain(ShareLine line) {
    line.path().ifPresent(path -> shareFiles.again(path, line.key().group(), line.key().name()));
  }

  private void openFolder() {
    chosen().flatMap(ShareLine::path).map(Path::getParent).ifPresent(context.dialogs()::open);
  }

  private void copyHash() {
    chosen()
        .flatMap(ShareLine::shared)
        .ifPresent(file -> Copying.copy(file.digests().sha256().hex()));
  }

  private void askToStop() {
    chosen().filter(line -> line.shared().isPresent()).ifPresent(this::askToStop);
  }

  private void askToStop(ShareLine line) {
    Question question =
        new Question(
            window(),
            "stopSharing",
            Feather.SLASH,
            Tone.WARNING,
            Messages.text("share.stopping.title", line.key().name()),
            Messages.text("share.stopping.text", line.key().group()));
    question.answer(
        Question.Kind.DANGER,
        "stopSharingYes",
        Messages.text("share.stopping.yes"),
        (done, failed) -> shareFiles.stop(line.key().group(), line.key().name(), done, failed));
    question.leaveIt("stopSharingNo", Messages.text("share.stopping.no"));
    question.show();
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
    polling = Optional.of(context.bridge().poll(this::snapshot, SNAPSHOTS_A_SECOND, this::accept));
  }

  @Override
  public void hidden() {
    polling.ifPresent(Subscription::close);
    polling = Optional.empty();
  }

  @Override
  public void shortcut(KeyEvent event) {
    shortcuts.handle(event);
    panes.handle(event);
  }
}
