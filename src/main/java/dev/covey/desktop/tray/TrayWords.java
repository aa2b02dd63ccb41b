package dev.covey.desktop.tray;

/**
 * What an icon in the tray says.
 *
 * @param tooltip one line
 * @param rates the menu's first line, which does nothing
 * @param show the entry that shows the window
 * @param quit the entry that ends Covey
 */
public record TrayWords(String tooltip, String rates, String show, String quit) {}
