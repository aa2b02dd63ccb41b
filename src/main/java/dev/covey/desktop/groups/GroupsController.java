package dev.covey.desktop.groups;

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
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.Segments;
import dev.covey.desktop.fx.Shortcuts;
import dev.covey.desktop.fx.SidePane;
import dev.covey.desktop.fx.TableMemory;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.ToolButton;
import dev.covey.desktop.groups.GroupsViewModel.Emptiness;
import dev.covey.model.GroupId;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Binds the groups screen to its view model. */
final class GroupsController implements Screen {
  private static final double PANE_WIDTH = 420;

  private final DesktopContext context;
  private final GroupsViewModel viewModel = new GroupsViewModel();
  private final Shortcuts shortcuts = new Shortcuts();
  private final TableView<LiveRow<GroupId, GroupListing>> table = new TableView<>();
  private final Parent node;
  private GroupCommands commands;
  private GroupsFeed feed;
  private KeptSelection<LiveRow<GroupId, GroupListing>> selection;
  private GroupPlaceholder placeholder;
  private GroupPane pane;
  private GroupMenu menu;
  private SidePane side;
  private Panes panes;

  @FXML private VBox root;
  @FXML private Label groupsSummary;
  @FXML private Button groupsNew;
  @FXML private CustomTextField groupsSearch;
  @FXML private ToggleGroup segments;
  @FXML private ToggleButton groupsAll;
  @FXML private ToggleButton groupsMine;
  @FXML private ToggleButton groupsOwned;
  @FXML private InlineError groupsError;

  GroupsController(DesktopContext context) {
    this.context = context;
    this.node = FxmlFile.GROUPS.load(this);
  }

  @FXML
  void initialize() {
    selection = new KeptSelection<>(table, viewModel.chosenProperty());
    feed = new GroupsFeed(context, viewModel, selection, groupsError);
    commands = new GroupCommands(context, feed::lookAgain);
    pane = new GroupPane(context, viewModel, commands, new GroupQuestions(commands, this::window));
    menu = new GroupMenu(this::chosen, commands, pane, groupsError);
    placeholder =
        new GroupPlaceholder(viewModel, this::newGroup, this::showAll, groupsSearch::clear);
    side = new SidePane("groups", table, pane.node(), PANE_WIDTH);
    side.remember(context.preferences());
    side.getStyleClass().add("screen-body");
    VBox.setVgrow(side, Priority.ALWAYS);
    root.getChildren().add(side);
    panes = new Panes(groupsSearch, table, pane.members());
    bindTable();
    bindSegments();
    bindHead();
    viewModel.groupProperty().subscribe(this::showChosen);
    viewModel.emptinessProperty().subscribe(why -> side.showPane(why == Emptiness.NOT_EMPTY));
    shortcuts
        .on(Shortcuts.SEARCH, groupsSearch::requestFocus)
        .on(Shortcuts.ESCAPE, this::escape)
        .on(Shortcuts.NEW_GROUP, this::newGroup)
        .on(Shortcuts.INVITE, pane::invite)
        .on(Shortcuts.COPY, menu::copyLink);
  }

  private Window window() {
    return node.getScene().getWindow();
  }

  private void bindTable() {
    table.setId("groupsTable");
    table.setAccessibleText(Messages.text("groups.title"));
    GroupTable columns = new GroupTable(table, menu::join);
    table.setItems(viewModel.shown());
    selection.whileSorting(viewModel::order);
    columns.sortByName();
    TableMemory.keep(table, context.preferences());
    viewModel.emptinessProperty().subscribe(this::showPlaceholder);
    menu.addTo(table);
  }

  private void bindSegments() {
    Map<GroupSegment, ToggleButton> toggles =
        Map.of(
            GroupSegment.ALL,
            groupsAll,
            GroupSegment.MINE,
            groupsMine,
            GroupSegment.OWNED,
            groupsOwned);
    toggles.forEach((segment, toggle) ->
        viewModel
            .countProperty(segment)
            .subscribe(count -> toggle.setText(Messages.text(key(segment), count))));
    Segments.bind(
        segments, toggles, segment -> selection.whileFiltering(() -> viewModel.segment(segment)));
  }

  private static String key(GroupSegment segment) {
    return switch (segment) {
      case ALL -> "groups.segment.all";
      case MINE -> "groups.segment.mine";
      case OWNED -> "groups.segment.owned";
    };
  }

  private void bindHead() {
    Tables.tellWhenCut(groupsSummary);
    groupsSummary.textProperty().bind(viewModel.summaryProperty());
    ToolButton.bind(groupsNew, Feather.PLUS, Optional.of(Shortcuts.NEW_GROUP), this::newGroup);
    groupsSearch.setLeft(Icons.of(Feather.SEARCH, Icons.SMALL));
    groupsSearch
        .textProperty()
        .subscribe(text -> {
          selection.whileFiltering(() -> viewModel.search(text));
          showPlaceholder();
        });
  }

  private void showPlaceholder() {
    table.setPlaceholder(placeholder.node());
  }

  private void showChosen(GroupListing group) {
    if (group == null) {
      side.chooseNothing();
    } else {
      side.choose(group.name().value(), GroupPane.about(group));
    }
  }

  private Optional<GroupListing> chosen() {
    return Optional.ofNullable(viewModel.groupProperty().get());
  }

  private void newGroup() {
    new NewGroupDialog(window(), commands, viewModel::isTaken, this::choose).show();
  }

  private void showAll() {
    groupsAll.setSelected(true);
  }

  private void choose(GroupName group) {
    groupsSearch.clear();
    showAll();
    selection.during(() -> viewModel.choose(group));
    Optional.ofNullable(viewModel.chosenProperty().get()).ifPresent(table::scrollTo);
  }

  private void escape() {
    if (!side.closeDetails()) {
      groupsSearch.clear();
    }
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public String title() {
    return Messages.text("groups.title");
  }

  @Override
  public ObservableValue<? extends Number> stripHeight() {
    return side.stripHeight();
  }

  @Override
  public void shown() {
    feed.open();
  }

  @Override
  public void hidden() {
    feed.close();
  }

  @Override
  public void open(Destination destination) {
    if (destination instanceof Destination.Groups(Optional<GroupName> group)) {
      group.ifPresent(this::choose);
    }
  }

  @Override
  public void shortcut(KeyEvent event) {
    shortcuts.handle(event);
    panes.handle(event);
  }
}
