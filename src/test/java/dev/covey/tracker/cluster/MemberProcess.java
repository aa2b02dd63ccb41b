package dev.covey.tracker.cluster;

import dev.covey.model.Endpoint;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.nio.file.Path;

/** A member in a process of its own, which can be stopped and killed. */
final class MemberProcess implements AutoCloseable {
  private final Process process;

  private MemberProcess(Process process) {
    this.process = process;
  }

  static MemberProcess start(Path network, Endpoint place) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MemberProcess.class.getName(),
                network.toString(),
                place.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new MemberProcess(process);
  }

  /**
   * @param args the network's folder, and where to look for others
   */
  public static void main(String... args) throws Exception {
    try (var _ =
        new LoopbackMember(
            NetworkAuthority.open(Path.of(args[0])).clusterContext("child"),
            Endpoint.parse(args[1]))) {
      // Until the parent ends.
      while (System.in.read() >= 0) {}
    }
  }

  /**
   * @param name STOP or CONT
   */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
