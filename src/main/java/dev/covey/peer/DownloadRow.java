package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptDownload.Fate;
import dev.covey.peer.library.KeptDownload.Manner;
import dev.covey.peer.library.KeptDownload.Progress;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.DownloadSpec;
import dev.covey.peer.transfer.Introduction;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferSnapshot.Problem;
import dev.covey.peer.transfer.TransferState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One download, as it is kept and, in this run, as it lives. Changed under the lock of its owner;
 * any thread may look at it.
 */
final class DownloadRow {

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

  /**
   * @param live in this run, once it was started; stays after the end
   * @param running whether it counts among those that run
   * @param alone whether it had a live part, or was begun in an earlier run: who fetches many
   *     together does not look at what is there already
   * @param bundle with whom it is fetched, while it is {@code BUNDLED}
   * @param told how it stands without a live part; empty: as it is kept
   */
  private record State(
      KeptDownload kept,
      Phase phase,
      Optional<Download> live,
      boolean running,
      boolean alone,
      Optional<Bundle> bundle,
      Optional<TransferSnapshot> told) {

    State with(KeptDownload now) {
      return new State(now, phase, live, running, alone, bundle, told);
    }

    State with(Optional<Download> now) {
      return new State(kept, phase, now, running, alone || now.isPresent(), bundle, told);
    }

    State asAlone() {
      return new State(kept, phase, live, running, true, bundle, told);
    }
  }

  private final Optional<Introduction> introduction;
  private volatile State state;

  /** One that was begun before. */
  DownloadRow(KeptDownload kept) {
    this(kept, Optional.empty());
    state = state.asAlone();
  }

  /**
   * @param introduction whom to begin with, if a tracker has just told it
   */
  DownloadRow(KeptDownload kept, Optional<Introduction> introduction) {
    this.introduction = introduction;
    Phase phase =
        switch (kept.progress().fate()) {
          case UNFINISHED -> Phase.QUEUED;
          case PAUSED -> Phase.PAUSED;
          case COMPLETED, FAILED, CANCELLED -> Phase.ENDED;
        };
    this.state =
        new State(kept, phase, Optional.empty(), false, false, Optional.empty(), Optional.empty());
  }

  KeptDownload kept() {
    return state.kept();
  }

  Optional<Introduction> introduction() {
    return introduction;
  }

  Phase phase() {
    return state.phase();
  }

  Optional<Download> live() {
    return state.live();
  }

  /** Whether that is the live one, and not one whose place was taken. */
  boolean isLivedBy(Download download) {
    return live().filter(now -> now == download).isPresent();
  }

  boolean isRunning() {
    return state.running();
  }

  boolean isOf(Optional<AccountId> account) {
    return account.equals(Optional.of(kept().account()));
  }

  void keep(KeptDownload now) {
    state = state.with(now);
  }

  void live(Optional<Download> now) {
    state = state.with(now);
  }

  /** It is fetched together with others. */
  void join(Bundle bundle) {
    become(Phase.BUNDLED, Optional.of(bundle));
  }

  boolean isIn(Bundle bundle) {
    return state.bundle().equals(Optional.of(bundle));
  }

  /**
   * Takes it out of its bundle, if it is in one.
   *
   * @return false: it is whole under its name, and soon ends
   */
  boolean leaveBundle() {
    return state.bundle().map(bundle -> bundle.takeOut(this)).orElse(true);
  }

  /**
   * Decides what becomes of it; what is kept follows. One that is in a bundle must have left it.
   */
  void become(Phase now) {
    become(now, Optional.empty());
  }

  private void become(Phase now, Optional<Bundle> bundle) {
    Progress progress = kept().progress();
    Fate fate =
        switch (now) {
          case QUEUED, STARTED, BUNDLED -> Fate.UNFINISHED;
          case PAUSED -> Fate.PAUSED;
          case ENDED -> progress.fate();
        };
    state =
        new State(
            kept()
                .with(
                    now == Phase.ENDED
                        ? progress
                        : new Progress(
                            fate, progress.done(), Optional.empty(), "", Optional.empty())),
            now,
            live(),
            now == Phase.STARTED,
            state.alone(),
            bundle,
            bundle.map(_ -> RestingDownload.of(kept(), TransferState.RUNNING)));
  }

