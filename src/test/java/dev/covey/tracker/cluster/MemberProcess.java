package dev.covey.tracker.cluster;

import dev.covey.model.Endpoint;
import dev.covey.testing.ChildProcess;
import dev.covey.trust.NetworkAuthority;
import java.io.IOException;
import java.nio.file.Path;

/** A member in a process of its own, which can be stopped and killed. */
final class MemberProcess implements AutoCloseable {
  private final ChildProcess process;

  private MemberProcess(ChildProcess process) {
    this.process = process;
  }

  static MemberProcess start(Path network, Endpoint place) throws IOException {
    return new MemberProcess(ChildProcess.run(MemberProcess.class, network, place));
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
    new ProcessBuilder("kill", "-" + name, Long.toString(process.process().pid()))
        .start()
        .waitFor();
  }

  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
