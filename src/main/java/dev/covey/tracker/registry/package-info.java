/**
 * What the trackers of a network agree on, and its rules. Pure: no clock, socket, disk or thread;
 * times, ids and who is online come in as values.
 *
 * <p>Words: a <em>change</em> is one step upwards of one entity and is never taken back; applying
 * changes in any order, or twice, ends in the same state (T5). A <em>membership</em> is one request
 * to join and what became of it; asking again is another. An <em>offer</em> says that a device has
 * all of a file and will serve it; it is live while the membership under which it was made lasts. A
 * file <em>leaves</em> its group when no live offer is left (F11). What a user sees is derived when
 * read: the effective owner, the listed files, and who keeps a contested name (T12). Authority is
 * checked once, by the command that makes the changes, never when they are applied.
 */
package dev.covey.tracker.registry;
