package dev.covey.tracker.cluster;

import dev.covey.model.CoveyException;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Sha256;
import dev.covey.tracker.store.StoredManifest;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the manifests that files of the log name and that are not here yet, a few at a time, from
 * whoever has them; their ids prove that they are whole (DESIGN 5). Used by one thread.
 */
final class ManifestFetch {
  /** Fetched at once. */
  static final int MOST = 8;

  /** Who does not answer so long is not waited for. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(ManifestFetch.class);

  /** The manifests of this tracker. */
  interface Shelf {
    List<Sha256> wanted(int most) throws CoveyException;

    Optional<StoredManifest> manifest(Sha256 id) throws CoveyException;

    Optional<PieceHashes> page(Sha256 id, int from) throws CoveyException;

    /**
     * Takes a page.
     *
     * @param staged called on the fetching thread, some time later
     */
    void stage(StoredManifest header, int from, PieceHashes hashes, Staged staged);
  }

  /** A page is on disk, or was refused. */
  interface Staged {
    void done(boolean taken, long now);
  }

  /** What was asked of whom. */
  private record Ask(Member of, int from, long since) {}

  private final Shelf shelf;
  private final Outgoing out;
  private final Map<Sha256, Ask> asked = new HashMap<>();
  private NavigableSet<Member> members = new TreeSet<>();

  ManifestFetch(Shelf shelf, Outgoing out) {
    this.shelf = shelf;
    this.out = out;
  }

  /** Who is there now. */
  void members(Collection<Member> present) {
    members = new TreeSet<>(present);
    asked.values().removeIf(ask -> !members.contains(ask.of()));
  }

  /** Asks for what is wanted and not asked for. */
  void look(long now) throws CoveyException {
    if (members.isEmpty() || asked.size() >= MOST) {
      return;
    }
    for (Sha256 id : shelf.wanted(2 * MOST)) {
      if (asked.size() < MOST && !asked.containsKey(id)) {
        ask(id, members.getFirst(), 0, now);
      }
    }
  }

  /** Asks another where one does not answer, or has nothing. */
  void tick(long now) throws CoveyException {
    for (Map.Entry<Sha256, Ask> entry : List.copyOf(asked.entrySet())) {
      Ask ask = entry.getValue();
      if (now - ask.since() > PATIENCE.toNanos()) {
        ask(entry.getKey(), after(ask.of()), 0, now);
      }
    }
    look(now);
  }

  private Member after(Member member) {
    return Optional.ofNullable(members.higher(member)).orElseGet(members::getFirst);
  }

  private void ask(Sha256 id, Member member, int from, long now) {
    asked.put(id, new Ask(member, from, now));
    out.send(member, new ClusterMessage.ManifestWanted(id, from));
  }

  void wanted(Member from, ClusterMessage.ManifestWanted wanted) throws CoveyException {
    Optional<StoredManifest> header = shelf.manifest(wanted.manifest());
    Optional<PieceHashes> hashes = shelf.page(wanted.manifest(), wanted.from());
    out.send(
        from,
        header.isPresent() && hashes.isPresent()
            ? new ClusterMessage.ManifestPage(header.get(), wanted.from(), hashes.get())
            : new ClusterMessage.ManifestMissing(wanted.manifest()));
  }

  void missing(Member from, ClusterMessage.ManifestMissing missing, long now) {
    Ask ask = asked.get(missing.manifest());
    if (ask == null || !ask.of().equals(from)) {
      return;
    }
    Member next = after(from);
    if (next.equals(members.getFirst())) {
      asked.put(missing.manifest(), new Ask(from, 0, now)); // all were asked: again in a while
    } else {
      ask(missing.manifest(), next, 0, now);
    }
  }

  void page(Member from, ClusterMessage.ManifestPage page) {
    Ask ask = asked.get(page.header().id());
    if (ask != null && ask.of().equals(from) && ask.from() == page.from()) {
      shelf.stage(
          page.header(), page.from(), page.hashes(), (taken, now) -> next(page, ask, taken, now));
    }
  }

  private void next(ClusterMessage.ManifestPage page, Ask ask, boolean taken, long now) {
    Sha256 id = page.header().id();
    if (!taken || !ask.equals(asked.get(id))) {
      return; // in a while another is asked
    }
    int end = page.from() + page.hashes().count();
    if (end < Pieces.count(page.header().size())) {
      ask(id, ask.of(), end, now);
      return;
    }
    asked.remove(id);
    try {
      look(now);
    } catch (CoveyException e) {
      log.warn("manifests are not looked for: {}", e.getMessage());
    }
  }
}
