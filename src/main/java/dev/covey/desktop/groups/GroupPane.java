package dev.covey.desktop.groups;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.FxmlFile;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.Shortcuts;
import dev.covey.desktop.fx.Tables;
import dev.covey.desktop.fx.Visibility;
import dev.covey.model.GroupListing;
import dev.covey.model.JoinRequest;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. The chosen group: who asks, who is in it, and what I can do. */
final class GroupPane {
  private static final double MEMBER_HEIGHT = 36;

  private final DesktopContext context;
  private final GroupsViewModel viewModel;
  private final GroupCommands commands;
  private final GroupQuestions questions;
  private final Region node;
  private GroupOutside outside;

  @FXML private Label groupNothing;
  @FXML private VBox groupContent;
  @FXML private Label groupName;
  @FXML private HBox groupRole;
  @FXML private Button groupInvite;
  @FXML private MenuButton groupMore;
  @FXML private MenuItem groupFiles;
  @FXML private MenuItem groupLimit;
  @FXML private MenuItem groupLeave;
  @FXML private Label groupAbout;
  @FXML private InlineError groupError;
  @FXML private VBox groupRequestsSection;
  @FXML private HBox groupRequestsHead;
  @FXML private ListView<JoinRequest> groupRequests;
  @FXML private VBox groupMembersSection;
  @FXML private Label groupMembersCount;
  @FXML private ListView<MemberLine> groupMembers;
  @FXML private StackPane groupOutside;

  GroupPane(
      DesktopContext context,
      GroupsViewModel viewModel,
      GroupCommands commands,
      GroupQuestions questions) {
    this.context = context;
    this.viewModel = viewModel;
    this.commands = commands;
    this.questions = questions;
    this.node = (Region) FxmlFile.GROUP_PANE.load(this);
  }

  Region node() {
    return node;
  }

  /** What takes the focus in the pane. */
  Node members() {
    return groupMembers;
  }

  @FXML
  void initialize() {
    groupInvite.setGraphic(Icons.of(Feather.USER_PLUS));
    groupInvite.setTooltip(
        new Tooltip(
            Messages.text("groups.pane.invite") + " (" + Shortcuts.INVITE.getDisplayText() + ")"));
    groupInvite.setOnAction(_ -> invite());
    groupMore.setGraphic(Icons.of(Feather.MORE_HORIZONTAL));
    groupMore.setTooltip(new Tooltip(Messages.text("groups.pane.more")));
    groupFiles.setOnAction(_ -> showFiles());
    groupLimit.setOnAction(_ -> limit());
    groupLeave.setOnAction(_ -> leave());
    Tables.shortenInTheMiddle(groupName);
    outside = new GroupOutside(groupOutside, commands, attempt -> attempt(groupOutside, attempt));
    new GroupRequests(viewModel, commands, this::attempt)
        .bind(groupRequestsSection, groupRequestsHead, groupRequests);
    bindMembers();
    for (Region part :
        new Region[] {groupRequestsSection, groupMembersSection, groupOutside, groupInvite}) {
      part.managedProperty().bind(part.visibleProperty());
    }
    groupMore.managedProperty().bind(groupMore.visibleProperty());
    groupNothing.visibleProperty().bind(viewModel.groupProperty().isNull());
    viewModel.groupProperty().subscribe(this::show);
    show(null, null);
  }

  private void bindMembers() {
    ObservableList<MemberLine> members = viewModel.members();
    groupMembers.setItems(members);
    groupMembers.setFixedCellSize(MEMBER_HEIGHT);
    groupMembers.setMinHeight(MEMBER_HEIGHT);
    groupMembers.setCellFactory(_ ->
        new MemberCell(
            user -> chosen().ifPresent(group -> questions.handOver(group.name(), user)),
            user -> chosen().ifPresent(group -> questions.remove(group.name(), user))));
    members.subscribe(() ->
        groupMembersCount.setText(
            members.isEmpty()
                ? ""
                : Messages.text(
                    "groups.pane.membersCount",
                    members.size(),
                    members.stream().filter(MemberLine::online).count())));
  }

  private Optional<GroupListing> chosen() {
    return Optional.ofNullable(viewModel.groupProperty().get());
  }

  private void show(GroupListing before, GroupListing group) {
    groupContent.setVisible(group != null);
    if (group == null) {
      return;
    }
    if (before == null || !before.id().equals(group.id())) {
      groupError.clear();
    }
    groupName.setText(group.name().value());
    groupRole.getChildren().setAll(RoleBadges.of(group.role()).stream().toList());
    Visibility.show(groupRole, !groupRole.getChildren().isEmpty());
    groupAbout.setText(about(group));
    boolean member = group.role().isMember();
    groupInvite.setVisible(member);
    groupMore.setVisible(member);
    groupMembersSection.setVisible(member);
    groupOutside.setVisible(!member);
    if (!member) {
      outside.show(group);
    }
  }

  static String about(GroupListing group) {
    return switch (group.role()) {
      case OWNER -> Messages.text("groups.pane.about.owner", group.files());
      case MEMBER -> Messages.text("groups.pane.about.member", group.files(), group.owner());
      case PENDING, NONE ->
          Messages.text("groups.pane.about.other", group.members(), group.online(), group.owner());
    };
  }

  /** Does it, and keeps what was clicked from being clicked again until it is done. */
  private void attempt(Region disabled, Question.Attempt attempt) {
    groupError.clear();
    disabled.setDisable(true);
    attempt.start(
        () -> disabled.setDisable(false),
        problem -> {
          disabled.setDisable(false);
          groupError.show(problem);
        });
  }

  void invite() {
    chosen()
        .filter(group -> group.role().isMember())
        .ifPresent(group -> InvitePopover.show(groupInvite, group, commands));
  }

  void leave() {
    chosen()
        .filter(group -> group.role().isMember())
        .ifPresent(group -> questions.leave(group, viewModel.heirs()));
  }

  /** Asks how fast the group's files may be sent and fetched (U16). */
  void limit() {
    chosen()
        .filter(group -> group.role().isMember())
        .map(GroupListing::name)
        .ifPresent(group ->
            new LimitDialog(
                    node.getScene().getWindow(),
                    commands,
                    group,
                    context.peer().rateLimits().of(group))
                .show());
  }

  void showFiles() {
    chosen()
        .map(GroupListing::name)
        .ifPresent(group -> context.navigation().go(new Destination.Files(Optional.of(group))));
  }
}
