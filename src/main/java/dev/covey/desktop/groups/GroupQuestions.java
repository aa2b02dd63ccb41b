package dev.covey.desktop.groups;

import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.NameCell;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.Question.Kind;
import dev.covey.desktop.fx.ShortPaths;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.model.Role;
import dev.covey.model.UserName;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. What is asked before something is done to a group. */
final class GroupQuestions {
  /** Characters of a group's name that a line has room for. */
  private static final int MOST = 40;

  private final GroupCommands commands;
  private final Supplier<Window> window;

  GroupQuestions(GroupCommands commands, Supplier<Window> window) {
    this.commands = commands;
    this.window = window;
  }

  private Question warning(String id, String title, String text) {
    return new Question(window.get(), id, Feather.ALERT_TRIANGLE, Tone.WARNING, title, text);
  }

  /**
   * Asks before leaving (G7).
   *
   * @param heirs to whom an owner may hand the group over
   */
  void leave(GroupListing group, List<UserName> heirs) {
    if (group.role() != Role.OWNER) {
      leaveAsMember(group.name());
    } else if (heirs.isEmpty()) {
      leaveAlone(group);
    } else {
      leaveAsOwner(group, heirs);
    }
  }

  private void leaveAsMember(GroupName group) {
    Question question =
        warning(
            "leaveGroup",
            Messages.text("groups.leave.title", group),
            Messages.text("groups.leave.member"));
    question.answer(
        Kind.DANGER, "leaveYes", Messages.text("groups.leave.yes"), commands.leave(group));
    question.leaveIt("leaveStay", Messages.text("groups.leave.stay"));
    question.show();
  }

  private void leaveAlone(GroupListing group) {
    Question question =
        warning(
            "leaveGroup",
            Messages.text("groups.leave.title", group.name()),
            group.members() > 1
                ? Messages.text("groups.leave.owner", group.members() - 1)
                : Messages.text("groups.leave.alone"));
    question.answer(
        Kind.DANGER, "leaveEnd", Messages.text("groups.leave.end"), commands.end(group.name()));
    question.leaveIt("leaveStay", Messages.text("groups.leave.stay"));
    question.show();
  }

  private void leaveAsOwner(GroupListing group, List<UserName> heirs) {
    ComboBox<UserName> heir = new ComboBox<>();
    heir.setId("leaveHeir");
    heir.getItems().setAll(heirs);
    heir.getSelectionModel().selectFirst();
    heir.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(heir, Priority.ALWAYS);
    heir.setCellFactory(_ -> new NameCell<>());
    heir.setButtonCell(new NameCell<>());
    Label label = new Label(Messages.text("groups.leave.heir"));
    label.getStyleClass().add("muted");
    label.setLabelFor(heir);
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(8, label, heir);
    row.setAlignment(Pos.CENTER_LEFT);

    Question question =
        warning(
                "leaveGroup",
                Messages.text("groups.leave.title", group.name()),
                Messages.text("groups.leave.owner", group.members() - 1))
            .with(row);
    question.answer(
        Kind.DANGER, "leaveEnd", Messages.text("groups.leave.end"), commands.end(group.name()));
    question.answer(
        Kind.MAIN,
        "leaveHandOver",
        Messages.text("groups.leave.handOver"),
        (done, failed) ->
            commands.handOverAndLeave(group.name(), heir.getValue()).start(done, failed));
    question.leaveIt("leaveStay", Messages.text("groups.leave.stay"));
    question.show();
  }

  void handOver(GroupName group, UserName heir) {
    Question question =
        new Question(
            window.get(),
            "handOverGroup",
            Feather.USER_CHECK,
            Tone.ACCENT,
            Messages.text("groups.handOver.title", group, heir),
            Messages.text("groups.handOver.text", group, heir));
    question.answer(
        Kind.MAIN,
        "handOverYes",
        Messages.text("groups.handOver.yes"),
        commands.handOver(group, heir));
    question.leaveIt("handOverNo", Messages.text("groups.handOver.no"));
    question.show();
  }

  void remove(GroupName group, UserName member) {
    Question question =
        warning(
            "removeMember",
            Messages.text("groups.remove.title", group, member),
            Messages.text("groups.remove.text", ShortPaths.of(group.value(), MOST), member));
    question.answer(
        Kind.DANGER,
        "removeYes",
        Messages.text("groups.remove.yes"),
        commands.remove(group, member));
    question.leaveIt("removeNo", Messages.text("groups.remove.no"));
    question.show();
  }
}
