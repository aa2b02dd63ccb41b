package dev.covey.desktop.downloads;

import dev.covey.model.ErrorCode;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.util.Optional;

/** What a waiting download waits for. */
enum WaitReason {
  SEEDER,
  TRACKER,
  /** Space on the disk (I2). */
  SPACE;

  /** Empty if it does not wait. */
  static Optional<WaitReason> of(TransferSnapshot snapshot) {
    if (snapshot.state() != TransferState.WAITING) {
      return Optional.empty();
    }
    ErrorCode code = snapshot.error().map(TransferSnapshot.Problem::code).orElse(ErrorCode.FAILED);
    if (code == ErrorCode.DISK_FULL) {
      return Optional.of(SPACE);
    }
    boolean noTracker =
        code == ErrorCode.NO_TRACKER
            || code == ErrorCode.TRACKERS_DOWN
            || code == ErrorCode.SIGN_IN_FIRST
            || code == ErrorCode.SESSION_EXPIRED;
    return Optional.of(noTracker ? TRACKER : SEEDER);
  }
}
