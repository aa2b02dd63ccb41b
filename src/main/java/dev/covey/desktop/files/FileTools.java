package dev.covey.desktop.files;

import dev.covey.desktop.fx.Icons;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Shortcuts;
import dev.covey.desktop.fx.ToolButton;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. The buttons that do something with files, and when they can. */
final class FileTools {
  private final FilesViewModel viewModel;
  private final FileCommands commands;

  FileTools(FilesViewModel viewModel, FileCommands commands) {
    this.viewModel = viewModel;
    this.commands = commands;
  }

  void bindShare(Button button) {
    ToolButton.bind(button, Feather.PLUS, Optional.of(Shortcuts.SHARE), commands::chooseAndShare);
    button.setTooltip(
        new Tooltip(Messages.text("files.share.tip", Shortcuts.SHARE.getDisplayText())));
    Runnable follow = () -> button.setDisable(!viewModel.canShare());
    viewModel.scopeProperty().subscribe(_ -> follow.run());
    // Its owner may let me in while it is shown.
    viewModel.groupProperty().subscribe(_ -> follow.run());
  }

  void bindDownload(Button button) {
    ToolButton.bind(button, Feather.DOWNLOAD, Optional.of(Shortcuts.DOWNLOAD), commands::download);
    viewModel
        .lineProperty()
        .subscribe(line -> button.setDisable(line == null || !line.canBeDownloaded()));
  }

  void bindStop(Button button) {
    ToolButton.bind(button, Feather.SLASH, Optional.of(Shortcuts.DELETE), commands::stop);
    viewModel
        .lineProperty()
        .subscribe(line -> button.setDisable(line == null || !line.canBeStopped()));
  }

  /** What can be done while the details are a strip only. */
  Button strip() {
    Button button =
        Icons.button("filesStripDownload", Feather.DOWNLOAD, Messages.text("files.download"));
    button.getStyleClass().add("accent");
    button.setOnAction(_ -> commands.download());
    button.managedProperty().bind(button.visibleProperty());
    viewModel
        .lineProperty()
        .subscribe(line -> button.setVisible(line != null && line.canBeDownloaded()));
    return button;
  }
}
