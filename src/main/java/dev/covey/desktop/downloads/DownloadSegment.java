package dev.covey.desktop.downloads;

import dev.covey.peer.transfer.TransferState;

/** The views of the downloads table, in the order in which they stand above it. */
enum DownloadSegment {
  ALL,
  RUNNING,
  ON_HOLD,
  COMPLETED,
  FAILED;

  /** Whether a download in that state is listed here. A cancelled one is only under all. */
  boolean includes(TransferState state) {
    return switch (this) {
      case ALL -> true;
      case RUNNING -> state == TransferState.RUNNING || state == TransferState.VERIFYING;
      case ON_HOLD ->
          state == TransferState.QUEUED
              || state == TransferState.WAITING
              || state == TransferState.PAUSED;
      case COMPLETED -> state == TransferState.COMPLETED;
      case FAILED -> state == TransferState.FAILED;
    };
  }
}
