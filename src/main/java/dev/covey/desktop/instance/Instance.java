package dev.covey.desktop.instance;

import dev.covey.desktop.instance.Handovers.Answer;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one desktop of a data directory, until it is closed. Made, started and closed by one thread.
 */
public final class Instance implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Instance.class);

  /** The first may be on its way: between its lock and its socket, or ending. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Nothing tells when another process gives its lock back, or opens its socket. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final InstanceLock lock;
  private final Handovers handovers;

  private Instance(InstanceLock lock, Handovers handovers) {
    this.lock = lock;
    this.handovers = handovers;
  }

  /**
   * Becomes the data directory's desktop; or, if there is one, hands over to it what this start
   * brought.
   *
   * @return empty if it was handed over: there is nothing left to do
   * @throws CoveyException if the directory cannot be used, or its desktop does not answer
   */
  public static Optional<Instance> claim(Path directory, Handover handover) throws CoveyException {
    return claim(directory, handover, runtimeFolder(), PATIENCE);
  }

  private static Optional<Path> runtimeFolder() {
    return Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of);
  }

  static Optional<Instance> claim(
      Path directory, Handover handover, Optional<Path> runtimeFolder, Duration patience)
      throws CoveyException {
    try {
      Files.createDirectories(directory);
      Optional<LocalSocket> socket = LocalSocket.of(directory, runtimeFolder);
      long until = System.nanoTime() + (socket.isPresent() ? patience : PAUSE).toNanos();
      while (true) {
        Optional<InstanceLock> lock = InstanceLock.take(directory);
        if (lock.isPresent()) {
          return Optional.of(new Instance(lock.get(), new Handovers(socket, handover)));
        }
        if (socket.isPresent() && isTaken(socket.get(), handover)) {
          return Optional.empty();
        }
        if (System.nanoTime() - until > 0) {
          throw silent(directory);
        }
        Thread.sleep(PAUSE);
      }
    } catch (IOException e) {
      throw new CoveyException(
          ErrorCode.FAILED,
          "The data directory %s cannot be used: %s".formatted(directory, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoveyException(ErrorCode.CANCELLED, "Interrupted while starting.", e);
    }
  }

  private static boolean isTaken(LocalSocket socket, Handover handover) {
    try {
      return Handovers.handOver(socket, handover) == Answer.TAKEN;
    } catch (IOException e) {
      log.debug("nobody takes a handover at {} yet: {}", socket, e.toString());
      return false;
    }
  }

  private static CoveyException silent(Path directory) {
    return new CoveyException(
        ErrorCode.FAILED,
        "Covey is already running with the data directory %s, but does not answer; end it, and start again."
            .formatted(directory));
  }

  /** Takes handovers from now on. */
  public void start() {
    handovers.start();
  }

  public Handovers handovers() {
    return handovers;
  }

  /** Another start becomes the desktop from now on. */
  @Override
  public void close() {
    handovers.close();
    try {
      lock.close();
    } catch (IOException e) {
      log.warn("the lock of the desktop was not released: {}", e.toString());
    }
  }
}
