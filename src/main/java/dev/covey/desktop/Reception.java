package dev.covey.desktop;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.Tone;
import dev.covey.desktop.instance.Handover;
import dev.covey.desktop.sharing.ShareFiles;
import dev.covey.model.GroupName;
import dev.covey.model.Invite;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Receives what this start or a later one brings: shows the window, leads an
 * invite to joining, and files to the question with which group to share them.
 */
final class Reception {
  private final Stage stage;
  private final DesktopContext context;
  private final Errands errands;
  private final Supplier<Phase> phase;
  private final Consumer<Invite> choose;

  /**
   * @param phase what the window shows
   * @param choose leads to the choice of a network, with an invite filled in
   */
  Reception(
      Stage stage,
      DesktopContext context,
      Errands errands,
      Supplier<Phase> phase,
      Consumer<Invite> choose) {
    this.stage = stage;
    this.context = context;
    this.errands = errands;
    this.phase = phase;
    this.choose = choose;
  }

  /**
   * @param inside the frame, while somebody is signed in
   */
  void receive(Handover handover, Optional<Frame> inside) {
    bringToFront();
    handover.invite().ifPresent(this::receive);
    if (!handover.files().isEmpty()) {
      receive(handover.files());
    }
    inside.ifPresent(errands::runIn);
  }

  private void bringToFront() {
    stage.show();
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  private void receive(Invite invite) {
    switch (InviteStep.of(invite, phase.get(), context.peer().status())) {
      case InviteStep.Choose(Invite chosen) -> choose.accept(chosen);
      case InviteStep.Switch(Invite other) -> askToSwitch(other);
      case InviteStep.AskFor(GroupName group) -> errands.invitedTo(Optional.of(group));
      case InviteStep.SignInFirst(Optional<GroupName> group) -> {
        errands.invitedTo(group);
        group.ifPresent(name ->
            tell(
                Messages.text("notice.invited.title", name.value()),
                Messages.text("handover.signInFirst")));
      }
      case InviteStep.Inside() ->
          tell(
              Messages.text("handover.inside.title", context.peer().status().network().orElse("")),
              Messages.text("handover.inside.text"));
    }
  }

  private void askToSwitch(Invite invite) {
    Question question =
        new Question(
            stage,
            "switchNetwork",
            Feather.LOG_IN,
            Tone.ACCENT,
            Messages.text("handover.switch.title"),
            Messages.text(
                "handover.switch.text",
                invite.address().toString(),
                context.peer().status().network().orElse("")));
    question.answer(
        Question.Kind.MAIN,
        "switchNetworkYes",
        Messages.text("handover.switch.yes"),
        (done, _) -> {
          done.run();
          choose.accept(invite);
        });
    question.leaveIt("switchNetworkNo", Messages.text("handover.switch.no"));
    question.show();
  }

  private void receive(List<Path> files) {
    errands.share(files);
    if (phase.get() != Phase.INSIDE) {
      tell(
          Messages.text("share.with.title", files.size(), ShareFiles.nameOf(files.getFirst())),
          Messages.text("handover.signInFirst"));
    }
  }

  private void tell(String title, String text) {
    context.notices().show(Notice.of(Notice.Kind.INFO, title, text));
  }
}
