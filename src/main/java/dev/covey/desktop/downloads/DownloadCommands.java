package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Copying;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Said;
import dev.covey.desktop.sharing.RecheckDialog;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.Portion;
import dev.covey.peer.Peer;
import dev.covey.peer.QueueMove;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.Problem;
import java.nio.file.Path;
import java.util.Optional;

/** Runs on the FX thread. Carries out what the user wants done with downloads (D10). */
final class DownloadCommands {
  private final DownloadsContext context;
  private final Removals removals;

  DownloadCommands(DownloadsContext context) {
    this.context = context;
    this.removals = new Removals(context);
  }

  private Peer peer() {
    return context.peer();
  }

  private Optional<TransferSnapshot> chosen() {
    return Optional.ofNullable(context.viewModel().detailsProperty().get());
  }

  private DownloadActions allowed() {
    return context.viewModel().actionsProperty().get();
  }

  private void actOnChosen(boolean allowed, DeedOnDownload deed) {
    if (allowed) {
      chosen().map(TransferSnapshot::id).ifPresent(id -> context.act(() -> deed.run(id)));
    }
  }

  @FunctionalInterface
  private interface DeedOnDownload {
    void run(DownloadId id) throws CoveyException;
  }

  void pause() {
    actOnChosen(allowed().pause(), peer()::pause);
  }

  void resume() {
    actOnChosen(allowed().resume(), peer()::resume);
  }

  void pauseOrResume() {
    if (allowed().resume()) {
      resume();
    } else {
      pause();
    }
  }

  /** Changes the chosen download's place in the queue (U16). */
  void move(QueueMove to) {
    actOnChosen(allowed().move(), id -> peer().move(id, to));
  }

  void move(DownloadId id, QueueMove to) {
    context.act(() -> peer().move(id, to));
  }

  void retry() {
    actOnChosen(allowed().retry(), peer()::retry);
  }

  void retry(DownloadId id) {
    context.act(() -> peer().retry(id));
  }

  /** Has the file fetched from its beginning on, or the rarest pieces first. */
  void inOrder(boolean on) {
    actOnChosen(allowed().pause() || allowed().resume(), id -> peer().inOrder(id, on));
  }

  /** Opens what is here of a file that still comes. */
  void openPart() {
    chosen()
        .flatMap(download -> download.extent().part())
        .ifPresent(context.desktop().dialogs()::open);
  }

  /** Has all of the file fetched, of which only a part was chosen. */
  void fetchRest() {
    actOnChosen(allowed().rest(), id -> peer().choose(id, Portion.ALL));
  }

  /** Compares the whole file with its hashes. */
  void recheck() {
    chosen()
        .filter(_ -> allowed().recheck())
        .ifPresent(download ->
            new RecheckDialog(
                    context.desktop(), context.window().get(), download.file(), context.changed())
                .show(download.group(), download.file()));
  }

  void remove() {
    if (allowed().remove()) {
      chosen().ifPresent(removals::remove);
    }
  }

  void cancelOrRemove() {
    if (allowed().cancel()) {
      cancel();
    } else {
      remove();
    }
  }

  void cancel() {
    if (allowed().cancel()) {
      chosen().ifPresent(removals::cancel);
    }
  }

  /** Takes what is completed or cancelled off the list; the files stay. */
  void clear() {
    removals.clear();
  }

  void open() {
    if (allowed().open()) {
      chosen().map(TransferSnapshot::place).ifPresent(context.desktop().dialogs()::open);
    }
  }

  void openFolder() {
    chosen()
        .map(TransferSnapshot::place)
        .map(Path::toAbsolutePath)
        .map(Path::getParent)
        .ifPresent(context.desktop().dialogs()::open);
  }

  void copyPath() {
    chosen().map(TransferSnapshot::place).map(Path::toString).ifPresent(Copying::copy);
  }

  /** What somebody who helps would want to know. */
  void copyDetails() {
    chosen().map(DownloadCommands::details).ifPresent(Copying::copyWords);
  }

  private static String details(TransferSnapshot download) {
    return Messages.text(
        "downloads.details.copied",
        download.file(),
        download.group(),
        download.state(),
        download.error().map(Problem::code).map(Object::toString).orElse("–"),
        download.error().map(p -> Said.of(p.code(), p.message())).orElse("–"),
        download.bytes(),
        download.size(),
        download.piecesDone(),
        download.pieces(),
        download.destination(),
        download.id());
  }
}
