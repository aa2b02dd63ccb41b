package dev.covey.peer;

import dev.covey.model.Endpoint;
import dev.covey.model.GroupName;
import dev.covey.model.UserName;
import dev.covey.testing.LoopbackNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A process of its own that fetches a whole group, and then waits to be killed. */
final class FetchingProcess {
  private FetchingProcess() {}

  /**
   * @param arguments the network's folder, its tracker, the user, the group, and where to
   */
  static void main(String[] arguments) throws Exception {
    UserName user = new UserName(arguments[2]);
    PeerConfig config =
        LoopbackNetwork.config(Path.of(arguments[0]), user.value())
            .withNetwork(Optional.empty(), List.of(Endpoint.parse(arguments[1])));
    try (NetworkPeer peer = new NetworkPeer(config)) {
      peer.start();
      peer.login(user, LoopbackNetwork.PASSWORD, false);
      peer.downloadAll(new GroupName(arguments[3]), Path.of(arguments[4]), false);
      // Until the parent ends.
      while (System.in.read() >= 0) {}
    }
  }
}
