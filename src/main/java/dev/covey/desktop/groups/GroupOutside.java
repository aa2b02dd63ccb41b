package dev.covey.desktop.groups;

import dev.covey.desktop.fx.EmptyState;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Question;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import dev.covey.model.UserName;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. What the pane shows of a group that I am not in, and how I get in. */
final class GroupOutside {
  /** What is said: it is made anew only when that changes. */
  private record Outside(GroupName group, Role role, UserName owner) {}

  private final StackPane place;
  private final GroupCommands commands;
  private final Consumer<Question.Attempt> attempt;
  private Optional<Outside> shown = Optional.empty();

  /**
   * @param attempt does what was clicked, and says if it failed
   */
  GroupOutside(StackPane place, GroupCommands commands, Consumer<Question.Attempt> attempt) {
    this.place = place;
    this.commands = commands;
    this.attempt = attempt;
  }

  /** The group that is chosen, as it is now. */
  void show(GroupListing group) {
    Outside now = new Outside(group.name(), group.role(), group.owner());
    if (shown.filter(now::equals).isPresent()) {
      return;
    }
    shown = Optional.of(now);
    place.getChildren().setAll(now.role() == Role.PENDING ? pending(now) : stranger(now));
  }

  private EmptyState pending(Outside group) {
    Button withdraw = new Button(Messages.text("groups.pane.withdraw"));
    withdraw.setId("groupWithdraw");
    withdraw.setOnAction(_ -> attempt.accept(commands.leave(group.group())));
    return new EmptyState(
        Feather.CLOCK,
        Messages.text("groups.pane.pending.title", group.owner()),
        Messages.text("groups.pane.pending.text", group.group(), group.owner()),
        withdraw);
  }

  private EmptyState stranger(Outside group) {
    Button ask = new Button(Messages.text("groups.role.ask"));
    ask.setId("groupAsk");
    ask.getStyleClass().add("accent");
    ask.setOnAction(_ -> attempt.accept(commands.join(group.group())));
    return new EmptyState(
        Feather.USERS,
        Messages.text("groups.pane.none.title", group.group()),
        Messages.text("groups.pane.none.text", group.owner()),
        ask);
  }
}
