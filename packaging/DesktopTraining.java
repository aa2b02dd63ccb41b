import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A desktop that is started as every day: signed in to a network of its own, with a group and a
 * file. Where there is Xvfb, in a window of its own there, in which xdotool visits each screen; else
 * on the display, or without any.
 */
final class DesktopTraining {
  private static final String USABLE = "the window can be used";
  /** A computer that does much else besides takes its time to train. */
  private static final long LIMIT_SECONDS = 900;
  private static final long LOOK_SECONDS = 1;
  private static final int TRIES = 5;

  private final StartCache program;
  private final Path home;

  DesktopTraining(StartCache program, Path home) {
    this.program = program;
    this.home = home;
  }

  void train(Path cache) throws IOException, InterruptedException {
    prepare();
    Optional<VirtualDisplay> screen = VirtualDisplay.open();
    try {
      Map<String, String> environment = new HashMap<>(Map.of("COVEY_HOME", home.toString()));
      screen.ifPresent(display -> environment.put("DISPLAY", display.name()));
      boolean none = Tool.SYSTEM.contains("linux") && screen.isEmpty() && System.getenv("DISPLAY") == null;
      Process desktop =
          program.recording(
              cache,
              environment,
              none ? List.of("-Dglass.platform=Headless", "-Dprism.order=sw") : List.of(),
              "desktop");
      Path log = home.resolve("logs/desktop.log");
      await(desktop, () -> says(log));
      if (screen.isPresent()) {
        look(screen.get());
      }
      desktop.destroy();
      program.await(desktop, cache);
    } finally {
      screen.ifPresent(VirtualDisplay::close);
    }
  }

  /** Each screen, as Ctrl+1 to Ctrl+6 show them, for a moment. */
  private static void look(VirtualDisplay screen) throws IOException, InterruptedException {
    for (int i = 6; i > 0; i--) {
      screen.press("ctrl+" + i);
      TimeUnit.SECONDS.sleep(LOOK_SECONDS);
    }
  }

  /** Makes the network, an account that stays signed in, a group and a file in it. */
  private void prepare() throws IOException, InterruptedException {
    Files.createDirectories(home);
    int balancer = freePort();
    int tracker = freePort();
    Path list = Files.writeString(home.resolve("trackers.txt"), "127.0.0.1:" + tracker + "\n");
    Path shared = Files.write(home.resolve("poster.bin"), new byte[1 << 20]);
    Map<String, String> environment =
        Map.of("COVEY_HOME", home.toString(), "LOAD_BALANCER_PORT", Integer.toString(balancer));
    Process servers =
        program.start(List.of(), environment, "tracker", list.toString(), "1", "--no-balancer");
    try {
      await(servers, () -> isThere(tracker));
      signUp(environment, list, shared);
    } finally {
      try (OutputStream keyboard = servers.getOutputStream()) {
        keyboard.write("quit\n".getBytes(StandardCharsets.US_ASCII));
      }
      servers.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      servers.destroyForcibly();
    }
    // As if the desktop had started this network, which it then starts again.
    Files.writeString(
        home.resolve("hosted-network.properties"),
        "name=Training\nbalancer-port=%d\ntracker-port=%d\n".formatted(balancer, tracker));
  }

  /** On a busy computer the first command may come before the connection, so there are some tries. */
  private void signUp(Map<String, String> environment, Path list, Path shared)
      throws IOException, InterruptedException {
    for (int i = 1; i <= TRIES; i++) {
      Path script =
          Files.writeString(
              home.resolve("script"),
              """
              create_user ana%1$d correct-horse
              login ana%1$d correct-horse --stay
              create_group films%1$d
              upload_file %2$s films%1$d
              """
                  .formatted(i, shared));
      Process console =
          program.start(
              List.of(),
              environment,
              "console",
              "--trackers",
              list.toString(),
              "--script",
              script.toString());
      if (console.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && console.exitValue() == 0) {
        return;
      }
      console.destroyForcibly();
    }
    throw new IOException("the console could not prepare the training of the desktop");
  }

  private static void await(Process process, BooleanSupplier what)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!what.getAsBoolean()) {
      if (System.nanoTime() > end || process.waitFor(50, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException("a program of the training did not get ready");
      }
    }
  }

  private static boolean says(Path log) {
    try {
      return Files.exists(log) && Files.readString(log).contains(USABLE);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isThere(int port) {
    try (java.net.Socket _ = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
