package dev.covey.desktop.files;

import dev.covey.desktop.fx.Copying;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.Tone;
import dev.covey.desktop.sharing.ShareFiles;
import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.FileListing;
import dev.covey.model.GroupListing;
import dev.covey.model.GroupName;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.TransferSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Carries out what the user wants done with a group's files. */
final class FileCommands {
  private final DesktopContext context;
  private final FilesViewModel viewModel;
  private final ShareFiles shareFiles;
  private final Supplier<Window> window;
  private final Runnable changed;
  private final Consumer<CoveyException> failed;

  /**
   * @param changed called when something was done: look again
   * @param failed told why something could not be done
   */
  FileCommands(
      DesktopContext context,
      FilesViewModel viewModel,
      ShareFiles shareFiles,
      Supplier<Window> window,
      Runnable changed,
      Consumer<CoveyException> failed) {
    this.context = context;
    this.viewModel = viewModel;
    this.shareFiles = shareFiles;
    this.window = window;
    this.changed = changed;
    this.failed = failed;
  }

  private Optional<FileLine> chosen() {
    return Optional.ofNullable(viewModel.lineProperty().get());
  }

  /** The chosen group, if files can be shared with it. */
  Optional<GroupName> shareableGroup() {
    return Optional.ofNullable(viewModel.groupProperty().get())
        .filter(group -> group.role().isMember())
        .map(GroupListing::name);
  }

  void chooseAndShare() {
    if (shareableGroup().isPresent()) {
      share(shareFiles.choose(window.get()));
    }
  }

  void share(List<Path> files) {
    shareableGroup().ifPresent(group -> shareFiles.share(files, group));
  }

  void cancel(SharingSnapshot sharing) {
    shareFiles.cancel(sharing.path(), sharing.group());
  }

  /** Fetches the chosen file into the default folder. */
  void download() {
    chosen().filter(FileLine::canBeDownloaded).ifPresent(line -> download(line, Optional.empty()));
  }

  /** Asks for the folder to fetch the chosen file to. */
  void downloadTo() {
    chosen()
        .filter(FileLine::canBeDownloaded)
        .ifPresent(line ->
            context
                .dialogs()
                .chooseFolder(
                    window.get(),
                    Messages.text("files.downloadTo.title", line.name()),
                    context.peer().downloadFolder())
                .ifPresent(folder -> download(line, Optional.of(folder))));
  }

  private void download(FileLine line, Optional<Path> folder) {
    shareableGroup()
        .ifPresent(group ->
            context
                .bridge()
                .work(
                    () -> context.peer().download(group, line.name(), folder, false),
                    _ -> changed.run(),
                    failed));
  }

  void showDownload() {
    chosen()
        .flatMap(FileLine::download)
        .map(TransferSnapshot::id)
        .ifPresent(id -> context.navigation().go(new Destination.Downloads(Optional.of(id))));
  }

  /** Asks before the chosen file is no longer offered. */
  void askToStop() {
    chosen()
        .filter(FileLine::canBeStopped)
        .ifPresent(line -> shareableGroup().ifPresent(group -> askToStop(line, group)));
  }

  private void askToStop(FileLine line, GroupName group) {
    Question question =
        new Question(
            window.get(),
            "stopSharing",
            Feather.SLASH,
            Tone.WARNING,
            Messages.text("share.stopping.title", line.name()),
            Messages.text("share.stopping.text", group));
    question.answer(
        Question.Kind.DANGER,
        "stopSharingYes",
        Messages.text("share.stopping.yes"),
        (done, why) -> shareFiles.stop(group, line.name(), done, why));
    question.leaveIt("stopSharingNo", Messages.text("share.stopping.no"));
    question.show();
  }

  void copySha256() {
    copy(digests -> digests.sha256().hex());
  }

  void copySha1() {
    copy(digests -> digests.sha1().hex());
  }

  private void copy(Function<Digests, String> which) {
    chosen()
        .flatMap(FileLine::listing)
        .map(FileListing::digests)
        .map(which)
        .ifPresent(Copying::copy);
  }
}
