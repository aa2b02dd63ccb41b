package dev.covey.demo;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.model.GroupName;
import dev.covey.peer.Peer;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Many small files, which one peer shares and another fetches all at once. One thread uses it. */
final class SmallFiles {
  private static final int SIZE = 100 << 10;
  private static final long POLL_MILLISECONDS = 5;

  private final Path folder;
  private final List<Path> files;

  /** Makes them, in a new folder. */
  SmallFiles(Path folder, int count) throws IOException {
    this.folder = Files.createDirectory(folder);
    this.files =
        IntStream.range(0, count).mapToObj(i -> folder.resolve("small-" + i + ".bin")).toList();
    SplittableRandom random = new SplittableRandom(count);
    byte[] content = new byte[SIZE];
    for (Path file : files) {
      random.nextBytes(content);
      Files.write(file, content);
    }
  }

  /**
   * Shares them, and returns when all are fetched.
   *
   * @throws CoveyException if one has not arrived as it was
   */
  void play(Peer seeder, Peer downloader, GroupName group, PrintStream out)
      throws CoveyException, IOException {
    var _ = SideBySide.call(files, file -> seeder.share(file, group).await());
    long started = System.nanoTime();
    fetch(downloader, group);
    double seconds = (System.nanoTime() - started) / 1e9;
    double size = SIZE * (double) files.size();
    out.printf(
        Locale.ROOT,
        "small    %d files of %d bytes in %.2f s (%.1f MiB/s)%n",
        files.size(),
        SIZE,
        seconds,
        size / (1 << 20) / seconds);
  }

  private void fetch(Peer downloader, GroupName group) throws CoveyException, IOException {
    Path target = Files.createDirectory(folder.resolve("fetched"));
    List<DownloadId> begun = downloader.downloadAll(group, target, false);
    for (DownloadId id : begun) {
      TransferSnapshot end = await(downloader, id);
      Path source = folder.resolve(end.file().value());
      if (end.state() != TransferState.COMPLETED
          || Files.mismatch(source, end.destination()) != -1) {
        throw new CoveyException(
            ErrorCode.FAILED, "'%s' did not arrive as it was".formatted(end.file()));
      }
    }
    if (begun.size() != files.size()) {
      throw new CoveyException(
          ErrorCode.FAILED, "%d of %d files were fetched".formatted(begun.size(), files.size()));
    }
  }

  private static TransferSnapshot await(Peer downloader, DownloadId id) throws CoveyException {
    try {
      Optional<TransferSnapshot> now = downloader.download(id);
      while (!now.orElseThrow().state().hasEnded()) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        now = downloader.download(id);
      }
      return now.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(ErrorCode.CANCELLED, "interrupted", e);
    }
  }
}
