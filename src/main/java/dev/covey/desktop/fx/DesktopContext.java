package dev.covey.desktop.fx;

import dev.covey.desktop.autostart.Autostart;
import dev.covey.peer.Peer;

/**
 * What every screen is given.
 *
 * @param peer never called on the FX thread where it throws: go through {@code bridge}
 * @param themes light or dark now, and how to change it
 * @param languages the language, and how to change it
 * @param preferences what the desktop remembers
 */
public record DesktopContext(
    Peer peer,
    FxBridge bridge,
    Navigation navigation,
    Notices notices,
    Themes themes,
    Languages languages,
    Preferences preferences,
    SystemDialogs dialogs,
    NetworkStarter starter,
    NearbyNetworks nearby,
    Autostart autostart) {}
