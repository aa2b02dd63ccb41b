package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.peer.DownloadState.Phase;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.transfer.Download;
import dev.covey.peer.transfer.DownloadSpec;
import dev.covey.peer.transfer.Introduction;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.util.Optional;

/**
 * One download, as it is kept and, in this run, as it lives. Changed under the lock of its owner;
 * any thread may look at it.
 */
final class DownloadRow {
  private final Optional<Introduction> introduction;
  private volatile DownloadState state;

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
    state = DownloadState.of(kept);
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
    state = state.become(Phase.BUNDLED, Optional.of(bundle));
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
    state = state.become(now, Optional.empty());
  }

  /** Takes over what the living download tells of itself. */
  void follow(TransferSnapshot told) {
    state = state.follow(told);
  }

  /** It came with a bundle. */
  void bundled(TransferSnapshot ended) {
    state = state.bundled(ended);
  }

  /** It is fetched by itself from now on. */
  void alone() {
    state = state.asAlone();
  }

  /**
   * Whether it may be fetched together with others: nothing is known of it that they would miss.
   */
  boolean mayBeBundled() {
    return state.mayBeBundled();
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
    return state.snapshot();
  }
}
