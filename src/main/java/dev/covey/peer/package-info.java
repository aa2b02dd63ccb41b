/**
 * The façade that desktop, console and demo hold: {@link dev.covey.peer.Peer}, its events and its
 * snapshots.
 *
 * <p>A <em>peer</em> is one device of one user: it is signed in at one tracker at a time, offers
 * files, and downloads others. Nothing in here knows who shows it.
 */
package dev.covey.peer;
