package dev.covey.desktop.files;

import atlantafx.base.controls.CustomTextField;
import dev.covey.desktop.files.FilesViewModel.Emptiness;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.KeptSelection;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Narrow;
import dev.covey.desktop.fx.Panes;
import dev.covey.desktop.fx.PassingTime;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.Shortcuts;
import dev.covey.desktop.fx.SidePane;
import dev.covey.desktop.fx.TableMemory;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.sharing.DropOverlay;
import dev.covey.desktop.sharing.FileDrops;
import dev.covey.desktop.sharing.ShareFiles;
import dev.covey.desktop.sharing.ShareProblems;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Runs on the FX thread. Binds the files screen to its view model. */
final class FilesController implements Screen {
  private static final double PANE_WIDTH = 340;

  private final DesktopContext context;
  private final FilesViewModel viewModel = new FilesViewModel();
  private final ShareProblems problems = new ShareProblems("filesProblems");
  private final PassingTime time;
  private final Shortcuts shortcuts = new Shortcuts();
  private final TableView<LiveRow<FileKey, FileLine>> table = new TableView<>();
  private final DropOverlay drop;
  private final Parent node;
  private FileCommands commands;
  private FilesFeed feed;
  private FilePlaceholder placeholder;
  private FileTable columns;
  private KeptSelection<LiveRow<FileKey, FileLine>> selection;
  private GroupChooser chooser;
  private FileFilters filters;
  private FilePane pane;
  private SidePane side;
  private Panes panes;

  @FXML private StackPane root;
  @FXML private VBox content;
  @FXML private ComboBox<FileScope> filesGroup;
  @FXML private Label filesSummary;
  @FXML private Button filesInvite;
  @FXML private Button filesShare;
  @FXML private CustomTextField filesSearch;
  @FXML private MenuButton filesKind;
  @FXML private ToggleButton filesHideMine;
  @FXML private Button filesDownload;
  @FXML private Button filesStop;
  @FXML private InlineError filesError;

  FilesController(DesktopContext context) {
    this.context = context;
    this.time = new PassingTime(context.bridge());
    this.drop = new DropOverlay("filesDrop", context.bridge());
    this.node = FxmlFile.FILES.load(this);
  }

  @FXML
  void initialize() {
    selection = new KeptSelection<>(table, viewModel.chosenProperty());
    feed = new FilesFeed(context, viewModel, selection, filesError);
    ShareFiles share = new ShareFiles(context, feed::look, problems::add);
    commands = new FileCommands(context, viewModel, share, this::window, feed::look, filesError);
    placeholder =
        new FilePlaceholder(
            context,
            viewModel,
            commands,
            () -> filters.clear(),
            () -> filters.showMine(),
            this::withdraw);
    pane = new FilePane(context, viewModel, commands, this::isMe);
    side = new SidePane("files", table, pane.node(), PANE_WIDTH);
    side.remember(context.preferences());
    FileTools tools = new FileTools(viewModel, commands);
    side.setStripButton(tools.strip());
    side.getStyleClass().add("screen-body");
    VBox.setVgrow(side, Priority.ALWAYS);
    content.getChildren().addAll(problems, side);
    root.getChildren().add(drop);
    drop.showOver(root, () -> true, commands::group);
    FileDrops.on(root, commands::canShare, this::dropped);
    panes = new Panes(filesSearch, table, pane.firstControl());
    bindTable();
    bindGroups();
    bindTools(tools);
    bindKeys();
    commands.addMenu(table);
  }

  private boolean isMe(UserName user) {
    return context.peer().status().user().filter(user::equals).isPresent();
  }

  private Window window() {
    return node.getScene().getWindow();
  }

