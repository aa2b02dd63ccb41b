package dev.covey.desktop.files;

import dev.covey.desktop.fx.Copying;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Destination;
import dev.covey.desktop.fx.InlineError;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.RowMenu;
import dev.covey.desktop.sharing.ShareFiles;
import dev.covey.desktop.sharing.ShareWith;
import dev.covey.desktop.sharing.StopSharing;
import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.FileListing;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Portion;
import dev.covey.peer.DownloadOrder;
import dev.covey.peer.SharingSnapshot;
import dev.covey.peer.transfer.TransferSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.control.TableView;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. Carries out what the user wants done with a group's files. */
final class FileCommands {
  private final DesktopContext context;
  private final FilesViewModel viewModel;
  private final ShareFiles shareFiles;
  private final ShareWith shareWith;
  private final StopSharing stopping;
  private final Supplier<Window> window;
  private final Runnable changed;
  private final InlineError error;

  /**
   * @param changed called when something was done: look again
   * @param error says why something could not be done
   */
  FileCommands(
      DesktopContext context,
      FilesViewModel viewModel,
      ShareFiles shareFiles,
      Supplier<Window> window,
      Runnable changed,
      InlineError error) {
    this.context = context;
    this.viewModel = viewModel;
    this.shareFiles = shareFiles;
    this.shareWith = new ShareWith(context, shareFiles, error::show);
    this.stopping = new StopSharing(context, window, changed, error);
    this.window = window;
    this.changed = changed;
    this.error = error;
  }

  private Optional<FileLine> chosen() {
    return Optional.ofNullable(viewModel.lineProperty().get());
  }

  /** Whether files can be shared with what is shown. */
  boolean canShare() {
    return shareableScope().isPresent();
  }

  /** With whom files would be shared now; empty: with nobody. */
  private Optional<FileScope> shareableScope() {
    return Optional.ofNullable(viewModel.scopeProperty().get()).filter(_ -> viewModel.canShare());
  }

  /** With which group files would be shared; empty: it is asked then. */
  Optional<GroupName> group() {
    return shareableScope().flatMap(FileScope::one);
  }

  void chooseAndShare() {
    if (canShare()) {
      share(shareFiles.choose(window.get()));
    }
  }

  /** Shares with the chosen group; where all are shown, it is asked with which. */
  void share(List<Path> files) {
    shareableScope()
        .filter(_ -> !files.isEmpty())
        .ifPresent(scope -> {
          switch (scope) {
            case FileScope.All _ -> shareWith.ask(window.get(), files);
            case FileScope.One(GroupName group) -> shareFiles.share(files, group);
          }
        });
  }

  void cancel(SharingSnapshot sharing) {
    shareFiles.cancel(sharing.path(), sharing.group());
  }

  /** Prepares the chosen file no longer. */
  void cancel() {
    chosen().flatMap(FileLine::preparing).ifPresent(this::cancel);
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

  /** Asks which part of the chosen file to fetch into the default folder. */
  void downloadPart() {
    chosen()
        .filter(FileLine::canBeDownloaded)
        .ifPresent(line ->
            new PartDialog(
                    window.get(),
                    line.name(),
                    line.size(),
                    (portion, done, failed) ->
                        downloadPart(line.group(), line.name(), portion, done, failed))
                .show());
  }

  private void downloadPart(
      GroupName group,
      FileName file,
      Portion portion,
      Runnable done,
      Consumer<CoveyException> failed) {
    DownloadOrder order = new DownloadOrder(Optional.empty(), false, portion, false);
    error.clear();
    context
        .bridge()
        .work(
            () -> context.peer().download(group, file, order),
            _ -> {
              done.run();
              changed.run();
            },
            failed);
  }

  private void download(FileLine line, Optional<Path> folder) {
    error.clear();
    context
        .bridge()
        .work(
            () -> context.peer().download(line.group(), line.name(), folder, false),
            _ -> changed.run(),
            error::show);
  }

  void showDownload() {
    chosen()
        .flatMap(FileLine::download)
        .map(TransferSnapshot::id)
        .ifPresent(id -> context.navigation().go(new Destination.Downloads(Optional.of(id))));
  }

  /** Offers the chosen file no longer. */
  void stop() {
    chosen()
        .filter(FileLine::canBeStopped)
        .ifPresent(line -> stopping.stop(line.group(), line.name()));
  }

  void copySha256() {
    Copying.copy(sha256());
  }

  void copySha1() {
    Copying.copy(sha1());
  }

  /** The chosen file's, or empty. */
  String sha256() {
    return digest(digests -> digests.sha256().hex());
  }

  /** The chosen file's, or empty. */
  String sha1() {
    return digest(digests -> digests.sha1().hex());
  }

  private String digest(Function<Digests, String> which) {
    return chosen().flatMap(FileLine::listing).map(FileListing::digests).map(which).orElse("");
  }

  /** Offers what can be done with the chosen file in the menu of the table's rows. */
  void addMenu(TableView<LiveRow<FileKey, FileLine>> table) {
    new RowMenu(table)
        .item(
            "filesMenuDownload",
            Feather.DOWNLOAD,
            Messages.text("files.download"),
            () -> is(FileLine::canBeDownloaded),
            this::download)
        .item(
            "filesMenuDownloadTo",
            Feather.DOWNLOAD,
            Messages.text("files.downloadTo"),
            () -> is(FileLine::canBeDownloaded),
            this::downloadTo)
        .item(
            "filesMenuDownloadPart",
            Feather.SCISSORS,
            Messages.text("files.downloadPart"),
            () -> is(FileLine::canBeDownloaded),
            this::downloadPart)
        .item(
            "filesMenuShowDownload",
            Feather.DOWNLOAD,
            Messages.text("files.showDownload"),
            () -> is(line -> line.download().isPresent()),
            this::showDownload)
        .item(
            "filesMenuCopy",
            Feather.COPY,
            Messages.text("files.copySha256"),
            () -> is(line -> line.listing().isPresent()),
            this::copySha256)
        .item(
            "filesMenuStop",
            Feather.SLASH,
            Messages.text("share.stop"),
            () -> is(FileLine::canBeStopped),
            this::stop);
  }

  private boolean is(Predicate<FileLine> what) {
    return chosen().filter(what).isPresent();
  }
}
