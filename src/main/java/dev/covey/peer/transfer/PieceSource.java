package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.PieceSet;
import java.util.Optional;

/**
 * What is served to one downloader: a file, whole or as far as it has come, or a bundle of small
 * files, which are its pieces. One thread uses and closes it.
 */
sealed interface PieceSource extends AutoCloseable
    permits WholeSource, PartSource.View, BundleSource {
  int pieceCount();

  /** The SHA-1 of a piece that is here, 20 bytes. */
  byte[] hash(int index);

  /** What is here, of what does not grow. */
  default PieceSet offered() {
    return PieceSet.all(pieceCount());
  }

  /** Whether a piece that cannot be sent says nothing of the others. */
  default boolean isBundle() {
    return false;
  }

  /** What is here of a file that still grows; empty if all of it is. */
  Optional<Arrivals> growing();

  /** Whether it serves nothing any more, since its download was ended, or is whole. */
  boolean isOver();

  /**
   * Copies a piece.
   *
   * @return its length in bytes
   * @throws CoveyException {@link ErrorCode#CANCELLED} if this is over, {@link ErrorCode#BUSY} if
   *     the piece is not here yet, others if it cannot be read
   */
  int read(int index, byte[] into, int offset) throws CoveyException;

  /** So many bytes of it were sent. */
  void sent(long bytes);

  @Override
  void close();
}
