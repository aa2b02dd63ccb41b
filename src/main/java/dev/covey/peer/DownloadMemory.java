package dev.covey.peer;

import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.peer.library.KeptDownload;
import dev.covey.peer.library.Library;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Downloads in the library (D12). Confined to the lock of {@link DownloadQueue}. */
final class DownloadMemory {
  private static final Logger log = LoggerFactory.getLogger(DownloadMemory.class);

  private final Library library;

  /** What the library has: one that waits and tries again by turns is not written each time. */
  private final Map<DownloadId, KeptDownload> written = new HashMap<>();

  DownloadMemory(Library library) {
    this.library = library;
  }

  List<KeptDownload> all() throws CoveyException {
    List<KeptDownload> all = library.downloads();
    all.forEach(kept -> written.put(kept.id(), kept));
    return all;
  }

  /** Writes a new one, or fails. */
  void begin(KeptDownload download) throws CoveyException {
    begin(List.of(download));
  }

  /** Writes new ones, or fails and writes none. */
  void begin(List<KeptDownload> downloads) throws CoveyException {
    library.put(downloads);
    downloads.forEach(download -> written.put(download.id(), download));
  }

  /** Writes what has changed; a library that cannot be written ends no download. */
  void remember(KeptDownload download) {
    if (!download.equals(written.get(download.id()))) {
      remember(List.of(download));
    }
  }

  /** The same for many that have changed. */
  void remember(List<KeptDownload> downloads) {
    try {
      begin(downloads);
    } catch (CoveyException e) {
      log.warn("a download is not remembered as it is: {}", e.getMessage());
    }
  }

  /** The order that the user has chosen; empty: none. */
  List<DownloadId> order() throws CoveyException {
    return library.queue();
  }

  void order(List<DownloadId> chosen) throws CoveyException {
    library.queue(chosen);
  }

  /** How many run at once, if the user has chosen that. */
  Optional<Integer> atOnce() throws CoveyException {
    return library.downloadsAtOnce();
  }

  void atOnce(int most) throws CoveyException {
    library.downloadsAtOnce(most);
  }

  void forget(DownloadId id) throws CoveyException {
    library.removeDownload(id);
    written.remove(id);
  }
}
