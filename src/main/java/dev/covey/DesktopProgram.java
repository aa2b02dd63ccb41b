package dev.covey;

import dev.covey.desktop.DesktopApp;
import dev.covey.desktop.DesktopOptions;
import dev.covey.desktop.autostart.Autostart;
import dev.covey.desktop.fx.NetworkStarter;
import dev.covey.desktop.instance.Instance;
import dev.covey.desktop.nearby.Announcer;
import dev.covey.desktop.nearby.LocalDiscovery;
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
    String here = OwnAddress.onLocalNetwork();
    try (HostedNetwork hosted =
            new HostedNetwork(home, here, configuration.whole(Setting.LOAD_BALANCER_PORT));
        Announcer announcer = new Announcer();
        NetworkPeer peer = new NetworkPeer(options.peerConfig(configuration, home))) {
      hosted.resume();
      hosted.network().ifPresent(network -> announce(announcer, network));
      peer.start();
      DesktopApp.launch(
          new DesktopOptions(
              peer,
              new Starter(hosted, announcer, peer),
              LocalDiscovery.from(here),
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

  private static void announce(Announcer announcer, LocalNetwork network) {
    announcer.announce(network.name(), network.fingerprint(), network.balancer());
  }

  /** Lets the desktop found a network here and join it. */
  private record Starter(HostedNetwork hosted, Announcer announcer, Peer peer)
      implements NetworkStarter {
    @Override
    public void startHere(String networkName) throws CoveyException {
      hosted.found(networkName);
      LocalNetwork network = hosted.network().orElseThrow();
      announce(announcer, network);
      peer.join(network.balancer(), network.fingerprint());
    }

    @Override
    public boolean startedHere() {
      return hosted.network().isPresent();
    }
  }
}
