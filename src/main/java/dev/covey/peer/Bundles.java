package dev.covey.peer;

import dev.covey.model.AccountId;
import dev.covey.model.Sha256;
import dev.covey.peer.transfer.BundleDownload;
import dev.covey.peer.transfer.BundleOwner;
import dev.covey.peer.transfer.DownloadSpec;
import dev.covey.protocol.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Has small files that wait for their turn fetched together, so that none costs a question, a
 * thread and a wait for the disk of its own. Used under the lock of {@link DownloadQueue}, but for
 * {@link #rate}; the bundles have threads of their own.
 */
final class Bundles {
  /** Fewer are as well fetched one by one. */
  static final int LEAST = 8;

  /** While one waits for the disk, the other uses the wire. */
  private static final int AT_ONCE = 2;

  /** Makes a bundle, not started yet. */
  interface Maker {
    BundleDownload make(List<DownloadSpec> files, BundleOwner owner);
  }

  private final Maker maker;
  private final Supplier<Set<Sha256>> here;
  private final Map<Bundle, BundleDownload> running = new ConcurrentHashMap<>();

  /** Set before the first begins. */
  private Bundle.Owner owner;

  /**
   * @param here what is on this computer already, and is copied rather than fetched
   */
  Bundles(Maker maker, Supplier<Set<Sha256>> here) {
    this.maker = maker;
    this.here = here;
  }

  void of(Bundle.Owner told) {
    this.owner = told;
  }

  /** Begins bundles of those whose turn it is. */
  void begin(DownloadRows rows, Optional<AccountId> account) {
    while (running.size() < AT_ONCE) {
      List<DownloadRow> together = rows.together(account, LEAST, Limits.BUNDLE);
      if (together.isEmpty()) {
        return;
      }
      Set<Sha256> copied = here.get();
      List<DownloadRow> fetched = new ArrayList<>();
      for (DownloadRow row : together) {
        if (copied.contains(row.kept().digests().sha256())) {
          row.alone();
        } else {
          fetched.add(row);
        }
      }
      if (fetched.size() >= LEAST) {
        begin(fetched, rows);
      }
    }
  }

  private void begin(List<DownloadRow> fetched, DownloadRows rows) {
    Bundle bundle = new Bundle(fetched, owner);
    for (DownloadRow row : fetched) {
      row.join(bundle);
      rows.changed(row);
    }
    BundleDownload live = maker.make(fetched.stream().map(DownloadRow::spec).toList(), bundle);
    running.put(bundle, live);
    live.start();
  }

  /** It has ended. */
  void remove(Bundle bundle) {
    running.remove(bundle);
  }

  /** Bytes a second that come now. Any thread. */
  long rate() {
    return running.values().stream().mapToLong(BundleDownload::rate).sum();
  }

  /** What is to be closed, not under the lock. */
  List<BundleDownload> live() {
    return List.copyOf(running.values());
  }
}
