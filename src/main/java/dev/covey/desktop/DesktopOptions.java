package dev.covey.desktop;

import dev.covey.desktop.autostart.Autostart;
import dev.covey.desktop.fx.NearbyNetworks;
import dev.covey.desktop.fx.NetworkStarter;
import dev.covey.peer.Peer;

/**
 * What the desktop is given by whoever starts it.
 *
 * @param peer started already, or about to be; it is not closed here
 * @param starter starts a network in this process
 * @param nearby finds networks to join
 * @param autostart starts this program with the computer
 * @param inBackground begin in the tray, where there is one, without the window
 */
public record DesktopOptions(
    Peer peer,
    NetworkStarter starter,
    NearbyNetworks nearby,
    Autostart autostart,
    boolean inBackground) {

  /** Where no network nearby can be found. */
  public DesktopOptions(
      Peer peer, NetworkStarter starter, Autostart autostart, boolean inBackground) {
    this(peer, starter, NearbyNetworks.NONE, autostart, inBackground);
  }
}
