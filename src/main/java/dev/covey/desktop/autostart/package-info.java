/**
 * Whether Covey starts with the computer: one small file where the system looks for such things (an
 * <em>entry</em>: XDG autostart, LaunchAgents, the Startup folder). Without JavaFX.
 */
package dev.covey.desktop.autostart;
