package dev.covey.peer.transfer;

import dev.covey.content.PartFile;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * What a running download has of its file, for others to fetch meanwhile (F12). The download's
 * thread adds and ends it; any thread may look at it through a {@link View}.
 */
final class PartSource {
  private final Manifest manifest;
  private final PartFile file;
  private final Arrivals arrivals;
  private final CountDownLatch over = new CountDownLatch(1);

  PartSource(Manifest manifest, PartFile file, PieceSet found) {
    this.manifest = manifest;
    this.file = file;
    this.arrivals = new Arrivals(found);
  }

  /** This piece is right and in the part file. */
  void add(int piece) {
    arrivals.add(piece);
  }

  /** It serves nothing from here on; does nothing the second time. */
  void end() {
    over.countDown();
    arrivals.wake();
  }

  /** Waits until it is over. */
  boolean awaitEnd(Duration limit) {
    try {
      return over.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  View view(LongConsumer counted) {
    return new View(this, counted);
  }

  /**
   * One downloader's view of it.
   *
   * @param counted told how many bytes were sent
   */
  record View(PartSource part, LongConsumer counted) implements PieceSource {
    @Override
    public int pieceCount() {
      return part.manifest.pieceCount();
    }

    @Override
    public byte[] hash(int index) {
      return part.manifest.hashes().get(index);
    }

    @Override
    public Optional<Arrivals> growing() {
      return Optional.of(part.arrivals);
    }

    @Override
    public boolean isOver() {
      return part.over.getCount() == 0;
    }

    @Override
    public int read(int index, byte[] into, int offset) throws CoveyException {
      if (isOver()) {
        throw new CoveyException(ErrorCode.CANCELLED, "This download serves no more.");
      }
      if (!part.arrivals.has(index)) {
        throw new CoveyException(ErrorCode.BUSY, "The piece is not here yet.");
      }
      int length = part.manifest.pieceLength(index);
      part.file.read(index, into, offset, length);
      return length;
    }

    @Override
    public void sent(long bytes) {
      counted.accept(bytes);
    }

    @Override
    public void close() {}
  }
}
