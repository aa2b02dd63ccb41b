package dev.covey.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covey.model.CoveyException;
import dev.covey.model.FileId;
import dev.covey.model.GroupId;
import dev.covey.peer.library.KeptShare;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of finished downloads that a tracker does not take as offered. */
class StandingOffersTest {
  private static final GroupId GROUP = GroupId.random();

  @TempDir private Path directory;

  private final Set<FileId> known = new HashSet<>();
  private SharesOnDisk disk;
  private StandingOffers offers;
  private KeptShare film;
  private KeptShare poster;

  @BeforeEach
  void finishTwo() throws CoveyException, IOException {
    disk = new SharesOnDisk(directory);
    offers =
        new StandingOffers(
            new Acquainted(), disk.shares, () -> Optional.of(SharesOnDisk.ANNA), _ -> {});
    film = finished("film");
    poster = finished("poster");
    known.add(film.file());
  }

  @AfterEach
  void close() {
    disk.close();
  }

  private KeptShare finished(String name) throws CoveyException, IOException {
    KeptShare kept = disk.finished(FileId.random(), GROUP, name);
    var _ = disk.shared(kept);
    return kept;
  }

  private List<FileId> registered() {
    return disk.shares.ofAccount().stream()
        .filter(share -> share.kept().registered())
        .map(Share::file)
        .toList();
  }

  @Test
  void whatTheTrackerHasNotHeardOfIsToldAgain() throws Exception { // F12, T7
    assertThat(offers.announceFinished(true)).isFalse();
    assertThat(registered()).containsExactly(film.file());
    known.add(poster.file());
    assertThat(offers.announceFinished(true)).isTrue();
    assertThat(registered()).containsExactlyInAnyOrder(film.file(), poster.file());
  }

  @Test
  void soItIsWithEverythingThatIsOffered() throws Exception { // F12, S4, T7
    assertThat(offers.announce(List.of(), true)).isFalse();
    known.add(poster.file());
    assertThat(offers.announce(List.of(), true)).isTrue();
    assertThat(registered()).containsExactlyInAnyOrder(film.file(), poster.file());
  }

  @Test
  void whatIsRefusedForGoodIsSeededNoMore() throws Exception { // F12
    assertThat(offers.announceFinished(false)).isTrue();
    assertThat(disk.shares.ofAccount()).extracting(Share::file).containsExactly(film.file());
  }

  /** Refuses what it does not know. */
  private final class Acquainted extends SilentTracker {
    @Override
    public <R extends TrackerReply> R ask(TrackerRequest request, Class<R> reply) {
      List<FileId> refused =
          new ArrayList<>(
              switch (request) {
                case TrackerRequest.NewSeeders(var _, List<FileId> files) -> files;
                case TrackerRequest.AnnounceOffers(boolean _, List<FileId> files) -> files;
                case TrackerRequest other -> throw new AssertionError(other);
              });
      refused.removeAll(known);
      return reply.cast(new TrackerReply.Announced(refused, List.of()));
    }
  }
}
