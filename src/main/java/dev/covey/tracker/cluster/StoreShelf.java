package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.model.PieceHashes;
import dev.covey.model.Sha256;
import dev.covey.tracker.store.KnownTracker;
import dev.covey.tracker.store.StoredManifest;
import dev.covey.tracker.store.TrackerStore;
import java.util.List;
import java.util.Optional;

/** What the cluster keeps in a tracker's store beside the log. */
record StoreShelf(TrackerStore store, Mailbox mailbox) implements ManifestFetch.Shelf {
  @Override
  public List<Sha256> wanted(int most) throws CoveyException {
    return store.wanted(most);
  }

  @Override
  public Optional<StoredManifest> manifest(Sha256 id) throws CoveyException {
    return store.manifest(id);
  }

  @Override
  public Optional<PieceHashes> page(Sha256 id, int from) throws CoveyException {
    return store.page(id, from);
  }

  @Override
  public void stage(
      StoredManifest header, int from, PieceHashes hashes, ManifestFetch.Staged staged) {
    var _ =
        store
            .stage(TrackerStore.FROM_TRACKERS, header, from, hashes)
            .whenComplete(
                (_, failure) -> mailbox.put(() -> staged.done(failure == null, System.nanoTime())));
  }

  void remember(KnownTracker tracker) {
    var _ = store.saveTracker(tracker);
  }
}
