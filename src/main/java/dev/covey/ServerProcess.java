package dev.covey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The life of a server in its own process: the main thread waits here until {@code quit} is typed
 * at its terminal or the system asks it to end (U15, T13).
 */
final class ServerProcess {
  private static final long POLL_MILLISECONDS = 200;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final BufferedReader terminal =
      new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

  /**
   * Prints the line that tells the server is ready, waits, closes the server on this thread, and
   * returns.
   *
   * @return the exit code
   */
  int run(String ready, Runnable closeServer) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopForTheSystem, "stop"));
    System.out.println(ready);
    try {
      awaitStop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closeServer.run();
      stopped.countDown();
    }
    return 0;
  }

  /**
   * Looks for input rather than waiting in a read: a program in the background of a shell that
   * reads its terminal would be halted.
   */
  private void awaitStop() throws InterruptedException {
    while (!stop.await(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
      if (quitWasTyped()) {
        return;
      }
    }
  }

  private boolean quitWasTyped() {
    try {
      while (terminal.ready()) {
        String line = terminal.readLine();
        String command = line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
        if (command.equals("quit") || command.equals("exit")) {
          return true;
        }
        if (!command.isEmpty()) {
          System.out.println("This terminal knows one command: quit.");
        }
      }
    } catch (IOException e) {
      // A terminal that went away is no reason to stop serving; the system can still end the
      // process.
    }
    return false;
  }

  private void stopForTheSystem() {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
