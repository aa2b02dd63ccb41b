/**
 * What a peer remembers across restarts, in one SQLite file: what it shares, its downloads, its
 * network, and the session if its user stays signed in (D12, F10, S5).
 *
 * <p>A <em>kept</em> share or download is the row of it; the live ones are in other rooms. The
 * library knows no tracker and no transfer: it keeps what it is told.
 */
package dev.covey.peer.library;
