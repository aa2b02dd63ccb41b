package dev.covey.trust;

import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one thread of all processes make keys at a place; the others wait for it, for some seconds
 * at most. The system frees it when its holder dies.
 */
final class MakingLock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MakingLock.class);

  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** The system's own waiting for a file lock has no limit, so it is tried at intervals. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** A file lock holds between processes only. */
  private static final ReentrantLock PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private MakingLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @param file the lock's own file, which is made if need be and stays
   */
  static MakingLock take(Path file) throws CoveyException {
    long until = System.nanoTime() + LIMIT.toNanos();
    try {
      if (!PROCESS.tryLock(LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy(file);
      }
      try {
        return new MakingLock(lock(file, until));
      } catch (IOException | CoveyException | InterruptedException e) {
        PROCESS.unlock();
        throw e;
      }
    } catch (IOException e) {
      throw PrivateFiles.failed("Cannot lock " + file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(ErrorCode.CANCELLED, "Interrupted while waiting for " + file, e);
    }
  }

  private static FileChannel lock(Path file, long until)
      throws IOException, CoveyException, InterruptedException {
    FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE);
    try {
      FileLock lock = channel.tryLock();
      while (lock == null) {
        if (System.nanoTime() - until > 0) {
          throw busy(file);
        }
        Thread.sleep(PAUSE);
        lock = channel.tryLock();
      }
      return channel;
    } catch (IOException | CoveyException | InterruptedException e) {
      channel.close();
      throw e;
    }
  }

  private static CoveyException busy(Path file) {
    return new CoveyException(
        ErrorCode.FAILED,
        "Another program has held %s for %d s; stop it and try again."
            .formatted(file, LIMIT.toSeconds()));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      log.warn("cannot release a lock: {}", e.toString());
    } finally {
      PROCESS.unlock();
    }
  }
}
