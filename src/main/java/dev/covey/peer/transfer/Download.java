package dev.covey.peer.transfer;

import dev.covey.content.FileStamp;
import dev.covey.model.DownloadId;
import dev.covey.model.Manifest;
import dev.covey.peer.session.TrackerLink;
import dev.covey.trust.DeviceIdentity;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Fetches one file from its seeders (D1 to D9). A thread of its own runs it; its methods may be
 * called by any thread and never block, but for {@link #close}.
 *
 * <p>Construct it and {@link #start} it; or leave it unstarted, which shows as {@code QUEUED}, or
 * {@link #pause} it unstarted, and start or resume it later. What an earlier run left on disk under
 * the same {@link DownloadSpec#id()} is taken up. After {@code COMPLETED}, {@code FAILED} or {@code
 * CANCELLED} nothing more happens: to retry, make another with the same spec.
 */
public final class Download implements AutoCloseable {

  /** Told by the download's thread; must return quickly. */
  public interface Observer {
    /** The manifest is here and checked: worth keeping, for {@code known} next time. */
    void manifestKnown(DownloadId id, Manifest manifest);

    /** The state changed (not told of progress: poll for that). */
    void changed(TransferSnapshot snapshot);
  }

  /** A downloaded file and its stamp, ready to be offered to others (F12). */
  public record Completed(Path path, FileStamp stamp, Manifest manifest) {}

  public Download(
      DownloadSpec spec,
      Optional<Manifest> known,
      DeviceIdentity identity,
      TrackerLink tracker,
      TransferSettings settings,
      Observer observer) {}

  public void start() {
    throw new UnsupportedOperationException();
  }

  /** Stops asking and keeps what is here. Does nothing once it has ended. */
  public void pause() {}

  /** Goes on after a pause. Does nothing in any other state. */
  public void resume() {}

  /** Ends it and discards what it has fetched. Does nothing once completed. */
  public void cancel() {}

  public TransferSnapshot snapshot() {
    throw new UnsupportedOperationException();
  }

  /** The file, once the state is {@code COMPLETED}. */
  public Optional<Completed> completed() {
    return Optional.empty();
  }

  /** Stops, and keeps the part file for another run. Waits for the disk, for seconds at most. */
  @Override
  public void close() {}
}
