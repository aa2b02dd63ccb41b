package dev.covey.tracker.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.Digests;
import dev.covey.model.PieceHashes;
import dev.covey.model.Pieces;
import dev.covey.model.Sha1;
import dev.covey.model.Sha256;
import dev.covey.tracker.store.StoredManifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManifestFetchTest {
  private static final int PAGE = 3;
  private static final Member ONE = new Member("one");
  private static final Member TWO = new Member("two");

  /** Manifests in memory, in pages of three pieces. */
  private static final class MemoryShelf implements ManifestFetch.Shelf {
    final List<Sha256> wanted = new ArrayList<>();
    final Map<Sha256, StoredManifest> whole = new HashMap<>();
    final Map<Sha256, List<Integer>> pages = new HashMap<>();
    boolean refuses;

    @Override
    public List<Sha256> wanted(int most) {
      return wanted.stream().limit(most).toList();
    }

    @Override
    public Optional<StoredManifest> manifest(Sha256 id) {
      return Optional.ofNullable(whole.get(id));
    }

    @Override
    public Optional<PieceHashes> page(Sha256 id, int from) {
      return manifest(id).map(manifest -> hashes(Math.min(PAGE, pieces(manifest) - from)));
    }

    @Override
    public void stage(
        StoredManifest header, int from, PieceHashes hashes, ManifestFetch.Staged staged) {
      pages.computeIfAbsent(header.id(), _ -> new ArrayList<>()).add(from);
      if (!refuses && from + hashes.count() == pieces(header)) {
        wanted.remove(header.id());
        whole.put(header.id(), header);
      }
      staged.done(!refuses, 0);
    }
  }

  private record Sent(Member to, ClusterMessage message) {}

  private final MemoryShelf shelf = new MemoryShelf();
  private final List<Sent> sent = new ArrayList<>();
  private final ManifestFetch fetch =
      new ManifestFetch(
          shelf,
          new Outgoing() {
            @Override
            public void broadcast(ClusterMessage message) {
              throw new AssertionError("nobody else is concerned");
            }

            @Override
            public void send(Member to, ClusterMessage message) {
              sent.add(new Sent(to, message));
            }
          });

  @Test
  void aManifestIsFetchedPageByPage() throws Exception { // T7
    StoredManifest manifest = manifest(1, 2 * PAGE + 1);
    shelf.wanted.add(manifest.id());
    fetch.members(Set.of(ONE, TWO));
    fetch.look(0);
    for (int from = 0; from <= 2 * PAGE; from += PAGE) {
      assertThat(sent.getLast())
          .isEqualTo(new Sent(ONE, new ClusterMessage.ManifestWanted(manifest.id(), from)));
      fetch.page(ONE, page(manifest, from));
      fetch.page(ONE, page(manifest, from)); // doubled on the way
    }
    assertThat(shelf.pages.get(manifest.id())).containsExactly(0, PAGE, 2 * PAGE);
    assertThat(shelf.wanted).isEmpty();
    sent.clear();
    fetch.tick(ManifestFetch.PATIENCE.toNanos() + 1);
    assertThat(sent).isEmpty();
  }

  @Test
  void whoHasNothingOrIsSilentIsPassedOver() throws Exception { // T6
    StoredManifest manifest = manifest(1, 1);
    shelf.wanted.add(manifest.id());
    fetch.members(Set.of(ONE, TWO));
    fetch.look(0);
    fetch.missing(ONE, new ClusterMessage.ManifestMissing(manifest.id()), 0);
    assertThat(sent).extracting(Sent::to).containsExactly(ONE, TWO);
    fetch.tick(ManifestFetch.PATIENCE.toNanos() + 1);
    assertThat(sent).extracting(Sent::to).containsExactly(ONE, TWO, ONE);
  }

  @Test
  void ifAllHaveNothingItIsAskedForAgainInAWhile() throws Exception { // T7
    StoredManifest manifest = manifest(1, 1);
    shelf.wanted.add(manifest.id());
    fetch.members(Set.of(ONE));
    fetch.look(0);
    fetch.missing(ONE, new ClusterMessage.ManifestMissing(manifest.id()), 0);
    fetch.tick(1);
    assertThat(sent).hasSize(1);
    fetch.tick(ManifestFetch.PATIENCE.toNanos() + 1);
    assertThat(sent).hasSize(2);
  }

  @Test
  void aPageThatIsRefusedDoesNotLeadToAStorm() throws Exception { // X5
    StoredManifest manifest = manifest(1, 1);
    shelf.wanted.add(manifest.id());
    shelf.refuses = true;
    fetch.members(Set.of(ONE, TWO));
    fetch.look(0);
    fetch.page(ONE, page(manifest, 0));
    assertThat(sent).hasSize(1);
    fetch.tick(ManifestFetch.PATIENCE.toNanos() + 1);
    assertThat(sent).extracting(Sent::to).containsExactly(ONE, TWO);
  }

  @Test
  void fewAreFetchedAtOnceAndTheRestFollows() throws Exception { // X5
    for (int i = 0; i < 3 * ManifestFetch.MOST; i++) {
      shelf.wanted.add(manifest(i, 1).id());
    }
    fetch.members(Set.of(ONE));
    fetch.look(0);
    assertThat(sent).hasSize(ManifestFetch.MOST);
    for (int i = 0; i < 3 * ManifestFetch.MOST; i++) {
      fetch.page(ONE, page(manifest(i, 1), 0));
    }
    assertThat(shelf.wanted).isEmpty();
  }

  @Test
  void whoAsksIsGivenThePageOrToldThatThereIsNone() throws Exception { // T7
    StoredManifest manifest = manifest(1, PAGE + 1);
    shelf.whole.put(manifest.id(), manifest);
    fetch.wanted(TWO, new ClusterMessage.ManifestWanted(manifest.id(), PAGE));
    Sha256 unknown = manifest(2, 1).id();
    fetch.wanted(TWO, new ClusterMessage.ManifestWanted(unknown, 0));
    assertThat(sent)
        .containsExactly(
            new Sent(TWO, page(manifest, PAGE)),
            new Sent(TWO, new ClusterMessage.ManifestMissing(unknown)));
  }

  private static ClusterMessage.ManifestPage page(StoredManifest manifest, int from) {
    return new ClusterMessage.ManifestPage(
        manifest, from, hashes(Math.min(PAGE, pieces(manifest) - from)));
  }

  private static int pieces(StoredManifest manifest) {
    return Pieces.count(manifest.size());
  }

  private static PieceHashes hashes(int count) {
    return PieceHashes.of(new byte[count * Sha1.BYTES]);
  }

  private static StoredManifest manifest(int seed, int pieces) {
    byte[] id = new byte[Sha256.BYTES];
    id[0] = (byte) seed;
    Digests digests = new Digests(Sha1.of(new byte[Sha1.BYTES]), Sha256.of(new byte[32]));
    return new StoredManifest(Sha256.of(id), (long) pieces * Pieces.SIZE, digests);
  }
}
