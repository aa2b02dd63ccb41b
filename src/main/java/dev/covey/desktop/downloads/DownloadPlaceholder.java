package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.EmptyState;
import dev.covey.desktop.fx.Messages;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. What the table says when it is empty: why, and what to do. */
final class DownloadPlaceholder {
  private final DownloadsViewModel viewModel;
  private final Runnable showFiles;
  private final Runnable showAll;
  private final Runnable clearSearch;

  DownloadPlaceholder(
      DownloadsViewModel viewModel, Runnable showFiles, Runnable showAll, Runnable clearSearch) {
    this.viewModel = viewModel;
    this.showFiles = showFiles;
    this.showAll = showAll;
    this.clearSearch = clearSearch;
  }

  Node node() {
    return switch (viewModel.emptinessProperty().get()) {
      case NOT_EMPTY -> new Label();
      case NOTHING_YET -> nothingYet();
      case NOTHING_IN_SEGMENT ->
          EmptyState.of(
              Feather.DOWNLOAD,
              "downloads.emptySegment",
              EmptyState.button(
                  "downloadsShowAll", Messages.text("downloads.emptySegment.show"), showAll));
      case NOTHING_FOUND ->
          new EmptyState(
              Feather.SEARCH,
              Messages.text("downloads.notFound.title", viewModel.searched()),
              Messages.text("downloads.notFound.text", viewModel.size()),
              EmptyState.button(
                  "downloadsClearSearch", Messages.text("downloads.notFound.clear"), clearSearch));
    };
  }

  private EmptyState nothingYet() {
    return EmptyState.of(
        Feather.DOWNLOAD,
        "downloads.empty",
        EmptyState.filesButton(
            "downloadsShowFiles", Messages.text("downloads.empty.show"), showFiles));
  }
}
