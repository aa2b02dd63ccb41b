package dev.covey.peer.transfer;

import dev.covey.content.PartFile;
import dev.covey.content.PrefixDigest;
import dev.covey.model.CoveyException;
import dev.covey.model.Digests;
import dev.covey.model.DownloadId;
import dev.covey.model.Manifest;
import dev.covey.model.PieceSet;
import dev.covey.model.Pieces;
import dev.covey.net.Threads;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a download is written, and what goes on about it beside the transfer: digesting the growing
 * beginning (D8) and bringing it to the disk (D10), on a thread each. Confined to the download's
 * thread; methods that block on the disk say so.
 */
final class Target implements AutoCloseable {
  private final Manifest manifest;
  private final PartStore store;
  private final Checkpoints checkpoints;
  private final PrefixDigest digest;
  private final String digesting;
  private PieceSet done;
  private boolean digests;

  private Target(DownloadId id, Manifest manifest, PartStore store, Inbox inbox) {
    this.manifest = manifest;
    this.store = store;
    this.done = store.found();
    this.checkpoints = new Checkpoints(store::flush, inbox);
    this.digest = new PrefixDigest(store.file()::read, manifest.size());
    this.digesting = "digest-" + id;
  }

  /**
   * Opens or makes the part file. Blocks, perhaps for long when much is there already.
   *
   * @param local files on this computer that may have the same content
   * @param check once it is stopped, this ends with {@link dev.covey.model.ErrorCode#CANCELLED}
   */
  static Target open(
      DownloadSpec spec, Manifest manifest, Inbox inbox, PartStore.Check check, List<Path> local)
      throws CoveyException {
    Target target =
        new Target(spec.id(), manifest, PartStore.open(spec, manifest, check, local), inbox);
    target.grown(target.done, target.done.toBitSet().nextClearBit(0));
    // A small one is digested in a moment, when it is whole.
    if (manifest.size() > DownloadSpec.SMALL && !spec.isPart()) {
      target.digest();
    }
    return target;
  }

  PartFile file() {
    return store.file();
  }

  /** What is to come; any thread may write it. */
  WantedPieces pieces() {
    return new FilePieces(manifest, store.file(), digest);
  }

  /** From where on this computer pieces were copied when it was opened. */
  Optional<Path> copiedFrom() {
    return store.copiedFrom();
  }

  PieceSet done() {
    return done;
  }

  /** These pieces are here now, the first {@code prefix} among them. */
  void grown(PieceSet now, int prefix) {
    done = now;
    digested(prefix);
  }

  /** The first {@code prefix} pieces are here and may be digested. */
  void digested(int prefix) {
    digest.available(Math.min(manifest.size(), Pieces.offset(prefix)));
  }

  /** Has the data brought to the disk, in the background. */
  void checkpoint() {
    checkpoints.make();
  }

  private void digest() {
    if (!digests) {
      digests = true;
      Threads.lend(digesting, digest);
    }
  }

  /** Waits a while for the digests of the whole; null if they are not there yet. */
  Digests digests(long nanos) throws CoveyException, InterruptedException {
    digest();
    return digest.await(nanos);
  }

  /**
   * Brings the rest to the disk and gives the file its final name. Blocks.
   *
   * @return the name it got
   */
  Path finish() throws CoveyException {
    stop();
    return store.finish();
  }

  /**
   * Brings the rest to the disk and gives what is not the whole a name to find it by. Blocks.
   *
   * @return the name it got
   */
  Path finishPart(Path named) throws CoveyException {
    stop();
    return store.finishPart(named);
  }

  /** Closes and deletes everything. Blocks. */
  void discard() {
    stop();
    store.discard();
  }

  /** Brings all to the disk and closes. Blocks. */
  void keep() throws CoveyException {
    stop();
    try {
      store.flush();
    } finally {
      store.close();
    }
  }

  private void stop() {
    digest.close();
    checkpoints.close();
  }

  /** Closes as it is; does nothing if it is closed already. */
  @Override
  public void close() {
    stop();
    store.close();
  }
}
