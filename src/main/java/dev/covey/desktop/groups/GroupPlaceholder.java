package dev.covey.desktop.groups;

import dev.covey.desktop.fx.EmptyState;
import dev.covey.desktop.fx.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. What the table says when it is empty: why, and what to do. */
final class GroupPlaceholder {
  private final GroupsViewModel viewModel;
  private final Runnable newGroup;
  private final Runnable showAll;
  private final Runnable clearSearch;

  GroupPlaceholder(
      GroupsViewModel viewModel, Runnable newGroup, Runnable showAll, Runnable clearSearch) {
    this.viewModel = viewModel;
    this.newGroup = newGroup;
    this.showAll = showAll;
    this.clearSearch = clearSearch;
  }

  Node node() {
    return switch (viewModel.emptinessProperty().get()) {
      case NOT_EMPTY -> new Label();
      case LOADING -> EmptyState.of(Feather.USERS, "groups.empty.loading");
      case NO_GROUP -> EmptyState.of(Feather.USERS, "groups.empty.noGroup", newGroupButton());
      case NONE_OF_MINE ->
          EmptyState.of(
              Feather.USERS,
              "groups.empty.none",
              newGroupButton(),
              EmptyState.button("groupsShowAll", Messages.text("groups.empty.showAll"), showAll));
      case NONE_OWNED -> EmptyState.of(Feather.USERS, "groups.empty.noneOwned", newGroupButton());
      case NOTHING_FOUND -> notFound();
    };
  }

  private Button newGroupButton() {
    return EmptyState.mainButton(
        "groupsEmptyNew", Feather.PLUS, Messages.text("groups.new"), newGroup);
  }

  private EmptyState notFound() {
    return new EmptyState(
        Feather.SEARCH,
        Messages.text("groups.notFound.title", viewModel.searched()),
        Messages.text("groups.notFound.text", viewModel.size()),
        EmptyState.button(
            "groupsClearSearch", Messages.text("groups.notFound.clear"), clearSearch));
  }
}
