package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.Copying;
import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.RowMenu;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.TableView;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. What can be done with shares (U11, U13), most with the chosen one. */
final class ShareCommands {
  private final DesktopContext context;
  private final SharingViewModel viewModel;
  private final ShareFiles files;
  private final ShareWith shareWith;
  private final StopSharing stopping;
  private final Supplier<Window> window;

  ShareCommands(
      DesktopContext context,
      SharingViewModel viewModel,
      ShareFiles files,
      ShareWith shareWith,
      StopSharing stopping,
      Supplier<Window> window) {
    this.context = context;
    this.viewModel = viewModel;
    this.files = files;
    this.shareWith = shareWith;
    this.stopping = stopping;
    this.window = window;
  }

  void share() {
    shareWith.ask(window.get());
  }

  void cancel(ShareLine line) {
    line.path().ifPresent(path -> files.cancel(path, line.key().group()));
  }

  void again(ShareLine line) {
    line.path().ifPresent(path -> files.again(path, line.key().group(), line.key().name()));
  }

  private Optional<ShareLine> chosen() {
    return Optional.ofNullable(viewModel.lineProperty().get());
  }

  boolean hasFolder() {
    return chosen().flatMap(ShareLine::path).isPresent();
  }

  boolean isShared() {
    return chosen().flatMap(ShareLine::shared).isPresent();
  }

  void recheck() {
    chosen()
        .filter(line -> line.shared().isPresent())
        .map(ShareLine::key)
        .ifPresent(key ->
            new RecheckDialog(context, window.get(), key.name(), () -> {})
                .show(key.group(), key.name()));
  }

  void openFolder() {
    chosen().flatMap(ShareLine::path).map(Path::getParent).ifPresent(context.dialogs()::open);
  }

  void copyHash() {
    chosen()
        .flatMap(ShareLine::shared)
        .ifPresent(file -> Copying.copy(file.digests().sha256().hex()));
  }

  void stop() {
    chosen()
        .filter(line -> line.shared().isPresent())
        .map(ShareLine::key)
        .ifPresent(key -> stopping.stop(key.group(), key.name()));
  }

  /**
   * Gives the rows their menu.
   *
   * @param folder what the button that opens the folder says
   * @param stop what the button that stops says
   */
  void addMenu(TableView<?> table, String folder, String stop) {
    new RowMenu(table)
        .item(
            "sharingMenuAgain",
            Feather.ROTATE_CW,
            Messages.text("sharing.again"),
            () -> chosen().filter(ShareLine::needsAttention).isPresent(),
            () -> chosen().ifPresent(this::again))
        .item(
            "sharingMenuRecheck",
            Feather.SHIELD,
            Messages.text("recheck.menu"),
            this::isShared,
            this::recheck)
        .item("sharingMenuFolder", Feather.FOLDER, folder, this::hasFolder, this::openFolder)
        .item(
            "sharingMenuCopy",
            Feather.COPY,
            Messages.text("files.copySha256"),
            this::isShared,
            this::copyHash)
        .item("sharingMenuStop", Feather.SLASH, stop, this::isShared, this::stop);
  }
}
