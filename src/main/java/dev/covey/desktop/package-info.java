/**
 * The application: its window, which leads from the first start over signing in to the
 * <em>frame</em> (navigation, screen, status bar), and the notices over all of them.
 *
 * <p>The only users of JavaFX are this package and those below it. They hold a {@link
 * dev.covey.peer.Peer}, and know nothing of trackers or sockets.
 */
package dev.covey.desktop;
