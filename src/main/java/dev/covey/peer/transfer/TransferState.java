package dev.covey.peer.transfer;

/** Where a download stands (U14). */
public enum TransferState {
  /** Waits for its turn. */
  QUEUED,
  RUNNING,
  /** No seeder, no tracker, or no space now; goes on by itself (D6, I2). */
  WAITING,
  /** Paused by the user. */
  PAUSED,
  /** All pieces are here; the whole file is compared (D8). */
  VERIFYING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** Whether nothing more happens without the user. */
  public boolean hasEnded() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
