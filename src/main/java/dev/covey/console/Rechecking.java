package dev.covey.console;

import dev.covey.console.Result.Numbered;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.peer.DownloadOrder;
import dev.covey.peer.Peer;
import dev.covey.peer.Recheck;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Compares a file with its hashes and, if asked to, has what is damaged fetched (F13). Used by the
 * console's thread; interrupting it stops the comparison.
 */
final class Rechecking {
  private final Peer peer;
  private final Downloads downloads;
  private final Watching watching;

  Rechecking(Peer peer, Downloads downloads, Audience audience, ThreadFactory threads) {
    this.peer = peer;
    this.downloads = downloads;
    this.watching = new Watching(audience, threads);
  }

  Result recheck(ConsoleCommand.Recheck command) throws CoveyException {
    Recheck.Report report = watching.await(new Work(peer.recheck(command.group(), command.file())));
    Optional<Numbered> repair =
        command.repair() && !report.isRight() ? Optional.of(repair(report)) : Optional.empty();
    return new Result.Rechecked(report, repair);
  }

  private Numbered repair(Recheck.Report report) throws CoveyException {
    DownloadId id =
        peer.download(
            report.group(), report.file(), DownloadOrder.whole(Optional.of(report.path()), true));
    return downloads.begun(id);
  }

  private record Work(Recheck recheck) implements Watching.Work<Recheck.Report> {
    @Override
    public Progress progress() {
      return new Progress.Checking(recheck.snapshot());
    }

    @Override
    public void cancel() {
      recheck.cancel();
    }

    @Override
    public Recheck.Report await() throws CoveyException {
      return recheck.await();
    }

    @Override
    public String stopped() {
      return "%s was not checked to its end: you stopped it.".formatted(recheck.snapshot().file());
    }
  }
}
