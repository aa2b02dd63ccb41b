package dev.covey;

import dev.covey.desktop.DesktopOptions;
import dev.covey.desktop.autostart.Autostart;
import dev.covey.desktop.fx.NetworkStarter;
import dev.covey.desktop.nearby.Announcer;
import dev.covey.desktop.nearby.LocalDiscovery;
import dev.covey.local.LocalNetwork;
import dev.covey.local.OwnAddress;
import dev.covey.model.CoveyException;
import dev.covey.peer.NetworkPeer;
import java.nio.file.Path;

/** What runs behind the desktop: the peer and, if this computer hosts it, the network. */
final class DesktopParts implements NetworkStarter, AutoCloseable {
  private final String here;
  private final HostedNetwork hosted;
  private final Announcer announcer;
  private final NetworkPeer peer;

  /** Guarded by this. */
  private boolean closed;

  private DesktopParts(String here, HostedNetwork hosted, Announcer announcer, NetworkPeer peer) {
    this.here = here;
    this.hosted = hosted;
    this.announcer = announcer;
    this.peer = peer;
  }

  /** Opens what the window needs in order to be built; nothing runs yet. */
  static DesktopParts open(Configuration configuration, CoveyHome home, PeerOptions options)
      throws CoveyException {
    String here = OwnAddress.onLocalNetwork();
    int port = configuration.whole(Setting.LOAD_BALANCER_PORT);
    return new DesktopParts(
        here,
        new HostedNetwork(home, here, port),
        new Announcer(),
        new NetworkPeer(options.peerConfig(configuration, home).withWarmUp()));
  }

  /**
   * Starts everything, the network first, unless it is closed already.
   *
   * @throws CoveyException if the listening address is taken
   */
  synchronized void start() throws CoveyException {
    if (closed) {
      return;
    }
    hosted.resume();
    hosted.network().ifPresent(this::announce);
    peer.start();
  }

  private void announce(LocalNetwork network) {
    announcer.announce(network.name(), network.fingerprint(), network.balancer());
  }

  DesktopOptions options(CoveyHome home, Path data, boolean inBackground) {
    Autostart autostart = Autostart.here(StartCommand.again(System.getenv(), home, data));
    return new DesktopOptions(peer, this, LocalDiscovery.from(here), autostart, inBackground);
  }

  /** Founds a network here and joins it. */
  @Override
  public void startHere(String networkName) throws CoveyException {
    hosted.found(networkName);
    LocalNetwork network = hosted.network().orElseThrow();
    announce(network);
    peer.join(network.balancer(), network.fingerprint());
  }

  @Override
  public boolean startedHere() {
    return hosted.isHere();
  }

  @Override
  public synchronized void close() {
    closed = true;
    try (hosted;
        announcer) {
      peer.close();
    }
  }
}
