package dev.covey.peer.transfer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import java.util.Optional;

/**
 * A file as it is served to one downloader: whole, or as far as it has come. One thread uses and
 * closes it.
 */
sealed interface PieceSource extends AutoCloseable permits WholeSource, PartSource.View {
  Manifest manifest();

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
