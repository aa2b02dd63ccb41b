package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.DesktopContext;
import dev.covey.desktop.fx.KeptSelection;
import dev.covey.desktop.fx.LiveRow;
import dev.covey.model.DownloadId;
import dev.covey.model.Subscription;
import dev.covey.peer.Peer;
import dev.covey.peer.transfer.TransferDetails;
import dev.covey.peer.transfer.TransferSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs on the FX thread. Keeps the view model told of what there is, while the screen is seen. */
final class DownloadsFeed {
  private static final int SNAPSHOTS_A_SECOND = 4;

  /** What there is at a moment. */
  private record Now(
      List<TransferSnapshot> downloads,
      List<DownloadId> queue,
      Optional<DownloadId> chosen,
      Optional<TransferDetails> details) {
    static Now at(Peer peer, Optional<DownloadId> chosen) {
      return new Now(peer.downloads(), peer.queue(), chosen, chosen.flatMap(peer::details));
    }
  }

  private final DesktopContext context;
  private final DownloadsViewModel viewModel;
  private final KeptSelection<?> selection;
  private final Runnable accepted;
  private Optional<Subscription> polling = Optional.empty();

  /** Written by the FX thread, read by those that poll. */
  private volatile Optional<DownloadId> chosen = Optional.empty();

  /**
   * @param accepted called when the view model was told
   */
  DownloadsFeed(
      DesktopContext context,
      DownloadsViewModel viewModel,
      KeptSelection<?> selection,
      Runnable accepted) {
    this.context = context;
    this.viewModel = viewModel;
    this.selection = selection;
    this.accepted = accepted;
  }

  void open() {
    refresh();
    polling =
        Optional.of(
            context
                .bridge()
                .poll(() -> Now.at(context.peer(), chosen), SNAPSHOTS_A_SECOND, this::accept));
  }

  void close() {
    polling.ifPresent(Subscription::close);
    polling = Optional.empty();
  }

  /** That one is chosen, or none: looks at its details, from now on too. */
  void look(LiveRow<DownloadId, DownloadLine> row) {
    chosen = Optional.ofNullable(row).map(LiveRow::key);
    chosen.ifPresent(id -> viewModel.acceptDetails(id, context.peer().details(id)));
  }

  /** What is there now, without waiting for the next poll. */
  void refresh() {
    accept(Now.at(context.peer(), chosen));
  }

  private void accept(Now now) {
    selection.during(() -> viewModel.accept(now.downloads, now.queue, Instant.now()));
    now.chosen.ifPresent(id -> viewModel.acceptDetails(id, now.details));
    accepted.run();
  }
}
