package dev.covey.desktop.downloads;

import dev.covey.desktop.fx.Formats;
import dev.covey.desktop.fx.Messages;
import dev.covey.desktop.fx.Notice;
import dev.covey.desktop.fx.Question;
import dev.covey.desktop.fx.Tone;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.peer.Peer;
import dev.covey.peer.QueueMove;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs on the FX thread. Takes downloads off the list, and cancels them: at once where that can be
 * taken back, which a notice offers; only what throws away what has arrived is asked about (D10).
 *
 * <p>The peer forgets a download that was taken off when it can be taken back no more: until then
 * it knows everything about it still.
 */
final class Removals {
  private final DownloadsContext context;

  Removals(DownloadsContext context) {
    this.context = context;
  }

  private Peer peer() {
    return context.peer();
  }

  /** Takes the chosen one, which has ended, off the list. */
  void remove(TransferSnapshot download) {
    takeOff(List.of(download.id()), Messages.text("downloads.removed.title.one", download.file()));
  }

  /** Takes what is completed or cancelled off the list; the files stay. */
  void clear() {
    List<DownloadId> ended = context.viewModel().clearable();
    if (!ended.isEmpty()) {
      takeOff(ended, Messages.text("downloads.removed.title.many", ended.size()));
    }
  }

  private void takeOff(List<DownloadId> ended, String title) {
    context.error().clear();
    context.viewModel().takeOff(ended);
    context.changed().run();
    context
        .desktop()
        .notices()
        .show(
            Notice.done(
                title,
                Messages.text("downloads.removed.text"),
                () -> putBack(ended),
                () -> forget(ended)));
  }

  private void putBack(List<DownloadId> ended) {
    context.viewModel().putBack(ended);
    context.changed().run();
    context.viewModel().row(ended.getFirst()).ifPresent(context.viewModel().chosenProperty()::set);
  }

  private void forget(List<DownloadId> ended) {
    context
        .bridge()
        .finish(
            () -> {
              for (DownloadId id : ended) {
                forget(id);
              }
            },
            context.changed(),
            why -> {
              context.viewModel().putBack(ended);
              context.changed().run();
              context.error().show(why);
            });
  }

  private void forget(DownloadId id) throws CoveyException {
    try {
      peer().forget(id);
    } catch (CoveyException e) {
      // Somebody else has forgotten it meanwhile.
      if (e.code() != ErrorCode.UNKNOWN_DOWNLOAD) {
        throw e;
      }
    }
  }

  /** Ends a download: asks before if something has arrived of it. */
  void cancel(TransferSnapshot download) {
    if (download.bytes() > 0) {
      ask(download);
    } else {
      context.error().clear();
      context
          .bridge()
          .work(
              () -> {
                List<DownloadId> ahead = ahead(download.id());
                peer().cancel(download.id());
                return ahead;
              },
              ahead -> cancelled(download, ahead),
              context.error()::show);
    }
  }

  /** Those whose turn is before that one's. */
  private List<DownloadId> ahead(DownloadId id) {
    return peer().queue().stream().takeWhile(each -> !each.equals(id)).toList();
  }

  private void cancelled(TransferSnapshot before, List<DownloadId> ahead) {
    context.changed().run();
    context
        .desktop()
        .notices()
        .show(
            Notice.done(
                Messages.text("downloads.cancelled.title", before.file()),
                Messages.text("downloads.cancelled.text"),
                () ->
                    context
                        .bridge()
                        .act(
                            () -> beginAgain(before, ahead),
                            context.changed(),
                            context.error()::show),
                () -> {}));
  }

  /** As it was: in its turn, and paused if it was. */
  private void beginAgain(TransferSnapshot before, List<DownloadId> ahead) throws CoveyException {
    peer().retry(before.id());
    if (before.state() == TransferState.PAUSED) {
      peer().pause(before.id());
    }
    List<DownloadId> now = peer().queue();
    int place = 1 + (int) now.stream().filter(ahead::contains).count();
    if (now.indexOf(before.id()) + 1 != place) {
      peer().move(before.id(), new QueueMove.To(place));
    }
  }

  private void ask(TransferSnapshot download) {
    Question question =
        new Question(
            context.window().get(),
            "cancelDownload",
            Feather.ALERT_TRIANGLE,
            Tone.WARNING,
            Messages.text("downloads.cancelling.title", download.file()),
            Messages.text("downloads.cancelling.text", Formats.bytes(download.bytes())));
    question.answer(
        Question.Kind.DANGER,
        "cancelDownloadYes",
        Messages.text("downloads.cancelling.yes"),
        (done, failure) ->
            context
                .bridge()
                .act(
                    () -> peer().cancel(download.id()),
                    () -> {
                      done.run();
                      context.changed().run();
                    },
                    failure));
    question.leaveIt("cancelDownloadNo", Messages.text("downloads.cancelling.no"));
    question.show();
  }
}
