package dev.covey;

import dev.covey.desktop.DesktopApp;
import dev.covey.desktop.instance.Instance;
import dev.covey.model.CoveyException;
import dev.covey.model.ErrorCode;
import dev.covey.net.Threads;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The desktop's composition root, apart from its command so that the others load no class of
 * JavaFX. The peer opens while JavaFX starts, and begins to work once the window can be used.
 */
final class DesktopProgram {
  private final FutureTask<DesktopParts> opening;
  private final FutureTask<Void> starting =
      new FutureTask<>(this::start) {
        @Override
        protected void done() {
          if (state() == State.FAILED) {
            DesktopApp.quit();
          }
        }
      };

  private DesktopProgram(FutureTask<DesktopParts> opening) {
    this.opening = opening;
  }

  /** Shows the desktop and returns when it was quit. */
  static int run(
      Configuration configuration,
      CoveyHome home,
      Path data,
      PeerOptions options,
      Instance instance,
      boolean inBackground)
      throws CoveyException {
    FutureTask<DesktopParts> opening =
        new FutureTask<>(() -> DesktopParts.open(configuration, home, options));
    DesktopProgram program = new DesktopProgram(opening);
    Threads.startPlatform("opening", opening);
    try {
      program.show(home, data, instance, inBackground);
      // Whoever comes while the rest ends waits, and is the next desktop.
      instance.handovers().close();
      requireDone(program.opening);
      requireDone(program.starting);
    } finally {
      program.opened().ifPresent(DesktopParts::close);
    }
    return 0;
  }

  private Void start() throws CoveyException {
    opening.resultNow().start();
    return null;
  }

  private void show(CoveyHome home, Path data, Instance instance, boolean inBackground)
      throws CoveyException {
    try {
      DesktopApp.launch(
          data,
          () -> opened().map(parts -> parts.options(home, data, inBackground)),
          instance.handovers(),
          () -> Threads.startPlatform("starting", starting));
    } catch (UnsupportedOperationException e) {
      // So JavaFX says that the display which was named is none.
      throw new CoveyException(
          ErrorCode.FAILED,
          "the desktop cannot be shown here (%s); the console does the same in a terminal: covey console"
              .formatted(e.getMessage()),
          e);
    }
  }

  /** Waits for them; empty if they could not be opened. */
  private Optional<DesktopParts> opened() {
    try {
      return Optional.of(opening.get());
    } catch (ExecutionException | CancellationException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void requireDone(FutureTask<?> task) throws CoveyException {
    if (task.state() != FutureTask.State.FAILED) {
      return;
    }
    Throwable why = task.exceptionNow();
    if (why instanceof CoveyException refusal) {
      throw refusal;
    }
    throw new IllegalStateException("the peer could not be opened", why);
  }
}
