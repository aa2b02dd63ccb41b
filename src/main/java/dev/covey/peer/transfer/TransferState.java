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
  /** What is here is compared: what an earlier run left (D10), or in the end the whole (D8). */
  VERIFYING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** Whether nothing more happens without the user. */
  public boolean hasEnded() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
