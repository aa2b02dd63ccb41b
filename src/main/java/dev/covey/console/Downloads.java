package dev.covey.console;

import dev.covey.console.ConsoleCommand.Action;
import dev.covey.console.Result.Numbered;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.peer.DownloadOrder;
import dev.covey.peer.Peer;
import dev.covey.peer.QueueMove;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Downloads: begun, shown, steered (U12, U14, U16). Used by the console's thread. */
final class Downloads {
  private static final Logger log = LoggerFactory.getLogger(Downloads.class);
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final Peer peer;
  private final Live live;
  private final Numbers numbers;
  private final Waiting waiting;

  Downloads(Peer peer, Audience audience, Pace pace) {
    this.peer = peer;
    this.live = new Live(audience, pace);
    this.numbers = new Numbers(peer);
    this.waiting = new Waiting(numbers, audience, pace);
  }

  Result begin(ConsoleCommand.DownloadFile command) throws CoveyException {
    Path destination = command.destination().toAbsolutePath().normalize();
    boolean made = command.folder() && makeFolder(destination);
    try {
      DownloadId id =
          peer.download(
              command.group(),
              command.file(),
              new DownloadOrder(
                  Optional.of(destination),
                  command.overwrite(),
                  command.portion(),
                  command.inOrder()));
      return new Result.Begun(begun(id));
    } catch (CoveyException e) {
      if (made) {
        removeFolder(destination);
      }
      throw e;
    }
  }

  Result beginAll(ConsoleCommand.DownloadAll command) throws CoveyException {
    Path folder = command.folder().toAbsolutePath().normalize();
    boolean made = makeFolder(folder);
    List<DownloadId> begun = List.of();
    try {
      begun = peer.downloadAll(command.group(), folder, command.overwrite());
    } finally {
      if (made && begun.isEmpty()) {
        removeFolder(folder);
      }
    }
    long bytes = 0;
    for (DownloadId id : begun) {
      waiting.begun(id);
      bytes += peer.download(id).map(TransferSnapshot::size).orElse(0L);
    }
    return new Result.BegunAll(command.group(), folder, begun.size(), bytes);
  }

  /** A download that the next wait is about, too. */
  Numbered begun(DownloadId id) throws CoveyException {
    waiting.begun(id);
    return numbers.look(id).orElseThrow(() -> Numbers.unknown(id.toString()));
  }

  /** A destination that is written as a folder is one: it is made if it is not there. */
  private static boolean makeFolder(Path folder) throws CoveyException {
    if (Files.isDirectory(folder)) {
      return false;
    }
    try {
      Files.createDirectories(folder);
      return true;
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.BAD_DESTINATION,
          "The folder %s cannot be made: choose another.".formatted(folder),
          e);
    }
  }

  private static void removeFolder(Path folder) {
    try {
      Files.delete(folder);
    } catch (IOException e) {
      log.debug("an unused folder stays: {}", e.getClass().getSimpleName());
    }
  }

  Result steer(Action action, String which) throws CoveyException {
    Numbered download = numbers.find(which, state -> fits(action, state));
    DownloadId id = download.snapshot().id();
    switch (action) {
      case PAUSE -> peer.pause(id);
      case RESUME -> peer.resume(id);
      case CANCEL -> peer.cancel(id);
      case RETRY -> peer.retry(id);
      case FORGET -> peer.forget(id);
    }
    if (action == Action.RETRY || action == Action.RESUME) {
      waiting.begun(id);
    }
    return new Result.Steered(
        action, action == Action.FORGET ? download : numbers.find(id).orElse(download));
  }

  Result inOrder(String which, boolean on) throws CoveyException {
    Numbered download = numbers.find(which, state -> !state.hasEnded());
    TransferSnapshot it = download.snapshot();
    peer.inOrder(it.id(), on);
    String sentence =
        on
            ? "%s comes from the beginning on now; what is here can be opened: %s."
                .formatted(it.file(), it.place())
            : "%s comes the rarest pieces first now.".formatted(it.file());
    return new Result.Done(sentence)
        .with("file", it.file())
        .with("inOrder", on)
        .with("place", it.place());
  }

  Result move(String which, QueueMove move) throws CoveyException {
    Numbered download = numbers.find(which, state -> !state.hasEnded());
    DownloadId id = download.snapshot().id();
    peer.move(id, move);
    return new Result.Moved(numbers.of(id));
  }

  /** Whether that can be done in that state; the peer decides, this only tells namesakes apart. */
  static boolean fits(Action action, TransferState state) {
    return switch (action) {
      case PAUSE -> !state.hasEnded() && state != TransferState.PAUSED;
      case RESUME -> state == TransferState.PAUSED;
      case CANCEL -> !state.hasEnded();
      case RETRY -> state == TransferState.FAILED || state == TransferState.CANCELLED;
      case FORGET -> state.hasEnded();
    };
  }

  /** Every download; a person who watches sees them move until all have ended. */
  Result show(boolean watch) throws CoveyException {
    return live.watch(
        BETWEEN,
        () -> new Result.Downloads(numbers.all()),
        shown -> watch && !shown.downloads().stream().allMatch(Downloads::hasEnded));
  }

  /** One download closely; a person who watches sees it move until it has ended. */
  Result details(String which, boolean watch) throws CoveyException {
    DownloadId id = numbers.find(which, state -> !state.hasEnded()).snapshot().id();
    return live.watch(
        BETWEEN,
        () -> new Result.Details(numbers.of(id), peer.details(id)),
        shown -> watch && !hasEnded(shown.download()));
  }

  private static boolean hasEnded(Numbered download) {
    return download.snapshot().state().hasEnded();
  }

  Result await(Optional<Duration> limit) throws CoveyException {
    return waiting.await(limit);
  }
}
