package dev.covey.peer;

import dev.covey.content.FileStamp;
import dev.covey.model.AccountId;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.FileId;
import dev.covey.model.FileName;
import dev.covey.model.GroupName;
import dev.covey.model.Sha256;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.KeptDownload.Fate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What downloads have brought to this computer, for whoever would copy it, compare it or add to it.
 * Any thread may ask, and takes no lock.
 */
final class FetchedFiles {
  private final DownloadQueue queue;

  FetchedFiles(DownloadQueue queue) {
    this.queue = queue;
  }

  /** What finished downloads brought. */
  Stream<Sha256> contents() {
    return whole(queue.inOrder()).map(kept -> kept.digests().sha256());
  }

  /** The files of finished downloads that had that content and are as long as they were. */
  List<Path> having(Sha256 content, long size) {
    return whole(queue.inOrder())
        .filter(kept -> kept.digests().sha256().equals(content))
        .map(KeptDownload::destination)
        .filter(file -> isSoLong(file, size))
        .toList();
  }

  private static boolean isSoLong(Path file, long size) {
    try {
      return FileStamp.of(file).size() == size;
    } catch (CoveyException _) {
      return false;
    }
  }

  /** The account's latest download of a whole file of that name that is completed. */
  Optional<KeptDownload> completed(AccountId account, GroupName group, FileName name) {
    return whole(queue.inOrder().reversed())
        .filter(kept -> kept.account().equals(account) && kept.groupName().equals(group))
        .filter(kept -> kept.name().equals(name))
        .findFirst();
  }

  /**
   * The account's download of only a part of that file, on the way to that path; cancelled ones
   * count no more.
   */
  Optional<DownloadId> partOf(AccountId account, FileId file, Path destination) {
    return kept(queue.inOrder())
        .filter(kept -> kept.account().equals(account) && kept.file().equals(file))
        .filter(kept -> kept.isPart() && kept.destination().equals(destination))
        .filter(kept -> kept.progress().fate() != Fate.CANCELLED)
        .map(KeptDownload::id)
        .findFirst();
  }

  private static Stream<KeptDownload> whole(List<DownloadRow> rows) {
    return kept(rows).filter(kept -> kept.progress().fate() == Fate.COMPLETED && !kept.isPart());
  }

  private static Stream<KeptDownload> kept(List<DownloadRow> rows) {
    return rows.stream().map(DownloadRow::kept);
  }
}
