package dev.covey.peer;

import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptDownload.Fate;
import dev.covey.peer.library.KeptDownload.Manner;
import dev.covey.peer.library.KeptDownload.Progress;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.Problem;
import dev.covey.peer.transfer.TransferState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How one download stands, as it is kept and, in this run, as it lives. Immutable.
 *
 * @param live in this run, once it was started; stays after the end
 * @param running whether it counts among those that run
 * @param alone whether it had a live part, or was begun in an earlier run: who fetches many
 *     together does not look at what is there already
 * @param bundle with whom it is fetched, while it is {@code BUNDLED}
 * @param told how it stands without a live part; empty: as it is kept
 */
record DownloadState(
    KeptDownload kept,
    Phase phase,
    Optional<Download> live,
    boolean running,
    boolean alone,
    Optional<Bundle> bundle,
    Optional<TransferSnapshot> told) {

  /** What {@link Downloads} has decided. */
  enum Phase {
    /** Begins, or goes on, as soon as it is its turn. */
    QUEUED,
    STARTED,
    /** Is fetched together with others. */
    BUNDLED,
    PAUSED,
    ENDED
  }

  /** One that is not started yet. */
  static DownloadState of(KeptDownload kept) {
    Phase phase =
        switch (kept.progress().fate()) {
          case UNFINISHED -> Phase.QUEUED;
          case PAUSED -> Phase.PAUSED;
          case COMPLETED, FAILED, CANCELLED -> Phase.ENDED;
        };
    return new DownloadState(
        kept, phase, Optional.empty(), false, false, Optional.empty(), Optional.empty());
  }

  DownloadState with(KeptDownload now) {
    return new DownloadState(now, phase, live, running, alone, bundle, told);
  }

  DownloadState with(Optional<Download> now) {
    return new DownloadState(kept, phase, now, running, alone || now.isPresent(), bundle, told);
  }

  /** It is fetched by itself from now on. */
  DownloadState asAlone() {
    return new DownloadState(kept, phase, live, running, true, bundle, told);
  }

  /**
   * What was decided; what is kept follows.
   *
   * @param joined the bundle, if it is {@code BUNDLED} now
   */
  DownloadState become(Phase now, Optional<Bundle> joined) {
    return new DownloadState(
        now == Phase.ENDED ? kept : kept.with(unfinished(now)),
        now,
        live,
        now == Phase.STARTED,
        alone,
        joined,
        joined.map(_ -> RestingDownload.of(kept, TransferState.RUNNING)));
  }

  private Progress unfinished(Phase now) {
    Fate fate = now == Phase.PAUSED ? Fate.PAUSED : Fate.UNFINISHED;
    return new Progress(fate, kept.progress().done(), Optional.empty(), "", Optional.empty());
  }

  /** Takes over what the living download tells of itself. */
  DownloadState follow(TransferSnapshot now) {
    Phase next = now.state().hasEnded() ? Phase.ENDED : phase;
    KeptDownload keeps =
        kept.withDestination(now.destination())
            .with(progress(now, next))
            .with(manner(now.extent()));
    return new DownloadState(keeps, next, live, runs(now.state(), next), alone, bundle, told);
  }

  private boolean runs(TransferState now, Phase next) {
    return switch (now) {
      case QUEUED -> running;
      case RUNNING, VERIFYING -> next == Phase.STARTED;
      // Who waits for others holds up nobody.
      case WAITING, PAUSED, COMPLETED, FAILED, CANCELLED -> false;
    };
  }

  private static Progress progress(TransferSnapshot now, Phase next) {
    Fate fate =
        switch (now.state()) {
          case QUEUED, RUNNING, WAITING, VERIFYING, PAUSED ->
              next == Phase.PAUSED ? Fate.PAUSED : Fate.UNFINISHED;
          case COMPLETED -> Fate.COMPLETED;
          case FAILED -> Fate.FAILED;
          case CANCELLED -> Fate.CANCELLED;
        };
    // Why it waits is of now; only why it failed is worth keeping.
    Optional<Problem> why = now.error().filter(_ -> fate == Fate.FAILED);
    return new Progress(
        fate,
        fate == Fate.CANCELLED ? PieceSet.none(now.done().size()) : now.done(),
        why.map(Problem::code),
        why.map(Problem::message).orElse(""),
        now.finished());
  }

  private Manner manner(TransferSnapshot.Extent now) {
    Manner before = kept.manner();
    Path hidden = RestingDownload.hiddenPart(kept);
    return new Manner(
        before.chosen(),
        before.inOrder(),
        now.part().filter(part -> !part.equals(hidden)),
        now.copiedFrom().or(before::copiedFrom));
  }

  /** It came with its bundle. */
  DownloadState bundled(TransferSnapshot ended) {
    DownloadState then = follow(ended);
    return new DownloadState(
        then.kept,
        then.phase,
        Optional.empty(),
        false,
        alone,
        Optional.empty(),
        Optional.of(ended));
  }

  /**
   * Whether it may be fetched together with others: nothing is known of it that they would miss.
   */
  boolean mayBeBundled() {
    return !alone
        && phase == Phase.QUEUED
        && Pieces.count(kept.size()) == 1
        && kept.manifest().isPresent()
        && !kept.isPart()
        && !(kept.overwrite() && Files.exists(kept.destination()));
  }

  /** As it is shown. */
  TransferSnapshot snapshot() {
    TransferSnapshot now =
        live.map(Download::snapshot).or(() -> told).orElseGet(() -> RestingDownload.of(kept));
    boolean waitsForItsTurn = phase == Phase.QUEUED && now.state() != TransferState.QUEUED;
    TransferSnapshot shown = waitsForItsTurn ? RestingDownload.queued(now) : now;
    return shown.withInOrder(kept.manner().inOrder());
  }
}
