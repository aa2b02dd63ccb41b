package dev.covey.peer.transfer;

import dev.covey.content.SharedFileReader;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.util.Optional;

/** A shared file, which is whole. It tells the catalogue when it is no longer what was offered. */
final class WholeSource implements PieceSource {
  private final Offered offered;
  private final Catalogue catalogue;
  private final SharedFileReader file;

  private WholeSource(Offered offered, Catalogue catalogue, SharedFileReader file) {
    this.offered = offered;
    this.catalogue = catalogue;
    this.file = file;
  }

  /**
   * Opens the file.
   *
   * @throws CoveyException {@link ErrorCode#FILE_CHANGED}, in words for others
   */
  static WholeSource open(Offered offered, Catalogue catalogue) throws CoveyException {
    try {
      return new WholeSource(
          offered, catalogue, SharedFileReader.open(offered.path(), offered.stamp()));
    } catch (CoveyException e) {
      throw broken(offered, catalogue, e);
    }
  }

  /** Tells the catalogue if the file is no longer the one offered (F13); what to tell others. */
  static CoveyException broken(Offered offered, Catalogue catalogue, CoveyException why) {
    if (why.code() != ErrorCode.FILE_CHANGED) {
      return new CoveyException(ErrorCode.FAILED, "The file cannot be read just now.", why);
    }
    catalogue.broken(offered, why);
    // The sentence for the owner names a path, which is nobody else's business.
    return new CoveyException(
        ErrorCode.FILE_CHANGED, "The file was changed on this peer's disk.", why);
  }

  @Override
  public int pieceCount() {
    return offered.manifest().pieceCount();
  }

  @Override
  public byte[] hash(int index) {
    return offered.manifest().hashes().get(index);
  }

  @Override
  public Optional<Arrivals> growing() {
    return Optional.empty();
  }

  @Override
  public boolean isOver() {
    return false;
  }

  @Override
  public int read(int index, byte[] into, int offset) throws CoveyException {
    try {
      return file.read(index, into, offset);
    } catch (CoveyException e) {
      throw broken(offered, catalogue, e);
    }
  }

  @Override
  public void sent(long bytes) {
    catalogue.sent(offered, bytes);
  }

  @Override
  public void close() {
    file.close();
  }
}
