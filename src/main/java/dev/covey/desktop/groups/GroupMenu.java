package dev.covey.desktop.groups;

import dev.covey.desktop.fx.Copying;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.RowMenu;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. What a row's menu offers for the chosen group. */
final class GroupMenu {
  private final Supplier<Optional<GroupListing>> chosen;
  private final GroupCommands commands;
  private final GroupPane pane;
  private final InlineError error;

  GroupMenu(
      Supplier<Optional<GroupListing>> chosen,
      GroupCommands commands,
      GroupPane pane,
      InlineError error) {
    this.chosen = chosen;
    this.commands = commands;
    this.pane = pane;
    this.error = error;
  }

  void addTo(TableView<?> table) {
    new RowMenu(table)
        .item(
            "groupsMenuAsk",
            Feather.USER_PLUS,
            Messages.text("groups.role.ask"),
            () -> chosen.get().filter(group -> group.role() == Role.NONE).isPresent(),
            () -> chosen.get().map(GroupListing::name).ifPresent(this::join))
        .item(
            "groupsMenuFiles",
            Feather.FOLDER,
            Messages.text("groups.pane.files"),
            this::isMember,
            pane::showFiles)
        .item(
            "groupsMenuCopy",
            Feather.COPY,
            Messages.text("groups.invite.copy"),
            this::isMember,
            this::copyLink)
        .item(
            "groupsMenuLimit",
            Feather.ACTIVITY,
            Messages.text("groups.limit"),
            this::isMember,
            pane::limit)
        .item(
            "groupsMenuLeave",
            Feather.LOG_OUT,
            Messages.text("groups.pane.leave"),
            this::isMember,
            pane::leave);
  }

  private Optional<GroupListing> asMember() {
    return chosen.get().filter(group -> group.role().isMember());
  }

  private boolean isMember() {
    return asMember().isPresent();
  }

  /** Asks to be let in; also what the link in a row does. */
  void join(GroupName group) {
    error.clear();
    commands.join(group).start(() -> {}, error::show);
  }

  void copyLink() {
    asMember()
        .ifPresent(group ->
            commands.invite(group.name(), invite -> Copying.copy(invite.toString()), error::show));
  }
}
