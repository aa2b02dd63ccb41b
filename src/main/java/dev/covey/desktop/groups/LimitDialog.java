package dev.covey.desktop.groups;

import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.RateField;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.GroupName;
import dev.covey.model.RateLimit;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Asks how fast a group's files may be sent and fetched (U16). */
final class LimitDialog {
  private final Question question;
  private final RateField up =
      new RateField().named("limitGroupUp", Messages.text("groups.limit.up"));
  private final RateField down =
      new RateField().named("limitGroupDown", Messages.text("groups.limit.down"));

  LimitDialog(Window window, GroupCommands commands, GroupName group, RateLimit now) {
    up.show(now.up());
    down.show(now.down());
    question =
        new Question(
                window,
                "limitGroup",
                Feather.ACTIVITY,
                Tone.ACCENT,
                Messages.text("groups.limit.title", group),
                Messages.text("groups.limit.text"))
            .with(form());
    Button save =
        question.answer(
            Question.Kind.MAIN,
            "limitGroupSave",
            Messages.text("groups.limit.save"),
            (done, failed) ->
                commands
                    .limit(group, new RateLimit(up.rate().orElse(0L), down.rate().orElse(0L)))
                    .start(done, failed));
    save.disableProperty().bind(up.validProperty().and(down.validProperty()).not());
    question.leaveIt("limitGroupCancel", Messages.text("groups.limit.cancel"));
  }

  private GridPane form() {
    GridPane form = new GridPane(16, 8);
    form.addRow(0, name("groups.limit.up", up), up);
    form.addRow(1, name("groups.limit.down", down), down);
    return form;
  }

  private static Label name(String key, RateField field) {
    Label name = new Label(Messages.text(key));
    name.setLabelFor(field.input());
    name.setMinWidth(Region.USE_PREF_SIZE);
    // Beside the field, whatever is said below that.
    name.minHeightProperty().bind(field.input().heightProperty());
    GridPane.setValignment(name, VPos.TOP);
    return name;
  }

  void show() {
    question.show();
    up.input().requestFocus();
  }
}