  private void bindTable() {
    table.setId("filesTable");
    table.setAccessibleText(Messages.text("files.title"));
    columns = new FileTable(table, time.nowProperty(), this::isMe, commands::cancel);
    table.setItems(viewModel.shown());
    selection.whileSorting(viewModel::order);
    columns.sortByName();
    TableMemory.keep(table, context.preferences());
    table.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
        commands.download();
      }
    });
    viewModel.emptinessProperty().subscribe(this::showPlaceholder);
    side.showPane(false);
    viewModel.emptinessProperty().subscribe(this::showPane);
    viewModel.lineProperty().subscribe(this::showChosen);
  }

  private void showPlaceholder() {
    table.setPlaceholder(placeholder.node());
  }

  /** Not to come and go with each change of the group, it stays while the files are asked for. */
  private void showPane(Emptiness why) {
    if (why != Emptiness.LOADING) {
      side.showPane(why == Emptiness.NOT_EMPTY);
    }
  }

  private void showChosen(FileLine line) {
    if (line == null) {
      side.chooseNothing();
    } else {
      side.choose(line.name().value(), pane.strip(line));
    }
  }

  private void bindGroups() {
    chooser = new GroupChooser(filesGroup, viewModel, context.preferences(), this::choose);
    viewModel.scopeProperty().subscribe(this::showScope);
    viewModel.groupProperty().subscribe(_ -> showPlaceholder());
    Tables.tellWhenCut(filesSummary);
    filesSummary.textProperty().bind(viewModel.summaryProperty());
  }

  private void choose(FileScope scope) {
    selection.whileFiltering(() -> viewModel.choose(scope));
    chooser.remember(scope);
    feed.look();
  }

  private void showScope(FileScope scope) {
    filesError.clear();
    columns.showGroups(scope instanceof FileScope.All);
    filesSearch.setPromptText(GroupChooser.searchIn(scope));
    showPlaceholder();
  }

  private void bindTools(FileTools tools) {
    new InviteCopy(context, viewModel, filesError).bind(filesInvite);
    tools.bindShare(filesShare);
    tools.bindDownload(filesDownload);
    tools.bindStop(filesStop);
    filters = new FileFilters(filesSearch, filesKind, filesHideMine);
    filters.bind(viewModel, selection, this::showPlaceholder);
    Narrow.iconsOnly(root, filesInvite, filesKind, filesHideMine, filesDownload, filesStop);
  }

  private void bindKeys() {
    shortcuts
        .on(Shortcuts.SEARCH, filesSearch::requestFocus)
        .on(Shortcuts.ESCAPE, this::escape)
        .on(Shortcuts.SHARE, commands::chooseAndShare)
        .on(Shortcuts.DOWNLOAD, commands::download)
        .on(Shortcuts.ENTER, commands::download)
        .on(Shortcuts.DELETE, commands::stop)
        .on(Shortcuts.COPY, commands::copySha256);
    // The table itself uses Enter to choose what is chosen already.
    table.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (Shortcuts.ENTER.match(event)) {
            shortcuts.handle(event);
          }
        });
  }

  private void escape() {
    if (drop.isVisible()) {
      drop.hide();
    } else if (!side.closeDetails()) {
      filesSearch.clear();
    }
  }

  private void withdraw(GroupName group) {
    filesError.clear();
    context
        .bridge()
        .act(() -> context.peer().leaveGroup(group, false), feed::lookAgain, filesError::show);
  }

  /** Files were dropped on the screen. */
  void dropped(List<Path> files) {
    commands.share(files);
    feed.look();
  }

  DropOverlay drop() {
    return drop;
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public String title() {
    return Messages.text("files.title");
  }

  @Override
  public ObservableValue<? extends Number> stripHeight() {
    return side.stripHeight();
  }

  @Override
  public void shown() {
    filesError.clear();
    feed.open();
    time.start();
  }

  @Override
  public void hidden() {
    feed.close();
    time.stop();
    pane.close();
    drop.hide();
  }

  @Override
  public void open(Destination destination) {
    if (destination instanceof Destination.Files(Optional<GroupName> group)) {
      group.map(FileScope.One::new).ifPresent(this::choose);
    }
  }

  @Override
  public void shortcut(KeyEvent event) {
    shortcuts.handle(event);
    panes.handle(event);
  }
}
