package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;

/**
 * What is fetched piece by piece over connections: which bytes are right, and where they go. Any
 * thread may use it.
 */
interface WantedPieces {
  int count();

  /** Bytes of a piece. */
  int length(int index);

  /** Bytes of the longest piece. */
  int longest();

  /** Whether that is the piece's SHA-1 (D3). */
  boolean matches(int index, byte[] sha1);

  /** Before a piece is taken off a connection: waits a moment for what lags behind the pieces. */
  default void keepPace() {}

  /** Keeps a piece that is right. */
  void write(int index, byte[] from, int offset, int length) throws CoveyException;

  /** Whether a connection is needed for a moment only, so that it is worth waiting for one. */
  boolean isSmall();
}
