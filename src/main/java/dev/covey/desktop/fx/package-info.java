/**
 * What all screens share: the crossing between threads ({@link dev.covey.desktop.fx.FxBridge}), how
 * a screen and its surroundings talk ({@link dev.covey.desktop.fx.Screen}, {@link
 * dev.covey.desktop.fx.DesktopContext}), words, number formats, icons and small controls.
 *
 * <p>A <em>screen</em> is what the navigation leads to; a <em>place</em> is its entry there; a
 * <em>destination</em> is a place together with what to show in it; a <em>notice</em> is a short
 * message over the screen. It knows no screen and decides nothing about groups, files or transfers.
 */
package dev.covey.desktop.fx;
