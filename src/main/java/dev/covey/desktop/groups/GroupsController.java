package dev.covey.desktop.groups;

import atlantafx.base.controls.CustomTextField;
import dev.covey.desktop.fx.Copying;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.EmptyState;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.KeptSelection;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Panes;
import dev.covey.desktop.fx.Reload;
import dev.covey.desktop.fx.Screen;
import dev.covey.desktop.fx.Shortcuts;
import dev.covey.desktop.fx.SidePane;
import dev.covey.model.CoveyException;
import dev.covey.model.GroupId;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.JoinRequest;
import dev.covey.model.MemberListing;
import dev.covey.model.Role;
import dev.covey.model.Subscription;
import dev.covey.peer.PeerEvent;
import dev.covey.peer.PeerStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Binds the groups screen to its view model. */
final class GroupsController implements Screen {
  private static final double PANE_WIDTH = 420;

  /** Nothing tells that somebody came or went: look again now and then. */
  private static final Duration PRESENCE = Duration.seconds(15);

  private final DesktopContext context;
  private final GroupsViewModel viewModel = new GroupsViewModel();
  private final GroupCommands commands;
  private final Shortcuts shortcuts = new Shortcuts();
  private final Map<GroupSegment, ToggleButton> toggles = new EnumMap<>(GroupSegment.class);
  private final TableView<LiveRow<GroupId, GroupListing>> table = new TableView<>();
  private final Reload<List<GroupListing>> groups;
  private final Timeline presence;
  private final Parent node;
  private KeptSelection<LiveRow<GroupId, GroupListing>> selection;
  private GroupPane pane;
  private SidePane side;
  private Panes panes;
  private Optional<Subscription> members = Optional.empty();
  private Optional<Subscription> events = Optional.empty();

  @FXML private VBox root;
  @FXML private Label groupsSummary;
  @FXML private Button groupsNew;
  @FXML private CustomTextField groupsSearch;
  @FXML private ToggleGroup segments;
  @FXML private ToggleButton groupsAll;
  @FXML private ToggleButton groupsMine;
  @FXML private ToggleButton groupsOwned;
  @FXML private InlineError groupsError;

  /** Who is in a group and, for its owner, who asks to be. */
  private record People(List<MemberListing> members, List<JoinRequest> requests) {}

  GroupsController(DesktopContext context) {
    this.context = context;
    this.commands = new GroupCommands(context, this::reload);
    this.groups =
        context
            .bridge()
            .reload(context.peer()::listGroups, this::accept, problem -> groupsError.show(problem));
    this.presence = new Timeline(new KeyFrame(PRESENCE, _ -> reload()));
    this.presence.setCycleCount(Animation.INDEFINITE);
    this.node = FxmlFile.GROUPS.load(this);
  }

  @FXML
  void initialize() {
    GroupQuestions questions = new GroupQuestions(commands, this::window);
    pane = new GroupPane(context, viewModel, commands, questions);
    side = new SidePane("groups", table, pane.node(), PANE_WIDTH);
    side.getStyleClass().add("screen-body");
    VBox.setVgrow(side, Priority.ALWAYS);
    root.getChildren().add(side);
    panes = new Panes(groupsSearch, table, pane.members());
    bindTable();
    bindSegments();
    groupsSummary.textProperty().bind(viewModel.summaryProperty());
    groupsNew.setGraphic(Icons.of(Feather.PLUS));
    groupsNew.setTooltip(
        new Tooltip(
            Messages.text("groups.new") + " (" + Shortcuts.NEW_GROUP.getDisplayText() + ")"));
    groupsNew.setOnAction(_ -> newGroup());
    groupsSearch.setLeft(Icons.of(Feather.SEARCH, Icons.SMALL));
    groupsSearch
        .textProperty()
        .subscribe(text -> {
          selection.during(() -> viewModel.search(text));
          showPlaceholder();
        });
    viewModel.groupProperty().subscribe(this::showChosen);
    shortcuts
        .on(Shortcuts.SEARCH, groupsSearch::requestFocus)
        .on(Shortcuts.ESCAPE, this::escape)
        .on(Shortcuts.NEW_GROUP, this::newGroup)
        .on(Shortcuts.INVITE, pane::invite)
        .on(Shortcuts.COPY, this::copyLink);
  }

  private Window window() {
    return node.getScene().getWindow();
  }

  private void bindTable() {
    table.setId("groupsTable");
    table.setAccessibleText(Messages.text("groups.title"));
    GroupTable columns = new GroupTable(table, this::join);
    table.setItems(viewModel.shown());
    selection = new KeptSelection<>(table, viewModel.chosenProperty());
    table.setSortPolicy(sorted -> {
      selection.during(() -> viewModel.order(sorted.getComparator()));
      return true;
    });
    columns.sortByName();
    viewModel.emptinessProperty().subscribe(this::showPlaceholder);
  }

  private void bindSegments() {
    toggles.put(GroupSegment.ALL, groupsAll);
    toggles.put(GroupSegment.MINE, groupsMine);
    toggles.put(GroupSegment.OWNED, groupsOwned);
    toggles.forEach((segment, toggle) -> {
      toggle.setUserData(segment);
      viewModel
          .countProperty(segment)
          .subscribe(count -> toggle.setText(Messages.text(key(segment), count)));
    });
    segments
        .selectedToggleProperty()
        .subscribe((before, now) -> {
          if (now == null) {
            before.setSelected(true);
          } else {
            selection.during(() -> viewModel.segment((GroupSegment) now.getUserData()));
          }
        });
  }

