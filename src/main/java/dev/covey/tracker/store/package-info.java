/**
 * A tracker's one file: the change log that the registry is built from, the manifests, and the
 * scores of devices. SQLite in WAL mode; what is acknowledged is on disk (T9).
 *
 * <p>Words: the <em>ledger</em> is registry and log together and what a tracker's commands go
 * through; an <em>origin</em> is a store as the writer of numbered changes; a manifest is
 * <em>staged</em> while its pages come in and until a file of the log names it.
 */
package dev.covey.tracker.store;
