package dev.covey.console;

import dev.covey.console.Result.Numbered;
import dev.covey.model.CoveyException;
import dev.covey.model.DownloadId;
import dev.covey.model.ErrorCode;
import dev.covey.peer.transfer.TransferSnapshot;
import dev.covey.peer.transfer.TransferState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Waits for downloads to end (U16): for those that have not ended, and those that were begun here
 * since the wait before, so that one which failed at once is not missed, and one which failed last
 * week does not count. Used by the console's thread.
 */
final class Waiting {
  /** For who watches it move. */
  private static final Duration BETWEEN = Duration.ofMillis(250);

  /** For a script: there may be thousands, and the end of the last is seen at once anyway. */
  private static final Duration UNWATCHED = Duration.ofSeconds(2);

  private final Numbers numbers;
  private final Audience audience;
  private final Pace pace;
  private final Set<DownloadId> begun = new HashSet<>();

  Waiting(Numbers numbers, Audience audience, Pace pace) {
    this.numbers = numbers;
    this.audience = audience;
    this.pace = pace;
  }

  /** The next wait is also about this download. */
  void begun(DownloadId id) {
    begun.add(id);
  }

  /**
   * @throws CoveyException the code of the first that failed; {@code TIMED_OUT}; {@code
   *     WRONG_STATE} if only paused ones are left, which never end by themselves
   */
  Result await(Optional<Duration> limit) throws CoveyException {
    long start = pace.nanoTime();
    Set<DownloadId> waitedFor =
        numbers.all().stream()
            .filter(one -> !hasEnded(one) || begun.contains(one.snapshot().id()))
            .map(one -> one.snapshot().id())
            .collect(Collectors.toSet());
    try {
      while (true) {
        List<Numbered> downloads =
            numbers.all().stream().filter(one -> waitedFor.contains(one.snapshot().id())).toList();
        List<Numbered> left = downloads.stream().filter(one -> !hasEnded(one)).toList();
        if (left.isEmpty()) {
          return ended(downloads);
        }
        refusePaused(left);
        audience.show(new Progress.Transfers(downloads));
        pause(pauseBefore(limit, start, left), left.getLast().snapshot().id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(ErrorCode.CANCELLED, "You stopped waiting; the downloads go on.", e);
    } finally {
      audience.clear();
    }
  }

  /** Returns early when that one has ended: looking at all whenever something happens is dear. */
  private void pause(Duration most, DownloadId last) throws InterruptedException {
    long until = pace.nanoTime() + most.toNanos();
    long left = most.toNanos();
    while (left > 0) {
      pace.pause(Duration.ofNanos(left));
      left = numbers.look(last).filter(Waiting::isOn).isPresent() ? until - pace.nanoTime() : 0;
    }
  }

  private Duration pauseBefore(Optional<Duration> limit, long start, List<Numbered> left)
      throws CoveyException {
    Duration between = audience.isPerson() ? BETWEEN : UNWATCHED;
    if (limit.isEmpty()) {
      return between;
    }
    Duration rest = limit.get().minusNanos(pace.nanoTime() - start);
    if (rest.isNegative() || rest.isZero()) {
      throw new CoveyException(
          ErrorCode.TIMED_OUT,
          "%s did not end within %s: %s."
              .formatted(count(left.size()), Amounts.duration(limit.get()), listed(left)));
    }
    return rest.compareTo(between) < 0 ? rest : between;
  }

  private static void refusePaused(List<Numbered> left) throws CoveyException {
    if (left.stream().allMatch(one -> one.snapshot().state() == TransferState.PAUSED)) {
      throw new CoveyException(
          ErrorCode.WRONG_STATE,
          "%s paused and will not end: resume or cancel first: %s."
              .formatted(
                  left.size() == 1 ? "A download is" : "All downloads left are", listed(left)));
    }
  }

  private Result ended(List<Numbered> downloads) throws CoveyException {
    begun.clear();
    List<Numbered> failed =
        downloads.stream().filter(one -> one.snapshot().state() == TransferState.FAILED).toList();
    if (failed.isEmpty()) {
      return new Result.Ended(downloads);
    }
    Optional<TransferSnapshot.Problem> problem = failed.getFirst().snapshot().error();
    String which = failed.getFirst().snapshot().file().value();
    String why = problem.map(TransferSnapshot.Problem::message).orElse("it did not say why.");
    String among =
        failed.size() == 1
            ? ""
            : "%d of %d downloads failed. ".formatted(failed.size(), downloads.size());
    throw new CoveyException(
        problem.map(TransferSnapshot.Problem::code).orElse(ErrorCode.FAILED),
        "%s%s failed: %s".formatted(among, which, why));
  }

  /** Whether it may end by itself. */
  private static boolean isOn(Numbered download) {
    return !hasEnded(download) && download.snapshot().state() != TransferState.PAUSED;
  }

  private static boolean hasEnded(Numbered download) {
    return download.snapshot().state().hasEnded();
  }

  private static String count(int downloads) {
    return downloads == 1 ? "A download" : downloads + " downloads";
  }

  private static String listed(List<Numbered> downloads) {
    return downloads.stream()
        .map(one -> "%s (%s)".formatted(one.snapshot().file(), Amounts.percent(one.snapshot())))
        .collect(Collectors.joining(", "));
  }
}
