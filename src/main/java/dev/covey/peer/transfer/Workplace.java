package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Subscription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a download has open across pauses: its part file, the picker that knows what is missing, and
 * what others are served meanwhile. Confined to the download's thread.
 */
final class Workplace {
  /** What lives from the opening of the part file to its closing. */
  record Work(Target target, PiecePicker picker) {}

  /** What others are served of it, while it runs. */
  private record Serving(PartSource part, Subscription offer) {}

  private static final Logger log = LoggerFactory.getLogger(Workplace.class);

  private final DownloadSpec spec;
  private final TransferContext context;
  private final Inbox inbox;
  private final Wish wish;
  private final Steps steps;
  private final Progress progress;
  private final SplittableRandom random;

  private Optional<Work> work = Optional.empty();
  private Optional<Serving> serving = Optional.empty();

  Workplace(
      DownloadSpec spec,
      TransferContext context,
      Inbox inbox,
      Wish wish,
      Steps steps,
      Progress progress,
      SplittableRandom random) {
    this.spec = spec;
    this.context = context;
    this.inbox = inbox;
    this.wish = wish;
    this.steps = steps;
    this.progress = progress;
    this.random = random;
  }

  /** Offers others what is here already, if that is not done yet (F12). */
  PartSource serve(Manifest whole, Work open) {
    if (serving.isEmpty()) {
      PartSource part = new PartSource(whole, open.target.file(), open.target.done());
      serving =
          Optional.of(new Serving(part, context.parts().offer(spec.group(), spec.file(), part)));
    }
    return serving.get().part;
  }

  void serveNoMore() {
    serving.ifPresent(now -> now.offer.close());
    serving = Optional.empty();
  }

  /** Opens the part file, with what an earlier run left in it, if it is not open. */
  Work open(Manifest whole) throws CoveyException, InterruptedException {
    if (work.isEmpty()) {
      AtomicReference<PieceSet> right = new AtomicReference<>();
      PartStore.Check check = new PartStore.Check(right::set, () -> wish.kind() != Wish.Kind.GO);
      Target target =
          steps.aside(
              "part",
              () -> Target.open(spec, whole, inbox, check, local()),
              () -> checking(right.get()));
      PiecePicker.Rules rules = PiecePicker.Rules.of(context.settings());
      PiecePicker picker =
          new PiecePicker(target.done(), spec.manner().chosen(), rules, random.split());
      work = Optional.of(new Work(target, picker));
      progress.part(PartStore.part(spec));
      target
          .copiedFrom()
          .filter(from -> !from.equals(spec.destination()))
          .ifPresent(progress::copiedFrom);
    }
    return work.get();
  }

  /** Files on this computer of which pieces may be taken. */
  private List<Path> local() {
    List<Path> files =
        new ArrayList<>(context.local().having(spec.digests().sha256(), spec.size()));
    files.remove(spec.destination());
    if (spec.overwrite()) {
      // What it is to replace may be the same, but for some pieces: a repair.
      files.add(spec.destination());
    }
    return files;
  }

  /** What of an earlier run's pieces has been found right so far; null if there are none. */
  private void checking(PieceSet right) {
    if (right != null) {
      progress.done(right);
      progress.state(TransferState.VERIFYING, Optional.empty());
    }
  }

  /** The part file, which is open. */
  Target target() {
    return work.orElseThrow().target;
  }

  /** Whoever has the part file closes it. */
  void clear() {
    work = Optional.empty();
  }

  /** Has what is here brought to the disk, in the background. */
  void checkpoint() {
    work.ifPresent(open -> open.target.checkpoint());
  }

  /** Deletes what is here, also if it is not open. */
  void discard() {
    serveNoMore();
    if (work.isPresent()) {
      work.get().target.discard();
      work = Optional.empty();
    } else {
      PartStore.discard(spec);
    }
  }

  /** Closes what is open, in a way that another attempt or run can go on with. */
  void keep() {
    serveNoMore();
    if (work.isEmpty()) {
      return;
    }
    Target open = work.get().target;
    work = Optional.empty();
    try {
      open.keep();
    } catch (CoveyException e) {
      log.warn("the progress of download {} may be lost: {}", spec.id(), e.getMessage());
    }
  }
}
