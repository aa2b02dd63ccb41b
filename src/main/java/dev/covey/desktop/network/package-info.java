/**
 * The network as this peer sees it: its trackers, its fingerprint, the invite that leads others to
 * it, and what happened lately.
 */
package dev.covey.desktop.network;
