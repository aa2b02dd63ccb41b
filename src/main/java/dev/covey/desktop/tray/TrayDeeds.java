package dev.covey.desktop.tray;

/**
 * What can be asked for at the tray; called on AWT's thread.
 *
 * @param show a click on the icon, or its entry
 * @param quit ends Covey
 */
public record TrayDeeds(Runnable show, Runnable quit) {}
