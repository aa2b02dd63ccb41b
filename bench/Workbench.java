import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The folder in which a measurement happens; it is gone afterwards. */
final class Workbench implements AutoCloseable {
  private final Path folder;

  Workbench() throws IOException {
    folder = Files.createTempDirectory("covey-bench");
  }

  Path home(int tracker) throws IOException {
    return Files.createDirectories(folder.resolve("home-" + tracker));
  }

  /** A tracker's store, as the program names it. */
  Path store(int tracker) throws IOException {
    Path directory = home(tracker).resolve("tracker-" + tracker);
    return Files.createDirectories(directory).resolve("tracker.db");
  }

  /** A tracker_info.txt of that many trackers on free ports of this computer. */
  Path list(int trackers) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int port : freePorts(2 * trackers)) {
      lines.add(Integer.toString(port));
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i += 2) {
      text.append("127.0.0.1:%s:%s%n".formatted(lines.get(i), lines.get(i + 1)));
    }
    return Files.writeString(folder.resolve("tracker_info.txt"), text);
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<Integer> ports = new ArrayList<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        ServerSocket socket = new ServerSocket(0);
        held.add(socket);
        ports.add(socket.getLocalPort());
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    return ports;
  }

  static void progress(String format, Object... words) {
    System.err.println(format.formatted(words));
  }

  /** What was measured, on one line. */
  static void print(Map<String, Object> figures) {
    System.out.println(JsonMapper.builder().build().writeValueAsString(figures));
  }

  /** How busy the whole machine was in the last minute. */
  static String loadAverage() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }

  @Override
  public void close() throws IOException {
    Devices.delete(folder);
  }
}
