package dev.covey.tracker.cluster;

import dev.covey.model.DeviceId;
import dev.covey.model.PieceHashes;
import dev.covey.model.Sha256;
import dev.covey.tracker.registry.LoggedChange;
import dev.covey.tracker.registry.VersionVector;
import dev.covey.tracker.store.KeptScore;
import dev.covey.tracker.store.KnownTracker;
import dev.covey.tracker.store.StoredManifest;
import java.util.List;
import java.util.Map;

/**
 * What trackers tell each other. Each may be lost, doubled, late or out of order (docs/PROTOCOL).
 */
sealed interface ClusterMessage {

  // Who is there

  /**
   * To everybody, every second: who this is, and how far it has got.
   *
   * @param news the number of its last {@link News}
   * @param held what it has on disk
   */
  record Status(KnownTracker tracker, int sessions, long news, VersionVector held)
      implements ClusterMessage {}

  // The change log

  /** To everybody: commands that were just answered (T3). */
  record Sync(List<LoggedChange> changes) implements ClusterMessage {
    public Sync {
      changes = List.copyOf(changes);
    }
  }

  /** Asks for what is held there and not here; here is this. With nothing here it is FULLSYNC. */
  record Want(VersionVector applied) implements ClusterMessage {}

  /**
   * Answers {@link Want}.
   *
   * @param more whether there was more than fits a page: ask again
   */
  record Page(List<LoggedChange> changes, boolean more) implements ClusterMessage {
    public Page {
      changes = List.copyOf(changes);
    }
  }

  // Manifests

  /** Asks for the page of a manifest that begins at that piece. */
  record ManifestWanted(Sha256 manifest, int from) implements ClusterMessage {}

  record ManifestPage(StoredManifest header, int from, PieceHashes hashes)
      implements ClusterMessage {}

  /** It is not here either. */
  record ManifestMissing(Sha256 manifest) implements ClusterMessage {}

  // Sessions and scores: never in the log

  /**
   * To everybody: what happened to this tracker's sessions.
   *
   * @param number one higher than the last one's
   */
  record News(long number, List<NewsItem> items) implements ClusterMessage {
    public News {
      items = List.copyOf(items);
    }
  }

  /** Asks for {@link AllNews}, because some news did not come. */
  record NewsWanted() implements ClusterMessage {}

  /**
   * All sessions of a tracker, in several of these.
   *
   * @param number of the last news that is part of it
   * @param part from 0
   */
  record AllNews(long number, int part, boolean last, List<NewsItem> items)
      implements ClusterMessage {
    public AllNews {
      items = List.copyOf(items);
    }
  }

  /** How well devices served, as far as it changed here (P4). */
  record Scores(Map<DeviceId, KeptScore> scores) implements ClusterMessage {
    public Scores {
      scores = Map.copyOf(scores);
    }
  }
}
