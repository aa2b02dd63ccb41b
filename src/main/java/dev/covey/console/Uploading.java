package dev.covey.console;

import dev.covey.model.CoveyException;
import dev.covey.peer.Peer;
import dev.covey.peer.SharedFile;
import dev.covey.peer.Sharing;
import java.util.concurrent.ThreadFactory;

/**
 * Shares a file and waits until it is shared, showing how far the hashing is (U11, F4). Used by the
 * console's thread; interrupting it cancels the sharing.
 */
final class Uploading {
  private final Peer peer;
  private final Watching watching;

  Uploading(Peer peer, Audience audience, ThreadFactory threads) {
    this.peer = peer;
    this.watching = new Watching(audience, threads);
  }

  Result upload(ConsoleCommand.UploadFile command) throws CoveyException {
    Sharing sharing = peer.share(command.path().toAbsolutePath().normalize(), command.group());
    return new Result.Shared(watching.await(new Work(sharing)));
  }

  private record Work(Sharing sharing) implements Watching.Work<SharedFile> {
    @Override
    public Progress progress() {
      return new Progress.Hashing(sharing.snapshot());
    }

    @Override
    public void cancel() {
      sharing.cancel();
    }

    @Override
    public SharedFile await() throws CoveyException {
      return sharing.await();
    }

    @Override
    public String stopped() {
      return "%s is not shared: you stopped it.".formatted(sharing.snapshot().name());
    }
  }
}
