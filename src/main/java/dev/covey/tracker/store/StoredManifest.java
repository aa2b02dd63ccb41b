package dev.covey.tracker.store;

import dev.covey.model.Digests;
import dev.covey.model.Sha256;

/**
 * A manifest that the store has whole and verified; its hashes are read by the page.
 *
 * @param size bytes of the file
 */
public record StoredManifest(Sha256 id, long size, Digests digests) {}
