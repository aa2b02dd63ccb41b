/**
 * The ids and values that every room speaks: names, addresses, digests, manifests, and what a
 * tracker lists.
 *
 * <p>Words: a <em>piece</em> is 512 KiB of a file (the last may be shorter); a <em>manifest</em> is
 * a file's size and all its hashes; a <em>seeder</em> is a device that has offered all of a file.
 * Everything here is immutable and validated when made, so whoever holds one need not check it
 * again.
 */
package dev.covey.model;
