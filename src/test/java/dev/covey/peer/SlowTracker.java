package dev.covey.peer;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.model.FileId;
import dev.covey.protocol.TrackerReply;
import dev.covey.protocol.TrackerRequest;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Answers nothing, for as long as it is asked, or until it is told to refuse. */
final class SlowTracker extends SilentTracker {
  volatile boolean down;
  volatile boolean refuses;

  /** Asked for this file, it is down. */
  volatile Optional<FileId> lost = Optional.empty();

  private final CountDownLatch patience = new CountDownLatch(1);

  /** Refuses whoever asks and has asked. */
  void giveUp() {
    patience.countDown();
  }

  @Override
  public <R extends TrackerReply> R ask(TrackerRequest request, Class<R> reply)
      throws CoveyException {
    if (down || isLost(request)) {
      throw new CoveyException(ErrorCode.TRACKERS_DOWN, "All trackers are down.");
    }
    if (!refuses) {
      wait(patience);
    }
    throw new CoveyException(ErrorCode.NOT_MEMBER, "You are no member.");
  }

  private static void wait(CountDownLatch latch) throws CoveyException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(ErrorCode.CANCELLED, "Interrupted.", e);
    }
  }

  private boolean isLost(TrackerRequest request) {
    return request instanceof TrackerRequest.GetManifest(FileId file, int _)
        && lost.equals(Optional.of(file));
  }

  @Override
  public boolean online() {
    return !down;
  }
}
