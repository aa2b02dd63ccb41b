package dev.covey.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password's Argon2id hash with what it was made with, in the usual text form: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Immutable.
 */
final class Argon2Hash {
  static final int SALT_BYTES = 16;
  static final int HASH_BYTES = 32;

  /** KiB: stored hashes come from other trackers too, and must not take all memory (X5). */
  private static final int MOST_MEMORY = 64 * 1024;

  private static final int MOST_PASSES = 8;
  private static final int MOST_LANES = 4;

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{22,64})\\$([A-Za-z0-9+/]{43})");

  private final int memory;
  private final int passes;
  private final int lanes;
  private final byte[] salt;
  private final byte[] hash;

  /**
   * @param memory KiB
   * @param passes over that memory
   */
  Argon2Hash(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
    if (lanes < 1 || lanes > MOST_LANES) {
      throw new IllegalArgumentException("no such number of Argon2id lanes is allowed");
    }
    if (memory < 8 * lanes || memory > MOST_MEMORY || passes < 1 || passes > MOST_PASSES) {
      throw new IllegalArgumentException("no such Argon2id cost is allowed");
    }
    this.memory = memory;
    this.passes = passes;
    this.lanes = lanes;
    this.salt = salt.clone();
    this.hash = hash.clone();
  }

  static Argon2Hash of(String password, int memory, int passes, int lanes, byte[] salt) {
    return new Argon2Hash(
        memory, passes, lanes, salt, compute(password, memory, passes, lanes, salt));
  }

  /**
   * @throws IllegalArgumentException if it is not of that form or asks for too much
   */
  static Argon2Hash parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("it is no Argon2id hash");
    }
    return new Argon2Hash(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        Base64.getDecoder().decode(matcher.group(4)),
        Base64.getDecoder().decode(matcher.group(5)));
  }

  /** Whether it is that password's; costs the same for any other. */
  boolean matches(String password) {
    return MessageDigest.isEqual(hash, compute(password, memory, passes, lanes, salt));
  }

  private static byte[] compute(String password, int memory, int passes, int lanes, byte[] salt) {
    // The same password may be typed with composed or with combining characters.
    byte[] typed =
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    argon2.generateBytes(typed, hash);
    Arrays.fill(typed, (byte) 0);
    return hash;
  }

  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(memory, passes, lanes, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
