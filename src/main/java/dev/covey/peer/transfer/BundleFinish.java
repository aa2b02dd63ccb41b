package dev.covey.peer.transfer;

import dev.covey.content.FileStamp;
import dev.covey.content.SmallPart;
import dev.covey.model.CoveyException;
import dev.covey.model.Manifest;
import dev.covey.model.PieceHashes;
import dev.covey.net.Threads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the files of a bundle to the disk and gives them their names: all are synced side by side,
 * since a disk takes many at once in the time of a few (I1, D9). Runs on the thread that calls, and
 * some lent ones.
 */
final class BundleFinish {
  private static final Logger log = LoggerFactory.getLogger(BundleFinish.class);
  private static final int SIDE_BY_SIDE = 8;

  /** A file that is on the disk under its name. */
  record Named(DownloadSpec file, Download.Completed completed) {}

  private final List<DownloadSpec> files;
  private final BundleOwner owner;
  private final boolean[] synced;

  /**
   * @param files those whose parts are whole
   * @param owner knows whether a file is wanted still: one that is not is somebody else's
   */
  BundleFinish(List<DownloadSpec> files, BundleOwner owner) {
    this.files = files;
    this.owner = owner;
    this.synced = new boolean[files.size()];
  }

  /** Those that could be finished; what is left of others is taken up by who fetches them next. */
  List<Named> run() throws InterruptedException {
    syncAll();
    List<Named> named = new ArrayList<>();
    Set<Path> folders = new HashSet<>();
    for (int i = 0; i < files.size(); i++) {
      if (synced[i]) {
        conclude(files.get(i), named, folders);
      }
    }
    folders.forEach(SmallPart::syncFolder);
    return named;
  }

  private void conclude(DownloadSpec file, List<Named> named, Set<Path> folders) {
    try {
      owner.conclude(
          file,
          () -> {
            Named done = name(file);
            named.add(done);
            folders.add(done.completed().path().getParent());
          });
    } catch (CoveyException e) {
      log.info("'{}' is left to a download of its own: {}", file.name(), e.getMessage());
    }
  }

  private static Named name(DownloadSpec file) throws CoveyException {
    Path path = SmallPart.name(PartStore.part(file), file.destination(), file.overwrite());
    Manifest manifest =
        new Manifest(file.size(), file.digests(), PieceHashes.of(file.digests().sha1().bytes()));
    return new Named(file, new Download.Completed(path, FileStamp.of(path), manifest));
  }

  private void syncAll() throws InterruptedException {
    int threads = Math.min(SIDE_BY_SIDE, files.size());
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      Threads.lend(
          "sync-bundle",
          () -> {
            try {
              syncSome(next);
            } finally {
              done.countDown();
            }
          });
    }
    done.await();
  }

  private void syncSome(AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      DownloadSpec file = files.get(i);
      try {
        if (owner.isWanted(file)) {
          SmallPart.sync(PartStore.part(file));
          synced[i] = true;
        }
      } catch (CoveyException e) {
        log.info("'{}' is left to a download of its own: {}", file.name(), e.getMessage());
      }
    }
  }
}
