package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.RightToLeft;
import dev.covey.desktop.fx.Said;
import dev.covey.desktop.fx.Tone;
import dev.covey.desktop.fx.Visibility;
import dev.covey.model.CoveyException;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Subscription;
import dev.covey.peer.DownloadOrder;
import dev.covey.peer.Peer;
import dev.covey.peer.Recheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Compares a file with its hashes while it is open, says what came out, and
 * offers to fetch what is damaged (F13). Closing it stops the comparison.
 */
public final class RecheckDialog {
  private static final int SNAPSHOTS_A_SECOND = 4;

  private final DesktopContext context;
  private final Runnable changed;
  private final ProgressBar bar = new ProgressBar(0);
  private final Label verdict = new Label();
  private final Question question;
  private final Button repair;
  private final List<Subscription> going = new ArrayList<>();
  private Optional<Recheck> recheck = Optional.empty();
  private Optional<Recheck.Report> report = Optional.empty();

  /**
   * @param changed called when something was done: look again
   */
  public RecheckDialog(DesktopContext context, Window window, FileName file, Runnable changed) {
    this.context = context;
    this.changed = changed;
    question =
        new Question(
                window,
                "recheck",
                Feather.SHIELD,
                Tone.ACCENT,
                Messages.text("recheck.title", file),
                Messages.text("recheck.text"))
            .with(content());
    repair =
        question.answer(
            Question.Kind.MAIN, "recheckRepair", Messages.text("recheck.repair"), this::repair);
    Visibility.show(repair, false);
    question.leaveIt("recheckClose", Messages.text("recheck.close"));
    question.onClosed(this::stop);
  }

  private VBox content() {
    bar.setId("recheckBar");
    bar.setAccessibleText(Messages.text("recheck.bar"));
    bar.setMaxWidth(Double.MAX_VALUE);
    verdict.setId("recheckVerdict");
    verdict.setWrapText(true);
    RightToLeft.keepWhole(verdict);
    verdict.setMinHeight(Region.USE_PREF_SIZE);
    return new VBox(8, bar, verdict);
  }

  /** Opens it and begins. */
  public void show(GroupName group, FileName file) {
    verdict.setText(Messages.text("recheck.begins"));
    question.show();
    going.add(
        context
            .bridge()
            .work(() -> context.peer().recheck(group, file), this::follow, this::failed));
  }

  private void follow(Recheck begun) {
    recheck = Optional.of(begun);
    going.add(context.bridge().poll(begun::snapshot, SNAPSHOTS_A_SECOND, this::progress));
    going.add(context.bridge().work(begun::await, this::finished, this::failed));
  }

  private void progress(Recheck.Snapshot snapshot) {
    if (report.isEmpty()) {
      bar.setProgress(
          snapshot.size() == 0 ? 1 : Math.min(1, (double) snapshot.hashed() / snapshot.size()));
      verdict.setText(
          Messages.text(
              "recheck.progress",
              Formats.bytes(snapshot.hashed()),
              Formats.bytes(snapshot.size())));
    }
  }

  private void finished(Recheck.Report found) {
    report = Optional.of(found);
    bar.setProgress(1);
    Tone tone = found.isRight() ? Tone.GOOD : Tone.BAD;
    tone.applyTo(bar);
    tone.applyTo(verdict);
    verdict.setText(words(found));
    Visibility.show(repair, !found.isRight());
    changed.run();
  }

  private static String words(Recheck.Report found) {
    if (found.isRight()) {
      return Messages.text(found.offered() ? "recheck.rightShared" : "recheck.right");
    }
    int damaged = found.damaged().count();
    return damaged == 0
        ? Messages.text("recheck.otherLength")
        : Messages.text("recheck.damaged", damaged, found.pieces());
  }

  private void failed(CoveyException why) {
    Tone.BAD.applyTo(verdict);
    verdict.setText(Said.of(why));
  }

  private void repair(Runnable done, Consumer<CoveyException> failed) {
    Recheck.Report found = report.orElseThrow();
    Peer peer = context.peer();
    context
        .bridge()
        .act(
            () -> {
              var _ =
                  peer.download(
                      found.group(),
                      found.file(),
                      DownloadOrder.whole(Optional.of(found.path()), true));
            },
            () -> {
              done.run();
              changed.run();
            },
            failed);
  }

  private void stop() {
    recheck.filter(_ -> report.isEmpty()).ifPresent(Recheck::cancel);
    going.forEach(Subscription::close);
  }
}
