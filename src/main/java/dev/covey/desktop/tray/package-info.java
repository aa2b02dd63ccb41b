/**
 * The icon in the system's <em>tray</em>, where there is one: rates, the window, the end. The only
 * user of AWT, which is loaded only once the window stands, and not at all without a display.
 */
package dev.covey.desktop.tray;
