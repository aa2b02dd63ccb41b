import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** An X display that nobody sees, on Linux with Xvfb. */
final class VirtualDisplay implements AutoCloseable {
  private final Process server;
  private final String name;

  private VirtualDisplay(Process server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Empty where there is no Xvfb. */
  static Optional<VirtualDisplay> open() throws IOException {
    if (Tool.onPath("Xvfb").isEmpty()) {
      return Optional.empty();
    }
    Process server =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", "1600x1000x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = server.inputReader();
    String number = out.readLine();
    if (number == null) {
      server.destroy();
      return Optional.empty();
    }
    return Optional.of(new VirtualDisplay(server, ":" + number.strip()));
  }

  String name() {
    return name;
  }

  /** Presses keys in the one window there is, if xdotool is there to do so. */
  void press(String keys) throws IOException, InterruptedException {
    if (Tool.onPath("xdotool").isPresent()) {
      ProcessBuilder xdotool =
          new ProcessBuilder(
                  "xdotool", "search", "--onlyvisible", "--name", "Covey", "windowfocus", "key", keys)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      xdotool.environment().put("DISPLAY", name);
      xdotool.start().waitFor();
    }
  }

  @Override
  public void close() {
    server.destroy();
  }
}
