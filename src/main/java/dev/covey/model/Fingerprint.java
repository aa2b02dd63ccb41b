package dev.covey.model;

/**
 * A network: the SHA-256 of its certificate authority's certificate, which peers pin (X2).
 *
 * @param hex 64 lowercase hex digits
 */
public record Fingerprint(String hex) {
  public static final int BYTES = 32;

  public Fingerprint {
    HexDigest.check("A fingerprint", hex, BYTES);
  }

  public static Fingerprint of(byte[] bytes) {
    return new Fingerprint(HexDigest.encode(bytes));
  }

  public byte[] bytes() {
    return HexDigest.decode(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
