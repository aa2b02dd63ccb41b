package dev.covey.desktop.groups;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.RightToLeft;
import dev.covey.desktop.fx.Tone;
import dev.covey.desktop.fx.Visibility;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Asks for a new group's name and checks it while it is typed (G1). */
final class NewGroupDialog {
  private final GroupCommands commands;
  private final Predicate<GroupName> taken;
  private final Consumer<GroupName> created;
  private final Question question;
  private final CustomTextField field = new CustomTextField();
  private final Label rule = new Label();
  private final Button create;
  private GroupNameCheck check;

  /**
   * @param created told the name of the group that was made
   */
  NewGroupDialog(
      Window window,
      GroupCommands commands,
      Predicate<GroupName> taken,
      Consumer<GroupName> created) {
    this.commands = commands;
    this.taken = taken;
    this.created = created;
    question =
        new Question(
                window,
                "newGroup",
                Feather.USERS,
                Tone.ACCENT,
                Messages.text("groups.create.title"),
                Messages.text("groups.create.text"))
            .with(form());
    create =
        question.answer(
            Question.Kind.MAIN,
            "newGroupCreate",
            Messages.text("groups.create.yes"),
            this::createGroup);
    question.leaveIt("newGroupCancel", Messages.text("groups.create.no"));
    field.textProperty().subscribe(this::check);
  }

  private VBox form() {
    Label label = new Label(Messages.text("groups.create.label"));
    label.getStyleClass().add("section-title");
    label.setLabelFor(field);
    field.setId("newGroupName");
    field.setPromptText(Messages.text("groups.create.prompt"));
    rule.setId("newGroupRule");
    rule.getStyleClass().add("hint");
    rule.setWrapText(true);
    RightToLeft.keepWhole(rule);
    rule.setMinHeight(Region.USE_PREF_SIZE);
    Visibility.showWhile(rule, rule.textProperty().isNotEmpty());
    return new VBox(4, label, field, rule);
  }

  private void check(String typed) {
    check = GroupNameCheck.of(typed.strip(), taken);
    rule.setText(check.text());
    switch (check.verdict()) {
      case NOTHING -> Tone.NEUTRAL.applyTo(rule);
      case WRONG -> Tone.BAD.applyTo(rule);
      case GOOD -> Tone.GOOD.applyTo(rule);
    }
    field.setRight(
        switch (check.verdict()) {
          case NOTHING -> null;
          case WRONG -> Icons.of(Feather.ALERT_CIRCLE, Icons.NORMAL, Tone.BAD);
          case GOOD -> Icons.of(Feather.CHECK_CIRCLE, Icons.NORMAL, Tone.GOOD);
        });
    field.pseudoClassStateChanged(
        Styles.STATE_DANGER, check.verdict() == GroupNameCheck.Verdict.WRONG);
    field.pseudoClassStateChanged(
        Styles.STATE_SUCCESS, check.verdict() == GroupNameCheck.Verdict.GOOD);
    create.setDisable(check.name().isEmpty());
    question.clearError();
  }

  private void createGroup(Runnable done, Consumer<CoveyException> failed) {
    check.name().ifPresent(name -> create(name, done, failed));
  }

  private void create(GroupName name, Runnable done, Consumer<CoveyException> failed) {
    Runnable made =
        () -> {
          done.run();
          created.accept(name);
        };
    Consumer<CoveyException> refused =
        problem -> {
          if (isAboutTheName(problem)) {
            showRefused();
          }
          failed.accept(problem);
          // It was disabled meanwhile, and the focus with it.
          field.requestFocus();
        };
    commands.create(name).start(made, refused);
  }

  private static boolean isAboutTheName(CoveyException problem) {
    return problem.code() == ErrorCode.GROUP_EXISTS || problem.code() == ErrorCode.BAD_NAME;
  }

  /**
   * The tracker knows better than the list: the name will not do, as is said below with an icon.
   */
  private void showRefused() {
    rule.setText("");
    field.setRight(null);
    field.pseudoClassStateChanged(Styles.STATE_SUCCESS, false);
    field.pseudoClassStateChanged(Styles.STATE_DANGER, true);
  }

  void show() {
    question.show();
    field.requestFocus();
  }
}
