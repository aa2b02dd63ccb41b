/**
 * The sharing screen: what this device offers its groups, how much of it was sent, and what was
 * stopped and why (U11, U13, F10 to F13); and what it takes to share files, for other screens too.
 *
 * <p>A file that is being hashed is <em>being prepared</em>; <em>stopped</em> means that something
 * is wrong with it on disk.
 */
package dev.covey.desktop.sharing;
