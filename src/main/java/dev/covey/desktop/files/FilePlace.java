package dev.covey.desktop.files;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.model.Subscription;
import dev.covey.peer.FolderSpace;
import dev.covey.peer.transfer.TransferSnapshot;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/**
 * Runs on the FX thread. Says where the chosen file goes and whether there is room for it, or how
 * it is here already.
 */
final class FilePlace {
  private final DesktopContext context;
  private final Label label;

  /** Empty unless the label says where the download of what is shown would go. */
  private Optional<Subscription> measuring = Optional.empty();

  FilePlace(DesktopContext context, Label label) {
    this.context = context;
    this.label = label;
  }

  /**
   * @param other whether another file was shown before
   */
  void show(FileLine line, boolean other) {
    if (line.canBeDownloaded()) {
      label.setVisible(true);
      if (other || measuring.isEmpty()) {
        measure(line.size());
      }
      return;
    }
    close();
    label.setTooltip(null);
    String text = text(line);
    label.setText(text);
    label.setVisible(!text.isEmpty());
  }

  private static String text(FileLine line) {
    return switch (line.state()) {
      case FileState.Preparing(double share) ->
          Messages.text("share.preparing", Formats.percent(share));
      case FileState.Downloading(TransferSnapshot download) ->
          Messages.text("files.pane.downloading", Formats.percent(download.progress()));
      case FileState.Sharing _ -> Messages.text("files.pane.sharing");
      case FileState.NotHere _ -> "";
    };
  }

  private void measure(long size) {
    Path folder = context.peer().downloadFolder();
    String name = Optional.ofNullable(folder.getFileName()).orElse(folder).toString();
    label.setText(Messages.text("files.pane.goesTo", name));
    label.setTooltip(new Tooltip(folder.toString()));
    close();
    measuring =
        Optional.of(
            context
                .bridge()
                .work(
                    () -> FolderSpace.of(folder),
                    free -> free.ifPresent(bytes -> showFree(name, bytes, size)),
                    _ -> {}));
  }

  private void showFree(String folder, long free, long size) {
    label.setText(
        free < size
            ? Messages.text("files.pane.notEnough", folder, Formats.bytes(size - free))
            : Messages.text("files.pane.goesToFree", folder, Formats.bytes(free)));
  }

  /** Drops the question that is on its way. */
  void close() {
    measuring.ifPresent(Subscription::close);
    measuring = Optional.empty();
  }
}