  /** Takes over what the living download tells of itself. */
  void follow(TransferSnapshot told) {
    Phase now = told.state().hasEnded() ? Phase.ENDED : phase();
    boolean running =
        switch (told.state()) {
          case QUEUED -> isRunning();
          case RUNNING, VERIFYING -> now == Phase.STARTED;
          // Who waits for others holds up nobody.
          case WAITING, PAUSED, COMPLETED, FAILED, CANCELLED -> false;
        };
    Fate fate =
        switch (told.state()) {
          case QUEUED, RUNNING, WAITING, VERIFYING, PAUSED ->
              now == Phase.PAUSED ? Fate.PAUSED : Fate.UNFINISHED;
          case COMPLETED -> Fate.COMPLETED;
          case FAILED -> Fate.FAILED;
          case CANCELLED -> Fate.CANCELLED;
        };
    // Why it waits is of now; only why it failed is worth keeping.
    Optional<Problem> why = told.error().filter(_ -> fate == Fate.FAILED);
    Progress progress =
        new Progress(
            fate,
            fate == Fate.CANCELLED ? PieceSet.none(told.done().size()) : told.done(),
            why.map(Problem::code),
            why.map(Problem::message).orElse(""),
            told.finished());
    KeptDownload next =
        kept().withDestination(told.destination()).with(progress).with(manner(told.extent()));
    state = new State(next, now, live(), running, state.alone(), state.bundle(), state.told());
  }

  /** It came with a bundle. */
  void bundled(TransferSnapshot ended) {
    follow(ended);
    state =
        new State(
            kept(),
            phase(),
            Optional.empty(),
            false,
            state.alone(),
            Optional.empty(),
            Optional.of(ended));
  }

  /** It is fetched by itself from now on. */
  void alone() {
    state = state.asAlone();
  }

  /**
   * Whether it may be fetched together with others: nothing is known of it that they would miss.
   */
  boolean mayBeBundled() {
    State now = state;
    KeptDownload kept = now.kept();
    return !now.alone()
        && now.phase() == Phase.QUEUED
        && Pieces.count(kept.size()) == 1
        && kept.manifest().isPresent()
        && !kept.isPart()
        && !(kept.overwrite() && Files.exists(kept.destination()));
  }

  private Manner manner(TransferSnapshot.Extent told) {
    Manner before = kept().manner();
    Path hidden = RestingDownload.hiddenPart(kept());
    return new Manner(
        before.chosen(),
        before.inOrder(),
        told.part().filter(part -> !part.equals(hidden)),
        told.copiedFrom().or(before::copiedFrom));
  }

  /** Whether a pause can be seen, or came too late. */
  boolean isHeldOrEnded() {
    return phase() == Phase.ENDED || snapshot().state() == TransferState.PAUSED;
  }

  DownloadSpec spec() {
    KeptDownload kept = kept();
    return new DownloadSpec(
        kept.id(),
        kept.groupName(),
        kept.group(),
        kept.file(),
        kept.name(),
        kept.size(),
        kept.digests(),
        kept.manifestId(),
        kept.destination(),
        kept.overwrite(),
        kept.started(),
        new DownloadSpec.Manner(
            kept.manner().chosen(), kept.manner().inOrder(), kept.manner().part()));
  }

  TransferSnapshot snapshot() {
    State current = state;
    TransferSnapshot now =
        current
            .live()
            .map(Download::snapshot)
            .or(current::told)
            .orElseGet(() -> RestingDownload.of(current.kept()));
    boolean waitsForItsTurn =
        current.phase() == Phase.QUEUED && now.state() != TransferState.QUEUED;
    TransferSnapshot shown = waitsForItsTurn ? RestingDownload.queued(now) : now;
    return shown.withInOrder(current.kept().manner().inOrder());
  }
}
