package dev.covey.peer.transfer;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How much is asked of each seeder at a time; what, the picker says. Confined to the download's
 * thread.
 */
final class Requests {
  private static final Duration UNUSED = Duration.ofSeconds(1);

  /** Until a link that has room, and for which there was nothing, is looked at again. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final PiecePicker picker;
  private final KnownSeeders seeders;
  private long askedAt;

  Requests(PiecePicker picker, KnownSeeders seeders) {
    this.picker = picker;
    this.seeders = seeders;
  }

  /** Asks each of these for as much as fits on its link, or on all together under a limit. */
  void ask(Collection<KnownSeeder> joined, long now) {
    long limit = leastLimit(joined);
    if (limit == Long.MAX_VALUE) {
      joined.forEach(known -> ask(known, Integer.MAX_VALUE, now));
      return;
    }
    int most = Pipeline.ahead(limit) - asked(joined);
    // If those who were asked are slower than the limit, one more is asked now and then.
    boolean unused = joined.stream().noneMatch(known -> known.link().isHeld(now));
    if (unused && now - askedAt > UNUSED.toNanos()) {
      most = Math.max(most, 1);
    }
    askInTurn(joined, most, now);
  }

  /** Bytes a second; {@link Long#MAX_VALUE} without a limit. */
  private static long leastLimit(Collection<KnownSeeder> joined) {
    long least = Long.MAX_VALUE;
    for (KnownSeeder known : joined) {
      least = Math.min(least, known.link().limit());
    }
    return least;
  }

  /** Who has sent least first, so that all take turns though few are asked at a time. */
  private void askInTurn(Collection<KnownSeeder> joined, int most, long now) {
    int left = most;
    Comparator<KnownSeeder> leastFirst =
        Comparator.<KnownSeeder>comparingInt(known -> assignee(known).asked.size())
            .thenComparingInt(known -> assignee(known).pieces());
    for (KnownSeeder known : joined.stream().sorted(leastFirst).toList()) {
      if (left > 0) {
        int before = assignee(known).asked.size();
        ask(known, left, now);
        left -= assignee(known).asked.size() - before;
      }
    }
  }

  private int asked(Collection<KnownSeeder> joined) {
    return joined.stream().mapToInt(known -> assignee(known).asked.size()).sum();
  }

  private Assignee assignee(KnownSeeder known) {
    return picker.peer(known.device()).orElseThrow();
  }

  private void ask(KnownSeeder known, int most, long now) {
    PeerLink link = known.link();
    int depth = Pipeline.depth(link.rate(now), link.roundTrip());
    int outstanding = assignee(known).asked.size();
    int room = Math.min(most, depth - outstanding);
    // A few at a time: not a message for each piece that comes.
    if (room > 0
        && (room >= Math.min(most, depth / 4) || outstanding == 0)
        && known.isWorthAsking(now)) {
      List<Integer> pieces = picker.ask(known.device(), room, now);
      picker.givenUp().forEach(late -> seeders.drop(late.device(), late.piece()));
      if (pieces.size() < room) {
        known.hasNothing(now + PAUSE.toNanos());
      }
      if (!pieces.isEmpty()) {
        link.want(pieces);
        askedAt = now;
      }
    }
  }
}
