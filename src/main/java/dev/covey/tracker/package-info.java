/**
 * The tracker server: accounts, groups, who has which file, and who is online, told over one TLS
 * connection a peer.
 *
 * <p>Words: a <em>handler</em> serves one connection; a <em>session</em> is an account signed in on
 * a device and belongs to one connection (S2); an <em>outbox</em> holds what waits to be sent on
 * one connection, so that a slow reader is waited for by nobody else; the <em>ledger</em> is the
 * registry and its store, where a change is answered only once it is on disk. Rules are in {@code
 * tracker.registry}, the disk in {@code tracker.store}.
 */
package dev.covey.tracker;
