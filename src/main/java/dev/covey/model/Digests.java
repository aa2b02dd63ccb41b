package dev.covey.model;

/**
 * The digests of a whole file: the SHA-1 that the earlier systems had, and the SHA-256 that tells
 * contents apart (F3).
 */
public record Digests(Sha1 sha1, Sha256 sha256) {}
