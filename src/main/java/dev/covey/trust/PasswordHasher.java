package dev.covey.trust;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Hashes passwords with Argon2id at 19 MiB, two passes, one lane (S6): on the thread that asks, of
 * which only some are let in at once, in the order they came, so that a flood of sign-ins takes
 * neither all memory nor all cores.
 */
public final class PasswordHasher {
  private static final int MEMORY = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;

  // Immutable
  private final SecureRandom random = new SecureRandom();
  private final Semaphore places;

  /** Stands in for the hash of a user who does not exist; no password is known to match it. */
  private final Argon2Hash nobody;

  /**
   * @param concurrent how many may be hashed at once, each with 19 MiB; at least 1
   */
  public PasswordHasher(int concurrent) {
    if (concurrent < 1) {
      throw new IllegalArgumentException("at least one password at a time, not " + concurrent);
    }
    this.places = new Semaphore(concurrent, true);
    this.nobody =
        new Argon2Hash(
            MEMORY, PASSES, LANES, bytes(Argon2Hash.SALT_BYTES), bytes(Argon2Hash.HASH_BYTES));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The text to store. It differs from one call to the next. */
  public String hash(String password) {
    byte[] salt = bytes(Argon2Hash.SALT_BYTES);
    places.acquireUninterruptibly();
    try {
      return Argon2Hash.of(password, MEMORY, PASSES, LANES, salt).toString();
    } finally {
      places.release();
    }
  }

  /**
   * Whether that is the password. It takes as long for a user who does not exist, or whose stored
   * hash is damaged, as for a wrong password.
   *
   * @param storedHash what {@link #hash} gave; empty if there is no such user
   */
  public boolean verify(String password, Optional<String> storedHash) {
    Optional<Argon2Hash> stored = storedHash.flatMap(PasswordHasher::parse);
    places.acquireUninterruptibly();
    try {
      return stored.orElse(nobody).matches(password) && stored.isPresent();
    } finally {
      places.release();
    }
  }

  private static Optional<Argon2Hash> parse(String text) {
    try {
      return Optional.of(Argon2Hash.parse(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
