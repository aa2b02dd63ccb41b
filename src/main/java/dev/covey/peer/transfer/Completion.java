package dev.covey.peer.transfer;

import dev.covey.content.FileStamp;
import dev.covey.content.SafeNames;
import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a download whose pieces are all here: the digests of the whole, and the final name
 * (D8, D9). Confined to the download's thread.
 */
final class Completion {
  private static final Logger log = LoggerFactory.getLogger(Completion.class);

  /** How often it looks whether the user wants something else. */
  private static final Duration LOOK = Duration.ofMillis(50);

  /** A disk that damages what is written again and again is not worth more attempts. */
  private static final int MOST_DAMAGES = 3;

  private final DownloadSpec spec;
  private final Workplace place;
  private final Wish wish;
  private final Steps steps;
  private final Progress progress;

  private int damages;

  /** For any thread to read. */
  private volatile Optional<Download.Completed> completed = Optional.empty();

  Completion(DownloadSpec spec, Workplace place, Wish wish, Steps steps, Progress progress) {
    this.spec = spec;
    this.place = place;
    this.wish = wish;
    this.steps = steps;
    this.progress = progress;
  }

  /** The file, once the state is {@code COMPLETED}. */
  Optional<Download.Completed> completed() {
    return completed;
  }

  /**
   * Ends it.
   *
   * @return whether it has ended: not if pieces were damaged on the disk meanwhile
   */
  boolean of(Manifest whole) throws CoveyException, Wish.Changed, InterruptedException {
    progress.idle();
    if (spec.isPart()) {
      return completePart();
    }
    progress.state(TransferState.VERIFYING, Optional.empty());
    Target open = place.target();
    Optional<Digests> found = digests(open);
    if (found.filter(whole.digests()::equals).isEmpty()) {
      return !isDamaged(whole, found);
    }
    place.clear();
    Path named = steps.aside("finish", open::finish, () -> {});
    completed = Optional.of(new Download.Completed(named, FileStamp.of(named), whole));
    progress.destination(named);
    progress.state(TransferState.COMPLETED, Optional.empty());
    // Those who are being served go on with the file, which is shared from now on.
    place.serveNoMore();
    return true;
  }

  /**
   * The chosen pieces are here, each verified; of the whole nothing can be said. They are kept
   * beside the final name, which an incomplete file never gets.
   */
  private boolean completePart() throws CoveyException, Wish.Changed, InterruptedException {
    Path wanted = SafeNames.freePart(spec.destination());
    progress.part(wanted);
    // Tells where it will be before it is there, so that a kill in between loses nothing (D10).
    progress.state(TransferState.VERIFYING, Optional.empty());
    requireGo();
    Target open = place.target();
    place.clear();
    progress.part(steps.aside("finish", () -> open.finishPart(wanted), () -> {}));
    progress.state(TransferState.COMPLETED, Optional.empty());
    place.serveNoMore();
    return true;
  }

  /** If it is to stop, the part stays where it is: who has stopped it may not have heard. */
  private void requireGo() throws Wish.Changed {
    try {
      wish.require(Wish.Kind.GO);
    } catch (Wish.Changed e) {
      progress.part(PartStore.part(spec));
      throw e;
    }
  }

  /** Empty if the file cannot be read back. */
  private Optional<Digests> digests(Target open)
      throws CoveyException, Wish.Changed, InterruptedException {
    Digests found = null;
    while (found == null) {
      wish.require(Wish.Kind.GO);
      try {
        found = open.digests(LOOK.toNanos());
      } catch (CoveyException e) {
        if (e.code() != ErrorCode.FAILED) {
          throw e;
        }
        log.warn("download {}: {}", spec.id(), e.getMessage());
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  /**
   * Pieces were right when they came, but the whole is not. If somebody has damaged the part file
   * since, those pieces are fetched again; else it is discarded.
   */
  private boolean isDamaged(Manifest whole, Optional<Digests> found)
      throws CoveyException, InterruptedException {
    place.keep();
    Target again = place.open(whole).target();
    if (found.isPresent() && again.done().isComplete()) {
      place.clear();
      again.discard();
      throw new CoveyException(ErrorCode.CONTENT_MISMATCH, mismatch(found.get()));
    }
    if (++damages > MOST_DAMAGES) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "What was written of '%s' comes back wrong again and again: check the disk, then retry."
              .formatted(spec.name()));
    }
    log.warn("the part of download {} was damaged: {} is left", spec.id(), again.done());
    return true;
  }

  private String mismatch(Digests found) {
    return ("All pieces of '%s' are right, but the whole is not, and was discarded: expected SHA-1"
            + " %s and SHA-256 %s, got %s and %s.")
        .formatted(
            spec.name(),
            spec.digests().sha1(),
            spec.digests().sha256(),
            found.sha1(),
            found.sha256());
  }
}
