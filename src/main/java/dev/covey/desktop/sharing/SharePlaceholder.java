package dev.covey.desktop.sharing;

import dev.covey.desktop.fx.EmptyState;
import dev.covey.desktop.fx.Messages;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** Runs on the FX thread. What the table says when it is empty: why, and what to do. */
final class SharePlaceholder {
  private final SharingViewModel viewModel;
  private final Runnable share;
  private final Runnable showFiles;
  private final Runnable showAll;
  private final Runnable clearSearch;

  SharePlaceholder(
      SharingViewModel viewModel,
      Runnable share,
      Runnable showFiles,
      Runnable showAll,
      Runnable clearSearch) {
    this.viewModel = viewModel;
    this.share = share;
    this.showFiles = showFiles;
    this.showAll = showAll;
    this.clearSearch = clearSearch;
  }

  Node node() {
    return switch (viewModel.emptinessProperty().get()) {
      case NOT_EMPTY -> new Label();
      case NOTHING_SHARED ->
          EmptyState.of(
              Feather.UPLOAD,
              "sharing.empty.nothing",
              EmptyState.mainButton(
                  "sharingEmptyShare", Feather.PLUS, Messages.text("sharing.share"), share),
              EmptyState.filesButton(
                  "sharingShowFiles", Messages.text("sharing.empty.showFiles"), showFiles));
      case ALL_WELL ->
          EmptyState.of(
              Feather.CHECK_CIRCLE,
              "sharing.empty.allWell",
              EmptyState.button("sharingShowAll", Messages.text("sharing.empty.showAll"), showAll));
      case NOTHING_FOUND ->
          new EmptyState(
              Feather.SEARCH,
              Messages.text("sharing.notFound.title", viewModel.searched()),
              Messages.text("sharing.notFound.text", viewModel.size()),
              EmptyState.button(
                  "sharingClearSearch", Messages.text("sharing.notFound.clear"), clearSearch));
    };
  }
}
