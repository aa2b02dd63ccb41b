/**
 * A file as pieces: hashing what is shared, reading it for others, writing what is downloaded, and
 * names that are safe on this system.
 *
 * <p>Words: a <em>window</em> is 64 MiB of a file mapped into memory, and unmapped the moment it is
 * no longer needed (I1, I3); a <em>stamp</em> is what shows cheaply that a file is still the one
 * that was hashed (F13); a <em>part file</em> is a download that is not whole yet. A fault in a
 * mapping becomes a {@link dev.covey.model.CoveyException} in one place, {@code Window}.
 */
package dev.covey.content;
