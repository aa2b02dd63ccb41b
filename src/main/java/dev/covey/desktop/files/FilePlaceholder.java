package dev.covey.desktop.files;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.EmptyState;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Place;
import dev.covey.desktop.fx.ShortPaths;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. What the table says when it is empty: why, and what to do. */
final class FilePlaceholder {
  /** Characters of a group's name that a line has room for. */
  private static final int MOST = 40;

  private final DesktopContext context;
  private final FilesViewModel viewModel;
  private final FileCommands commands;
  private final Runnable clearSearch;
  private final Runnable showMine;
  private final Consumer<GroupName> withdraw;

  /**
   * @param withdraw takes back the request to be let into that group
   */
  FilePlaceholder(
      DesktopContext context,
      FilesViewModel viewModel,
      FileCommands commands,
      Runnable clearSearch,
      Runnable showMine,
      Consumer<GroupName> withdraw) {
    this.context = context;
    this.viewModel = viewModel;
    this.commands = commands;
    this.clearSearch = clearSearch;
    this.showMine = showMine;
    this.withdraw = withdraw;
  }

  Node node() {
    return switch (viewModel.emptinessProperty().get()) {
      case NOT_EMPTY -> new Label();
      case NO_GROUP ->
          EmptyState.of(
              Feather.USERS,
              "files.empty.noGroup",
              button("filesShowGroups", "files.empty.noGroup.show", this::showGroups));
      case LOADING -> viewModel.scopeProperty().get() == null ? new Label() : loading();
      case PENDING ->
          Optional.ofNullable(viewModel.groupProperty().get())
              .<Node>map(this::pending)
              .orElseGet(Label::new);
      case NOTHING_SHARED -> nothingShared();
      case ALL_MINE -> allMine();
      case NOTHING_FOUND -> notFound();
    };
  }

  /** Whose files they are, for a sentence; a long name would break anywhere. */
  private String whose() {
    return Optional.ofNullable(viewModel.scopeProperty().get())
        .flatMap(FileScope::one)
        .map(group -> ShortPaths.of(group.value(), MOST))
        .orElse(Messages.text("files.yourGroups"));
  }

  private EmptyState loading() {
    return new EmptyState(
        Feather.FOLDER,
        Messages.text("files.empty.loading.title"),
        Messages.text("files.empty.loading.text", whose()));
  }

  private static Button button(String id, String key, Runnable action) {
    return EmptyState.button(id, Messages.text(key), action);
  }

  private EmptyState pending(GroupListing group) {
    return new EmptyState(
        Feather.CLOCK,
        Messages.text("files.empty.pending.title", group.owner()),
        Messages.text(
            "files.empty.pending.text", ShortPaths.of(group.name().value(), MOST), group.owner()),
        button(
            "filesWithdraw", "files.empty.pending.withdraw", () -> withdraw.accept(group.name())));
  }

  private EmptyState nothingShared() {
    return EmptyState.of(
        Feather.FOLDER,
        "files.empty.nothing",
        EmptyState.mainButton(
            "filesEmptyShare",
            Feather.PLUS,
            Messages.text("files.share"),
            commands::chooseAndShare));
  }

  private EmptyState allMine() {
    return new EmptyState(
        Feather.CHECK_CIRCLE,
        Messages.text("files.empty.allMine.title"),
        Messages.text("files.empty.allMine.text", whose()),
        button("filesShowMine", "files.empty.allMine.show", showMine));
  }

  private EmptyState notFound() {
    String searched = viewModel.filter().search();
    boolean anyKind = viewModel.filter().kind() == FileKind.ANY;
    return new EmptyState(
        Feather.SEARCH,
        searched.isEmpty()
            ? Messages.text("files.notFound.kind")
            : Messages.text("files.notFound.title", searched),
        Messages.text("files.notFound.text", viewModel.size(), whose()),
        button(
            "filesClearSearch",
            anyKind ? "files.notFound.clearSearch" : "files.notFound.clear",
            clearSearch));
  }

  private void showGroups() {
    context.navigation().go(Place.GROUPS);
  }
}