  private static String key(GroupSegment segment) {
    return switch (segment) {
      case ALL -> "groups.segment.all";
      case MINE -> "groups.segment.mine";
      case OWNED -> "groups.segment.owned";
    };
  }

  private void showPlaceholder() {
    table.setPlaceholder(
        switch (viewModel.emptinessProperty().get()) {
          case NOT_EMPTY -> new Label();
          case LOADING -> state(Feather.USERS, "groups.empty.loading");
          case NO_GROUP -> state(Feather.USERS, "groups.empty.noGroup", newGroupButton());
          case NONE_OF_MINE ->
              state(Feather.USERS, "groups.empty.none", newGroupButton(), showAllButton());
          case NONE_OWNED -> state(Feather.USERS, "groups.empty.noneOwned", newGroupButton());
          case NOTHING_FOUND -> notFound();
        });
  }

  private static EmptyState state(Feather icon, String key, Button... buttons) {
    return new EmptyState(
        icon, Messages.text(key + ".title"), Messages.text(key + ".text"), buttons);
  }

  private Button newGroupButton() {
    Button button = Icons.button("groupsEmptyNew", Feather.PLUS, Messages.text("groups.new"));
    button.getStyleClass().add("accent");
    button.setOnAction(_ -> newGroup());
    return button;
  }

  private Button showAllButton() {
    Button button = new Button(Messages.text("groups.empty.showAll"));
    button.setId("groupsShowAll");
    button.setOnAction(_ -> groupsAll.setSelected(true));
    return button;
  }

  private Node notFound() {
    Button clear = new Button(Messages.text("groups.notFound.clear"));
    clear.setId("groupsClearSearch");
    clear.setOnAction(_ -> groupsSearch.clear());
    return new EmptyState(
        Feather.SEARCH,
        Messages.text("groups.notFound.title", viewModel.searched()),
        Messages.text("groups.notFound.text", viewModel.size()),
        clear);
  }

  private void showChosen(GroupListing before, GroupListing group) {
    if (group == null) {
      side.chooseNothing();
      return;
    }
    side.choose(group.name().value(), GroupPane.about(group));
    if (before == null || !before.id().equals(group.id()) || before.role() != group.role()) {
      loadPeople(group);
    }
  }

  private void loadPeople(GroupListing group) {
    members.ifPresent(Subscription::close);
    members = Optional.empty();
    if (!group.role().isMember()) {
      return;
    }
    members =
        Optional.of(
            context
                .bridge()
                .work(
                    () -> ask(group),
                    people -> {
                      viewModel.acceptMembers(group.id(), people.members());
                      viewModel.acceptRequests(group.id(), people.requests());
                    },
                    groupsError::show));
  }

  private People ask(GroupListing group) throws CoveyException {
    return new People(
        context.peer().listMembers(group.name()),
        group.role() == Role.OWNER ? context.peer().listRequests(group.name()) : List.of());
  }

  private void accept(List<GroupListing> listings) {
    groupsError.clear();
    PeerStatus status = context.peer().status();
    selection.during(() -> viewModel.accept(listings, status.user(), status.network()));
    Optional.ofNullable(viewModel.groupProperty().get()).ifPresent(this::loadPeople);
    if (viewModel.chosenProperty().get() == null && !viewModel.shown().isEmpty()) {
      table.getSelectionModel().selectFirst();
    }
  }

  private void reload() {
    groups.request();
  }

  private void join(GroupName group) {
    commands.join(group).start(() -> {}, groupsError::show);
  }

  private void newGroup() {
    new NewGroupDialog(window(), commands, viewModel::isTaken, this::choose).show();
  }

  private void choose(GroupName group) {
    groupsSearch.clear();
    groupsAll.setSelected(true);
    selection.during(() -> viewModel.choose(group));
    Optional.ofNullable(viewModel.chosenProperty().get()).ifPresent(table::scrollTo);
  }

  private void copyLink() {
    Optional.ofNullable(viewModel.groupProperty().get())
        .filter(group -> group.role().isMember())
        .ifPresent(group ->
            commands.invite(
                group.name(), invite -> Copying.copy(invite.toString()), groupsError::show));
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
  public void shown() {
    events = Optional.of(context.bridge().subscribe(context.peer(), this::on));
    presence.play();
    reload();
  }

  private void on(PeerEvent event) {
    switch (event) {
      case PeerEvent.GroupsChanged _,
          PeerEvent.RequestReceived _,
          PeerEvent.RequestAnswered _,
          PeerEvent.GroupLost _,
          PeerEvent.StatusChanged _ ->
          reload();
      case PeerEvent.FilesChanged _,
          PeerEvent.SharesChanged _,
          PeerEvent.DownloadCompleted _,
          PeerEvent.DownloadFailed _,
          PeerEvent.ShareStopped _,
          PeerEvent.SignedOut _ -> {}
    }
  }

  @Override
  public void hidden() {
    presence.stop();
    groups.close();
    events.ifPresent(Subscription::close);
    events = Optional.empty();
    members.ifPresent(Subscription::close);
    members = Optional.empty();
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
