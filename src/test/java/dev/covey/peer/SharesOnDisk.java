package dev.covey.peer;

import dev.covey.content.FileHasher;
import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupId;
import dev.covey.model.GroupName;
import dev.covey.peer.library.KeptShare;
import dev.covey.peer.library.Library;
import dev.covey.peer.session.Dispatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** A library of what Anna shares from a folder, with her signed in and nobody to tell of it. */
final class SharesOnDisk implements AutoCloseable {
  static final AccountId ANNA = AccountId.random();

  /** So that no file has the stamp of another that was written in the same moment. */
  private static final Instant FIRST = Instant.parse("2026-11-22T12:00:00Z");

  final Library library;
  final Shares shares;
  final ShareCheck check;
  private final Path folder;
  private int written;

  SharesOnDisk(Path folder) throws CoveyException {
    this.folder = folder;
    this.library = Library.open(folder.resolve("library"));
    this.shares = new Shares(library, new Dispatcher<>("events"));
    this.check = new ShareCheck(shares);
    shares.activate(ANNA);
  }

  /** A file of that name, and the same each time but for its stamp, as it would be shared. */
  KeptShare written(FileId file, GroupId group, String name) throws CoveyException, IOException {
    return written(file, group, name, true);
  }

  /** One that was downloaded, and of which no tracker was told yet. */
  KeptShare finished(FileId file, GroupId group, String name) throws CoveyException, IOException {
    return written(file, group, name, false);
  }

  private KeptShare written(FileId file, GroupId group, String name, boolean registered)
      throws CoveyException, IOException {
    Path path = Files.writeString(folder.resolve(name), "what is shared");
    written++;
    Files.setLastModifiedTime(path, FileTime.from(FIRST.plusSeconds(written)));
    return new KeptShare(
        ANNA,
        file,
        group,
        new GroupName("films"),
        new FileName("film"),
        path,
        FileStamp.of(path),
        FileHasher.hash(path, _ -> {}, () -> false),
        Instant.now(),
        registered,
        "",
        0);
  }

  /** Shares it. */
  Share shared(KeptShare kept) throws CoveyException {
    var _ = shares.put(kept);
    return now(kept);
  }

  /** The share of that file. */
  Share now(KeptShare kept) {
    return shares.find(kept.account(), kept.file()).orElseThrow();
  }

  @Override
  public void close() {
    library.close();
  }
}
