package dev.covey.desktop.downloads;

import java.time.Instant;
import java.util.Comparator;

/**
 * What is going on first, in the order of the queue; then what failed; then what ended, newest
 * above. Pure.
 */
final class NaturalOrder implements Comparator<DownloadLine> {
  private static final Comparator<DownloadLine> ORDER =
      Comparator.comparingInt(NaturalOrder::tier).thenComparing(NaturalOrder::compareInTier);

  private static int tier(DownloadLine line) {
    return switch (line.state()) {
      case QUEUED, RUNNING, WAITING, PAUSED, VERIFYING -> 0;
      case FAILED -> 1;
      case COMPLETED, CANCELLED -> 2;
    };
  }

  private static int compareInTier(DownloadLine a, DownloadLine b) {
    return a.state().hasEnded()
        ? ended(b).compareTo(ended(a))
        : Comparator.comparingInt(DownloadLine::place)
            .thenComparing(NaturalOrder::started)
            .compare(a, b);
  }

  private static Instant started(DownloadLine line) {
    return line.snapshot().started();
  }

  private static Instant ended(DownloadLine line) {
    return line.snapshot().finished().orElse(started(line));
  }

  @Override
  public int compare(DownloadLine a, DownloadLine b) {
    return ORDER.compare(a, b);
  }
}
