package dev.covey;

import dev.covey.desktop.DesktopApp;
import dev.covey.desktop.DesktopOptions;
import dev.covey.desktop.autostart.Autostart;
import dev.covey.desktop.fx.NetworkStarter;
import dev.covey.desktop.instance.Instance;
import dev.covey.local.LocalNetwork;
import dev.covey.local.OwnAddress;
import dev.covey.model.CoveyException;
import dev.covey.peer.NetworkPeer;
import dev.covey.peer.Peer;
import java.nio.file.Path;

/**
 * The desktop's composition root, apart from its command so that the others load no class of
 * JavaFX.
 */
final class DesktopProgram {
  private DesktopProgram() {}

  /** Shows the desktop and returns when it was quit. */
  static int run(
      Configuration configuration,
      CoveyHome home,
      Path data,
      PeerOptions options,
      Instance instance,
      boolean inBackground)
      throws CoveyException {
    try (HostedNetwork hosted =
            new HostedNetwork(
                home,
                OwnAddress.onLocalNetwork(),
                configuration.whole(Setting.LOAD_BALANCER_PORT));
        NetworkPeer peer = new NetworkPeer(options.peerConfig(configuration, home))) {
      hosted.resume();
      peer.start();
      DesktopApp.launch(
          new DesktopOptions(
              peer,
              new Starter(hosted, peer),
              data,
              Autostart.here(StartCommand.again(System.getenv(), home, data)),
              inBackground),
          instance.handovers(),
          peer::warmUp);
      // Whoever comes while the rest ends waits, and is the next desktop.
      instance.handovers().close();
    }
    return 0;
  }

  /** Lets the desktop found a network here and join it. */
  private record Starter(HostedNetwork hosted, Peer peer) implements NetworkStarter {
    @Override
    public void startHere(String networkName) throws CoveyException {
      hosted.found(networkName);
      LocalNetwork network = hosted.network().orElseThrow();
      peer.join(network.balancer(), network.fingerprint());
    }

    @Override
    public boolean startedHere() {
      return hosted.network().isPresent();
    }
  }
}
